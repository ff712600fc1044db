import type { OwnWays } from './ownWays.ts';
import type { SchemeId } from './schemeIds.ts';
import type { Bytes } from '../bytes/bytes.ts';
import type { KeyFacts } from '../check/verdict.ts';

export type { SchemeId } from './schemeIds.ts';

/** How a provider signs its webhooks. */
export interface Scheme {
  readonly id: SchemeId;
  readonly provider: string;
  /** The provider inside a sentence, or any sender where many use the scheme. */
  readonly signer: string;
  readonly algorithm: Algorithm;
  readonly signature: SignaturePlace;
  /** The parts of the signed message, with nothing between them. */
  readonly message: readonly MessagePart[];
  readonly secret: KeyDerivation;
  /** Absent: no time is sent, so a recorded request can be replayed for ever. */
  readonly timestamp?: TimestampRule;
  readonly eventId?: EventIdPlace;
  /** Headers that must have this value. */
  readonly constants?: readonly { readonly name: string; readonly value: string }[];
  /** Other names that the provider's own code tries when the first is missing. */
  readonly aliases?: Readonly<Record<string, readonly string[]>>;
  /** The spellings of the URL that the provider's own code tries. */
  readonly urlForms?: 'ports and legacy query' | 'decoded query';
  /** What has the body's SHA-256 in it: a query parameter, in hex, for bodies that are no form; or a claim of the token. */
  readonly bodyHash?: { readonly queryParameter: string } | { readonly claim: string };
  /** Headers that tell this provider from others with the same signature header. */
  readonly alsoSends?: readonly { readonly header: string; readonly value?: RegExp }[];
  /** The provider's main scheme, of which this is an older or newer rule. */
  readonly variantOf?: SchemeId;
  readonly example: Example;
  readonly own?: OwnWays;
}

