import type { Bytes } from '../../bytes/bytes.ts';
import type { Cause } from '../causes.ts';

/** A body that may have been signed, and the causes that turned it into the checked one. */
export interface BodyVariant {
  readonly causes: readonly Cause[];
  readonly bytes: Bytes;
  /** The Content-Type it was signed as, if it is another. */
  readonly contentType?: string;
}
