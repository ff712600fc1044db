import type { AttackAct } from './ids.ts';

import type { EndpointMode, SettingKey, SettingValue } from './settings.ts';

/** What a person, or a scenario's plan, does at a moment. */
export type Action =
  | { readonly type: 'endpoint.set'; readonly mode: EndpointMode }
  | { readonly type: 'endpoint.enable' }
  | { readonly type: 'event.trigger' }
  | { readonly type: 'attack'; readonly act: AttackAct }
  | { readonly type: 'worker.crash' }
  | { readonly type: 'setting.set'; readonly key: SettingKey; readonly value: SettingValue };

/** An action with its moment, in whole milliseconds from the start of the run. */
export type Command = Action & { readonly at: number };
