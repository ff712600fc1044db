import type { SchemeId } from './schemeIds.ts';

export type { SchemeId } from './schemeIds.ts';

/** How one provider signs its webhooks, as data. What is not data is a small strategy that the data names. */
export interface Scheme {
  readonly id: SchemeId;
  readonly provider: string;
  /** Who signs, inside a sentence: the provider, or any sender where the scheme is a format that many use. */
  readonly signer: string;
  readonly algorithm: Algorithm;
  readonly signature: SignaturePlace;
  /** What goes into the MAC, in this order, with nothing in between but what is listed. */
  readonly message: readonly MessagePart[];
  readonly secret: KeyDerivation;
  /** Absent: the provider sends no time, so that a recorded request can be replayed for ever. */
  readonly timestamp?: TimestampRule;
  readonly eventId?: EventIdPlace;
  /** Headers that say which rule was followed, and must say this one. */
  readonly constants?: readonly { readonly name: string; readonly value: string }[];
  /** Other names under which the provider's own code finds a header, tried when the first is missing. */
  readonly aliases?: Readonly<Record<string, readonly string[]>>;
  /** In which spellings of the URL the provider's own code looks for a match. */
  readonly urlForms?: 'ports and legacy query' | 'decoded query';
  /** A query parameter that holds the body's SHA-256 in hex, for bodies that are no form. */
  readonly bodyHash?: { readonly queryParameter: string };
  /** What else in a request speaks for this provider, where others use its signature header too. */
  readonly alsoSends?: readonly { readonly header: string; readonly value?: RegExp }[];
  /** Another rule of the same provider, older or newer than the one it is known for. */
  readonly variantOf?: SchemeId;
}

/** `SHA-256` is a plain hash of the secret and the content; `token` sends the secret itself. */
export type Algorithm =
  'HMAC-SHA-256' | 'HMAC-SHA-1' | 'HMAC-SHA-512' | 'SHA-256' | 'Ed25519' | 'token';

/** `hex` is lower case: that is what providers send, and what their SDKs compare as text. */
export type Encoding = 'hex' | 'base64';

export type SignaturePlace = (
  | {
      readonly header: string;
      /** Headers that hold the same of another key; one of all is enough. */
      readonly more?: readonly string[];
    }
  /** In the body: the way to a member of its JSON, or the name of a form field. */
  | { readonly bodyField: string }
) & { readonly format: SignatureFormat };

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
  | { readonly kind: 'prefixed'; readonly prefix: string; readonly encoding: Encoding }
  /** The secret as it is. */
  | { readonly kind: 'token' };

/** `form parameters`: sorted by name, each name and value after the other, as Twilio signs them. */
export type MessagePart =
  | 'body'
  | 'timestamp'
  | 'url'
  | 'method'
  | 'form parameters'
  | `header:${string}`
  | `field:${string}`
  | MessageLiteral;

export type MessageLiteral = '.' | ':' | 'v0:';

export type KeyDerivation =
  /** The bytes of the secret as it is written, prefix and all. */
  | { readonly kind: 'text' }
  /** What is left after the prefix, decoded from base64. The prefix may be missing. */
  | {
      readonly kind: 'base64';
      readonly prefix: string;
      /** What a secret without the prefix is; base64 too, when nothing is said. */
      readonly withoutPrefix?: 'text';
    }
  /** The provider changed its rule and its own code tries both. */
  | { readonly kind: 'either'; readonly of: readonly KeyDerivation[] }
  /**
   * A public key of 32 bytes to check with; or its private key, the seed with the public key behind it,
   * to sign with. In hex, or in base64 after one of two prefixes.
   */
  | { readonly kind: 'Ed25519'; readonly encoding: 'hex' }
  | {
      readonly kind: 'Ed25519';
      readonly encoding: 'base64';
      readonly publicPrefix: string;
      readonly privatePrefix: string;
    };

export interface TimestampRule {
  /** A header of its own, beside the MACs in the signature header, or a field of the body. */
  readonly place: { readonly header: string } | { readonly bodyField: string } | 'signature header';
  readonly unit: 'seconds' | 'milliseconds' | 'ISO 8601';
  /** Absent: the provider's own code does not check the age. */
  readonly toleranceSeconds?: number;
  /** `past only`: a timestamp in the future is never refused. */
  readonly direction: 'both' | 'past only';
}

export type EventIdPlace =
  { readonly header: string; readonly example: string } | { readonly bodyField: string };

const required = new WeakMap<Scheme, readonly string[]>();

/** The headers a request of this scheme must carry to be checked, in reading order. */
export function requiredHeaders(scheme: Scheme): readonly string[] {
  const names = required.get(scheme) ?? namesOfRequired(scheme);
  required.set(scheme, names);
  return names;
}

function namesOfRequired(scheme: Scheme): readonly string[] {
  const { message, timestamp, constants = [] } = scheme;
  const names = message.flatMap((part) => (part.startsWith('header:') ? [part.slice(7)] : []));
  if (timestamp && typeof timestamp.place === 'object' && 'header' in timestamp.place) {
    names.push(timestamp.place.header);
  }
  names.push(...constants.map(({ name }) => name));
  names.push(...signatureHeaders(scheme));
  return [...new Set(names)];
}

/** The headers in which signatures may stand; none where they stand in the body. */
export function signatureHeaders({ signature }: Scheme): readonly string[] {
  return 'header' in signature ? [signature.header, ...(signature.more ?? [])] : [];
}
