import type { Bytes } from '../../bytes/bytes.ts';
import type { Cause } from '../causes.ts';

/** A body that may have been signed, and what was done to it on the way to the one that was checked. */
export interface BodyVariant {
  readonly causes: readonly Cause[];
  readonly bytes: Bytes;
  /** As what it was signed, where the request here says another. */
  readonly contentType?: string;
}