/** A request as the provider would send it, but for its signature, with a made-up secret. */
export interface Example {
  readonly secret: string;
  /** JSON is written as the provider writes it; a text stands as it is. */
  readonly body: unknown;
  readonly indent?: 2;
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * `SHA-256` is a plain hash of the secret and the content, `SHA-1` one of the content and the secret; `token` sends the
 * secret itself. `RSA` is that of a certificate that has to be fetched.
 */
export type Algorithm =
  | 'HMAC-SHA-256'
  | 'HMAC-SHA-1'
  | 'HMAC-SHA-384'
  | 'HMAC-SHA-512'
  | 'SHA-256'
  | 'SHA-1'
  | PublicKeyAlgorithm
  | 'token';

/** What is checked with a public key, and never computed. */
export type PublicKeyAlgorithm = 'Ed25519' | 'ECDSA P-256' | 'RSA';

/** Whether signatures are checked with a public key. */
export function isPublicKeyed(algorithm: Algorithm): algorithm is PublicKeyAlgorithm {
  return algorithm === 'Ed25519' || algorithm === 'ECDSA P-256' || algorithm === 'RSA';
}

/** `hex` is lower case: that is what providers send, and what most of their SDKs compare as text. */
export type Encoding = 'hex' | 'base64' | 'base64url';

export type SignaturePlace = (
  | {
      readonly header: string;
      /** Headers that hold the same of another key; one of all is enough. */
      readonly more?: readonly string[];
    }
  /** The path of a JSON member, or the name of a form field. */
  | { readonly bodyField: string }
) & { readonly format: SignatureFormat };

/**
 * `tolerant`: what the provider's own code reads too. Unpadded base64 may be in the alphabet of URLs.
 */
export type SignatureFormat =
  /** `v1,<mac> v1,<mac>`; entries of another version are left aside. */
  (
    | { readonly kind: 'versioned list'; readonly version: string; readonly encoding: Encoding }
    /** `t=<time>,v1=<mac>,v1=<mac>`; keys that are not named are left aside. */
    | {
        readonly kind: 'key=value pairs';
        readonly separator: ',' | ', ' | ';' | '&';
        readonly timeKey?: string;
        readonly macKey: string;
        readonly encoding: Encoding;
      }
    /** `sha256=<mac>`; an empty prefix stands for the bare MAC. */
    | { readonly kind: 'prefixed'; readonly prefix: string; readonly encoding: Encoding }
    | { readonly kind: 'token' }
  ) & { readonly tolerant?: 'upper case' | 'unpadded' | 'without blanks' };

/** `form parameters`: sorted by name, each name and value after the other, as Twilio signs them. */
export type MessagePart =
  | 'body'
  | 'timestamp'
  | 'url'
  | 'method'
  | 'form parameters'
  | `header:${string}`
  | `field:${string}`
  | `text:${string}`
  | OwnPart
  | MessageLiteral;

/** What a rule of its own makes of the body, of the URL or of the headers. */
export type OwnPart = `body:${string}` | `url:${string}` | `token:${string}`;

const literals = ['.', ':', 'v0:', '|', '\n'] as const;
export type MessageLiteral = (typeof literals)[number];

/** Whether a part of the message is always the same. */
export function isLiteral(part: MessagePart): part is MessageLiteral {
  return literals.some((literal) => literal === part);
}

/** Whether the URL, or something made of it, is signed. */
export function signsUrl({ message, own }: Scheme): boolean {
  return (
    own?.needsUrl === true || message.some((part) => part === 'url' || part.startsWith('url:'))
  );
}

export type KeyDerivation =
  /** The secret's own bytes, prefix and all. */
  | { readonly kind: 'text' }
  /** Base64 after an optional prefix. */
  | {
      readonly kind: 'base64';
      readonly prefix: string;
      /** How to read a secret without the prefix; base64 when absent. */
      readonly withoutPrefix?: 'text';
    }
  | { readonly kind: 'hex' }
  /** The provider's own code tries all of them. */
  | { readonly kind: 'either'; readonly of: readonly KeyDerivation[] }
  /** A public key of 32 bytes; or a private key, seed and public key, to sign with. In hex, or in base64 after a prefix. */
  | { readonly kind: 'Ed25519'; readonly encoding: 'hex' }
  | {
      readonly kind: 'Ed25519';
      readonly encoding: 'base64';
      readonly publicPrefix: string;
      readonly privatePrefix: string;
    }
  /** Made of the text in a way of its own. */
  | {
      readonly kind: 'made';
      readonly how: KeyFacts['derived'];
      /** The keys, or undefined where the text gives none. */
      readonly keys: (text: string) => readonly Bytes[] | undefined;
      /** Why there are none, where the text gives none. */
      readonly problem: Exclude<NonNullable<KeyFacts['problem']>, 'empty'>;
      /** A secret of this kind, made of random bytes; what stands beside the key stays as in another secret. */
      readonly fresh: (random: Uint8Array, like: string) => string;
    }
  /** A public key as SPKI in base64 or PEM; or a private key as PKCS #8, to sign with. */
  | {
      readonly kind: 'ECDSA';
      readonly pair: (text: string) => KeyPair | undefined;
      /** A public key as it is given out. */
      readonly written: (key: Bytes) => string;
      /** A private key; undefined where the platform makes none. */
      readonly fresh: () => Promise<string | undefined>;
    }
  /** Nothing of the receiver's: the certificate is fetched. */
  | { readonly kind: 'none' };

/** A public key; with the private one where the text holds that. */
export interface KeyPair {
  readonly key: Bytes;
  readonly seed?: Bytes;
}

export interface TimestampRule {
  readonly place: { readonly header: string } | { readonly bodyField: string } | 'signature header';
  readonly unit: 'seconds' | 'milliseconds' | 'ISO 8601';
  /** Absent: the provider's own code does not check the age. */
  readonly toleranceSeconds?: number;
  /** `past only`: a timestamp in the future is never refused. `not ahead`: it is refused at once. */
  readonly direction: 'both' | 'past only' | 'not ahead';
  /** Set where an age of just the tolerance is refused. */
  readonly edge?: 'refused';
  /** A smaller number is of another unit, and refused. */
  readonly least?: number;
}

export type EventIdPlace =
  { readonly header: string; readonly example: string } | { readonly bodyField: string };

const required = new WeakMap<Scheme, readonly string[]>();

/** The headers that a request must have, in reading order. */
export function requiredHeaders(scheme: Scheme): readonly string[] {
  const names = required.get(scheme) ?? namesOfRequired(scheme);
  required.set(scheme, names);
  return names;
}

function namesOfRequired(scheme: Scheme): readonly string[] {
  const { message, timestamp, constants = [], own } = scheme;
  const names = message.flatMap((part) => (part.startsWith('header:') ? [part.slice(7)] : []));
  if (timestamp && typeof timestamp.place === 'object' && 'header' in timestamp.place) {
    names.push(timestamp.place.header);
  }
  names.push(...constants.map(({ name }) => name), ...(own?.requires ?? []));
  names.push(...signatureHeaders(scheme));
  return [...new Set(names)];
}

/** The headers that hold signatures; none when they stand in the body. */
export function signatureHeaders({ signature }: Scheme): readonly string[] {
  return 'header' in signature ? [signature.header, ...(signature.more ?? [])] : [];
}
