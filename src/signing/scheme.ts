/** How one provider signs its webhooks, as data. What is not data is a small strategy that the data names. */
export interface Scheme {
  readonly id: SchemeId;
  readonly provider: string;
  /** Who signs, inside a sentence: the provider, or any sender where the scheme is a format that many use. */
  readonly signer: string;
  readonly algorithm: Algorithm;
  readonly signature: { readonly header: string; readonly format: SignatureFormat };
  /** What goes into the MAC, in this order, with nothing in between but what is listed. */
  readonly message: readonly MessagePart[];
  readonly secret: KeyDerivation;
  /** Absent: the provider sends no time, so that a recorded request can be replayed for ever. */
  readonly timestamp?: TimestampRule;
  readonly eventId?: EventIdPlace;
}

export type SchemeId = 'standard-webhooks' | 'stripe' | 'github';

export type Algorithm = 'HMAC-SHA-256';

/** `hex` is lower case: that is what providers send, and what their SDKs compare as text. */
export type Encoding = 'hex' | 'base64';

export type SignatureFormat =
  /** `v1,<mac> v1,<mac>`; entries of another version are left aside. */
  | { readonly kind: 'versioned list'; readonly version: string; readonly encoding: Encoding }
  /** `t=<time>,v1=<mac>,v1=<mac>`; keys that are not named are left aside. */
  | {
      readonly kind: 'key=value pairs';
      readonly separator: ',' | ', ' | ';';
      readonly timeKey?: string;
      readonly macKey: string;
      readonly encoding: Encoding;
    }
  /** `sha256=<mac>`; an empty prefix stands for the bare MAC. */
  | { readonly kind: 'prefixed'; readonly prefix: string; readonly encoding: Encoding };

export type MessagePart =
  'body' | 'timestamp' | 'url' | 'method' | `header:${string}` | MessageLiteral;

export type MessageLiteral = '.' | ':' | 'v0:';

export type KeyDerivation =
  /** The bytes of the secret as it is written, prefix and all. */
  | { readonly kind: 'text' }
  /** What is left after the prefix, decoded from base64. The prefix may be missing. */
  | { readonly kind: 'base64'; readonly prefix: string };

export interface TimestampRule {
  /** A header of its own, or beside the MACs in the signature header. */
  readonly place: { readonly header: string } | 'signature header';
  readonly unit: 'seconds' | 'milliseconds';
  /** Absent: the provider's own code does not check the age. */
  readonly toleranceSeconds?: number;
  /** `past only`: a timestamp in the future is never refused. */
  readonly direction: 'both' | 'past only';
}

export type EventIdPlace =
  { readonly header: string; readonly example: string } | { readonly bodyField: string };

/** The headers a request of this scheme must carry to be checked, in reading order. */
export function requiredHeaders({ message, timestamp, signature }: Scheme): readonly string[] {
  const names = message.flatMap((part) => (part.startsWith('header:') ? [part.slice(7)] : []));
  if (timestamp && timestamp.place !== 'signature header') names.push(timestamp.place.header);
  names.push(signature.header);
  return [...new Set(names)];
}
