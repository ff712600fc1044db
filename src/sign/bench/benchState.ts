import type { Recognition } from '../../signing/recognise.ts';
import type { VerifyInput } from '../../signing/request.ts';
import type { SchemeId } from '../../signing/providers/scheme.ts';
import type { Inability, RejectionReason, Verdict } from '../../signing/check/verdict.ts';
import type { BodyShape } from '../request/body/body.ts';
import type { Draft, DraftProblem, RequestChange } from './draft.ts';
import type { Signer } from './signAndReplay.ts';
import type { Tampered } from '../request/body/tamper.ts';

/** What became of the fields, and which scheme they were checked by. */
export type Checked = {
  readonly schemeId: SchemeId;
  /** Whether nothing tells who sent it, so that the scheme is a guess. */
  readonly isSenderUnknown?: boolean | undefined;
} & (
  | { readonly verdict: Verdict; readonly request: VerifyInput }
  | { readonly problem: DraftProblem | NothingRead }
);

/** The fields are not those of the text that was pasted last: nothing is judged. */
export type NothingRead = 'no request in the text';

/** A refused or accepted request that stands still while only the clock moves on. */
export interface Judged {
  readonly draft: Draft;
  readonly schemeId: SchemeId;
  readonly request: VerifyInput;
  readonly verdict: Verdict;
}

/** What was made of a pasted text. */
export interface Understood extends Recognition {
  /** By what else than a signature its provider was known: `X-GitHub-Event: ping`. */
  readonly knownBy?: string | undefined;
  /** Whether the body that stood in the field before was left there. */
  readonly bodyKept: boolean;
  /** Whether there are headers in the fields that were there before. */
  readonly headersKept: boolean;
  /** What of an example was removed, and nothing came in its place. */
  readonly removedExampleParts: readonly ('URL' | 'headers' | 'secret')[];
}

/** What the last press of a button did, to be told beside the buttons. */
export type BenchNote =
  | { readonly kind: 'signed' }
  | {
      readonly kind: 'cannot sign';
      readonly because: RejectionReason | DraftProblem | Inability;
    }
  | { readonly kind: 'tampered'; readonly tampered: Tampered }
  | { readonly kind: 'replayed'; readonly laterSeconds: number }
  | { readonly kind: 'rotated'; readonly phase: RotationPhase }
  | { readonly kind: 'forged' }
  | { readonly kind: 'changed' }
  | { readonly kind: 'handed over' }
  | { readonly kind: 'cannot be shown'; readonly as: 'text' | 'hex' | 'base64' | 'file' }
  | { readonly kind: 'file opened'; readonly name: string; readonly byteLength: number }
  | { readonly kind: 'file not read'; readonly name: string }
  /** Something broke that should not: a part of the page did not load, or a browser's function failed. */
  | { readonly kind: 'failed'; readonly at: 'reading' | 'signing' | 'checking' }
  /** Something a press had done is taken back; `left` more can be. */
  | { readonly kind: 'undone'; readonly action: Action; readonly left: number };

/**
 * Who knows the new secret: the sender alone, then the receiver too, then nobody knows the old one any more. A receiver
 * that had no secret has the first one at once.
 */
export type RotationPhase = 'sender first' | 'both' | 'old one gone' | 'first one';

/** What one press has done to the fields. */
export type Action =
  | Exclude<
      BenchNote,
      { kind: 'cannot sign' | 'cannot be shown' | 'file not read' | 'failed' | 'undone' }
    >
  | { readonly kind: 'pasted' }
  | { readonly kind: 'read by another rule' };

/** The fields as they stood before a press, and what it did. */
export interface Undoable {
  readonly draft: Draft;
  readonly action: Action;
  /** What stood in the box for pasting, where the press emptied it. */
  readonly box?: { readonly pastedText: string; readonly understood: Understood | undefined };
}

export interface BenchInput {
  /** Absent: an example, signed as the bench opens. */
  readonly handedOver?: Draft | undefined;
  readonly schemeId?: SchemeId | undefined;
  readonly clockSeconds: number;
}

export interface BenchContext {
  readonly draft: Draft;
  readonly clockSeconds: number;
  /** Drafts of the providers that are not on show, so that a look at another one loses nothing. */
  readonly asideDrafts: Readonly<Partial<Record<SchemeId, Draft>>>;
  /** Each press of a button since the last change by hand. */
  readonly undoable: readonly Undoable[];
  readonly note: BenchNote | undefined;
  readonly checked: Checked | undefined;
  readonly judged: Judged | undefined;
  /** The text that was pasted last, until it is undone. */
  readonly pastedText: string;
  readonly understood: Understood | undefined;
  /** The fields that a pasted text without a request has left as they were. */
  readonly unread: Draft | undefined;
  /** What the fields said before the text was pasted: typing on in it begins there again. */
  readonly beforePaste: Draft | undefined;
  readonly signer: Signer;
  readonly touched: boolean;
  /** Whether another page is open. Nobody sees the clock then. */
  readonly away: boolean;
  /** Secrets that somebody gave, as far as a draft holds them: not an example's, and none that this page made. */
  readonly givenSecrets: readonly string[];
  /** For screen readers: only what has stood for a moment, never every keystroke. */
  readonly announcement: string;
}

export type BenchEvent =
  | { type: 'page.left' }
  | { type: 'page.opened' }
  /** Another page wants a request checked in the place of the one that is here. */
  | { type: 'request.handed'; draft: Draft }
  | { type: 'draft.edited'; change: Partial<Omit<Draft, 'schemeId'>> }
  | { type: 'header.edited'; name: string; value: string }
  | { type: 'body.reshaped'; as: BodyShape }
  | { type: 'body.opened'; name: string; bytes: Uint8Array }
  | { type: 'body.refused'; name: string }
  | { type: 'request.pasted'; text: string }
  | { type: 'reading.cancelled' }
  | { type: 'change.used'; change: RequestChange }
  | { type: 'provider.chosen'; schemeId: SchemeId }
  | { type: 'candidate.chosen'; schemeId: SchemeId }
  | { type: 'sign.asked' }
  | { type: 'tamper.asked' }
  | { type: 'replay.asked' }
  | { type: 'rotate.asked' }
  | { type: 'forge.asked' }
  | { type: 'undo.asked' }
  | { type: 'clock.ticked'; nowSeconds: number };
