import type { Curve } from './curve.ts';
export declare const ed25519: Curve;
