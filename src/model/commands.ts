import type { AttackAct, DeliveryId } from './ids.ts';
import type { EndpointMode, SettingKey, SettingValue } from './settings.ts';

/** What a person, or a scenario's plan, does at a moment. */
export type Action =
  | { readonly type: 'endpoint.set'; readonly mode: EndpointMode }
  | { readonly type: 'endpoint.enable' }
  | { readonly type: 'event.trigger' }
  /** The resend button of the sender's dashboard: one dead letter, or all of them. */
  | { readonly type: 'delivery.resend'; readonly deliveryId: DeliveryId | 'all' }
  | { readonly type: 'backfill.run' }
  | { readonly type: 'secret.rotate' }
  | { readonly type: 'attack'; readonly act: AttackAct }
  | { readonly type: 'worker.crash' }
  | { readonly type: 'setting.set'; readonly key: SettingKey; readonly value: SettingValue };

/** An action with its moment, in whole milliseconds from the start of the run. */
export type Command = Action & { readonly at: number };
