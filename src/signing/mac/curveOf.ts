import type { Scheme } from '../providers/scheme.ts';
import type { Curve } from './curve.ts';
import { ed25519 } from './ed25519.ts';

/** How the signatures of a scheme are checked with a public key; undefined where nothing here can. */
export function curveOf({ algorithm, own }: Scheme): Curve | undefined {
  return algorithm === 'Ed25519' ? ed25519 : own?.curve;
}
