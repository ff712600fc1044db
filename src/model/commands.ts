import type { AttackAct, DeliveryId, MessageId } from './ids.ts';
import type { EndpointMode, SettingKey, SettingValue } from './settings.ts';

/** What can be done to a message on its way. */
export type MessageAct = 'lose' | 'tamper' | 'copy';

/**
 * What is done to something that is seen on the stage, and has no effect once it has changed. It comes last among
 * all that happens at its moment: whoever clicks has seen that.
 */
export type ActOnSight =
  /** Makes a retry that waits at once. */
  | { readonly type: 'delivery.sendNow'; readonly deliveryId: DeliveryId }
  /** Loses what is on its way of a message, the request or its answer; or lets the attacker change or keep the request. */
  | { readonly type: `message.${MessageAct}`; readonly messageId: MessageId };

/** What a person, or a scenario's plan, does at a moment. */
export type Action =
  | { readonly type: 'endpoint.set'; readonly mode: EndpointMode }
  | { readonly type: 'endpoint.enable' }
  | { readonly type: 'event.trigger' }
  /** The resend button of the sender's dashboard: one dead letter, or all of them. */
  | { readonly type: 'delivery.resend'; readonly deliveryId: DeliveryId | 'all' }
  | ActOnSight
  | { readonly type: 'backfill.run' }
  | { readonly type: 'secret.rotate' }
  | { readonly type: 'attack'; readonly act: AttackAct }
  | { readonly type: 'worker.crash' }
  | { readonly type: 'setting.set'; readonly key: SettingKey; readonly value: SettingValue };

/** An action with its moment, in whole milliseconds from the start of the run. */
export type Command = Action & { readonly at: number };
