import type { MacAlgorithm } from '../mac/macAlgorithm.ts';
import type { SchemeId } from './scheme.ts';
import { generated } from './vectors/generated.testkit.ts';
import { macs } from './vectors/macs.testkit.ts';
import { published } from './vectors/published.testkit.ts';

/** A request whose verdict somebody else decided: a provider's documentation, its own library, or its rule. */
export interface SigningVector {
  readonly id: string;
  readonly schemeId: SchemeId;
  readonly origin: 'published' | 'sdk-generated' | 'computed-here';
  readonly secret: string | readonly string[];
  /** The private key, where the secret is a public one. */
  readonly signingSecret?: string;
  readonly url?: string;
  readonly method?: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Exactly these characters in UTF-8, without a byte order mark. */
  readonly rawBody: string;
  /** Absent: the time is not checked. */
  readonly nowSeconds?: number;
  readonly expected: 'valid' | 'invalid';
  readonly reason?: string;
  readonly source: string;
}

export interface MacVector {
  readonly id: string;
  readonly algorithm: Extract<MacAlgorithm, `HMAC-${string}`>;
  readonly keyHex: string;
  readonly messageHex: string;
  /** RFC 4231 case 5 gives the first 128 bits only. */
  readonly macHex: string;
  readonly source: string;
}

export const signingVectors: readonly SigningVector[] = [...published, ...generated];

/** What libraries said of requests in one run, each with its version. */
export { confirmed as confirmedVectors } from './vectors/confirmed.testkit.ts';

export const macVectors: readonly MacVector[] = macs;
