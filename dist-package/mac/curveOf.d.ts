import type { Scheme } from '../providers/scheme.ts';
import type { Curve } from './curve.ts';
/** How the signatures of a scheme are checked with a public key; undefined where nothing here can. */
export declare function curveOf({ algorithm, own }: Scheme): Curve | undefined;
