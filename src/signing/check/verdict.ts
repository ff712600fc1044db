import type { Algorithm, TimestampRule } from '../providers/scheme.ts';

/**
 * A refusal is something to show, so it is a value, and whoever shows it must know every reason. `ok` is undefined where
 * the platform cannot compute the algorithm: then nothing is known of the signature, whatever else is wrong.
 */
export type Verdict =
  | { readonly ok: true; readonly steps: readonly Step[] }
  | { readonly ok: false; readonly because: RejectionReason; readonly steps: readonly Step[] }
  | { readonly ok: undefined; readonly because: Inability; readonly steps: readonly Step[] };

/**
 * What a platform may lack: Ed25519 and ECDSA are WebCrypto's alone, which older browsers and pages without https do
 * not have. A certificate that has to be fetched is never here.
 */
export type Inability =
  'Ed25519 not supported' | 'ECDSA P-256 not supported' | 'certificate not here';

export type RejectionReason =
  | 'header missing'
  | 'header given twice'
  | 'header has another value'
  | 'signature header malformed'
  | 'no signature of a known version'
  | 'signature malformed'
  | 'URL missing'
  | 'body field missing'
  | 'form not UTF-8'
  | 'body hash differs'
  | 'body hash missing'
  | 'body is not JSON'
  /** A claim of a token is not that of this request, or of this receiver. */
  | 'claim differs'
  | 'timestamp missing'
  | 'timestamp is not a number'
  | 'timestamp is not a date'
  | 'timestamp in another unit'
  | 'timestamp too old'
  | 'timestamp too new'
  | 'secret empty'
  | 'secret malformed'
  /** A public key checks signatures and makes none. */
  | 'secret cannot sign'
  | 'no signature matches';

/** `skipped`: not asked for, or not possible after what went wrong before. */
export type StepOutcome = boolean | 'skipped';

/** One step of the check with what it saw. Always in this order, whatever failed. */
export type Step =
  HeadersStep | SignatureStep | TimestampStep | ContentStep | KeyStep | MacStep | ComparisonStep;

interface StepBase {
  readonly ok: StepOutcome;
  /** Set exactly when `ok` is false. */
  readonly because?: RejectionReason;
}

export interface HeadersStep extends StepBase {
  readonly step: 'headers';
  readonly headers: readonly FoundHeader[];
}

export interface FoundHeader {
  readonly name: string;
  /** More than one value: names that differ only in case. None: the header is missing. */
  readonly values: readonly string[];
  /** The only value it may have, where there is one. */
  readonly wanted?: string;
  /** One of several of which one is enough. */
  readonly optional?: true;
}

export interface SignatureStep extends StepBase {
  readonly step: 'signature';
  readonly offered: readonly OfferedMac[];
  /** Entries of other versions or unknown keys, as they stand in the header. */
  readonly leftAside: readonly string[];
}

/** A MAC that the request claims. */
export type OfferedMac =
  | { readonly text: string; readonly mac: Uint8Array }
  | {
      readonly text: string;
      readonly problem: 'not hex' | 'not base64' | 'wrong length';
    };

export interface TimestampStep extends StepBase {
  readonly step: 'timestamp';
  /** As it stands in the header: the bytes that are signed are these, never a number printed again. */
  readonly text?: string;
  readonly sentAtSeconds?: number;
  /** Negative when the timestamp lies in the future. */
  readonly ageSeconds?: number;
  readonly toleranceSeconds?: number;
  readonly direction?: TimestampRule['direction'];
}

export interface ContentStep extends StepBase {
  readonly step: 'content';
  /** Of the content that matched, or else of the first. */
  readonly parts: readonly SignedPart[];
  readonly byteLength: number;
  /** What makes it another than the request says: `without the port`. */
  readonly note?: string;
  /** How many spellings of the URL were tried. */
  readonly tried?: number;
}

export interface SignedPart {
  readonly role: 'header' | 'timestamp' | 'body' | 'field' | 'url' | 'method' | 'literal';
  readonly label: string;
  readonly bytes: Uint8Array;
}

export interface KeyStep extends StepBase {
  readonly step: 'key';
  readonly keys: readonly KeyFacts[];
}

/** What may be told about a key without telling the key. */
export interface KeyFacts {
  /** Which of the given secrets, counted from 1. */
  readonly secret: number;
  readonly derived:
    | 'as text'
    | 'decoded from base64'
    | 'decoded from hex'
    | 'normalised text'
    | 'the SHA-1 of the private key'
    | 'the text after signkey-…-'
    | 'the secret behind the key'
    | 'as JSON Web Keys'
    | 'none';
  readonly byteLength: number;
  readonly problem?:
    | 'empty'
    | Base64Problem
    | 'not hex'
    | 'not a public key'
    | 'not 64 characters'
    | 'not JSON Web Keys';
  /** With `incomplete base64`: how many characters remain after the last whole group of four. */
  readonly charactersLeftOver?: number;
  /** White space that came along when the secret was copied; left out where there is none. */
  readonly strayEdges?: readonly StrayEdge[];
}

/** Why a text is no base64: a character it does not have, a length it cannot have, or a last character that no bytes give. */
export type Base64Problem = 'not base64' | 'incomplete base64' | 'impossible last character';

/** Read after "the secret". */
export type StrayEdge =
  `${'starts' | 'ends'} with ${'a space' | 'a tab' | 'a line break' | 'an invisible character'}`;

export interface MacStep extends StepBase {
  readonly step: 'mac';
  readonly algorithm: Algorithm;
  readonly computed: readonly ComputedMac[];
  /** Why nothing could be computed, whatever the request says. */
  readonly unable?: Inability;
}

export interface ComputedMac {
  readonly secret: number;
  /** Which of the contents that may have been signed, counted from 0. */
  readonly content: number;
  readonly mac: Uint8Array;
}

export interface ComparisonStep extends StepBase {
  readonly step: 'comparison';
  readonly comparisons: readonly Comparison[];
}

export interface Comparison {
  readonly secret: number;
  /** Position among the offered MACs, counted from 1. */
  readonly offered: number;
  /** Which of the contents that may have been signed, counted from 0. */
  readonly content: number;
  /** Absent where a signature is checked with a public key and never computed. */
  readonly computedMac?: Uint8Array;
  readonly offeredMac: Uint8Array;
  readonly differingBits?: number;
  readonly equal: boolean;
}
