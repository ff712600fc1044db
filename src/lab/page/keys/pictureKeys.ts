import type { WalkAct } from './keys.ts';

/** Among the messages on a wire. */
export const wireKeys = {
  ArrowLeft: 'back',
  ArrowRight: 'on',
} as const satisfies Record<string, WalkAct>;

/** In the menu of a message on its way. */
export const menuKeys = {
  ArrowUp: 'back',
  ArrowDown: 'on',
} as const satisfies Record<string, WalkAct>;

/** Among the messages of the sequence diagram. */
export const messageKeys = {
  ArrowUp: 'back',
  ArrowLeft: 'back',
  ArrowDown: 'on',
  ArrowRight: 'on',
  Home: 'toFirst',
  End: 'toLast',
} as const satisfies Record<string, WalkAct>;

/** In a chart with a moment to choose. */
export const chartKeys = {
  ArrowLeft: 'back',
  ArrowDown: 'back',
  ArrowRight: 'on',
  ArrowUp: 'on',
  PageDown: 'farBack',
  PageUp: 'farOn',
  Home: 'toFirst',
  End: 'toLast',
} as const satisfies Record<string, WalkAct | 'farBack' | 'farOn'>;
