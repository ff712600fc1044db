import type { Bytes } from '../bytes/bytes.ts';
import type { SignedContent, Signing } from '../check/signedContent.ts';
import type { Curve } from '../mac/curve.ts';
import type { VerifyInput } from '../request.ts';
import type { RejectionReason, TimestampStep } from '../check/verdict.ts';
import type { TokenRule } from './rules/jwt.ts';
import type { Algorithm, OwnPart } from './scheme.ts';

/** What one rule does in a way of its own. It is loaded with the rule, so that nobody else pays for it. */
export interface OwnWays {
  /** What of all that comes is called the body here, for code that a server hands it. */
  readonly bodyNote?: string;
  /** Makes parts of the message: undefined where the request does not have what they are made of. */
  readonly parts?: Readonly<
    Partial<Record<OwnPart, (request: Signing) => string | Uint8Array | undefined>>
  >;
  /** Fields of the body that are missing are signed as if they were empty. */
  readonly emptyFields?: true;
  /** Why there is no message where one of these parts is missing. */
  readonly absent?: RejectionReason;
  /** Other forms of the request that the provider's own code tries too. */
  readonly forms?: (
    request: Signing,
  ) => readonly (Partial<Signing> & Pick<SignedContent, 'note'>)[];
  /** Set where the URL has a say although it is no part of the message. */
  readonly needsUrl?: true;
  /** Why the request is refused, whatever its signature says. */
  readonly refuses?: (request: Signing, secrets: readonly string[]) => RejectionReason | undefined;
  /** Headers that a request must have beside those of the message. */
  readonly requires?: readonly string[];
  /** Headers that a sender writes before it signs. */
  readonly headers?: (request: Signing, given: SenderFacts) => Readonly<Record<string, string>>;
  /** What stands in the place of the signature, turned into the format of the rule. */
  readonly normal?: (text: string, secrets: readonly string[]) => string;
  /** What a sender writes there: the text of the format, with what else belongs to it. */
  readonly written?: (text: string, message: Bytes, secrets: readonly string[]) => string;
  /** Whether a value may be this rule's, where others use the same header. */
  readonly fits?: (text: string, headers: VerifyInput['headers']) => boolean;
  /** Judges the time where the rule has more than one moment. */
  readonly judgesTime?: (request: VerifyInput) => TimestampStep;
  /** The algorithm that the request names; undefined for one that the rule does not have. */
  readonly algorithm?: (request: VerifyInput) => Algorithm | undefined;
  /** Checks signatures with a public key. */
  readonly curve?: Curve;
  /** What code that checks the rule does beside what every rule has, where it can do all of it. */
  readonly code?: CodeWays;
}

/** What a program has to do for a rule that has ways of its own. */
export interface CodeWays {
  /** A regular expression, without its ends, that the signature's header fits as a whole. */
  readonly looks?: string;
  /** The header that says the key that stands before the secret, as in `key:secret`. */
  readonly accountHeader?: string;
  /** Headers that say just this where they are there. */
  readonly ifSent?: readonly { readonly name: string; readonly value: string }[];
  /** Set where a weight without decimals is signed with one, and the secret is in Unicode's form NFKD. */
  readonly weights?: true;
  /** What the token has to say, where the signature is one. */
  readonly token?: TokenRule;
}

/** What a sender knows beside the request. */
export interface SenderFacts {
  readonly secrets: readonly string[];
  readonly nowSeconds: number;
  readonly eventId: string | undefined;
}
