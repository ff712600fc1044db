import type { Scheme } from './providers/scheme.ts';
export { schemeById } from './providers/loaded.ts';
/** Every scheme there is, in the order in which they are offered. Whoever needs only one loads that: see `loadScheme`. */
export declare const schemes: readonly Scheme[];
