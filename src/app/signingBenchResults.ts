import type { Recognition } from '../signing/recognise.ts';
import type { VerifyInput } from '../signing/request.ts';
import type { SchemeId } from '../signing/scheme.ts';
import type { RejectionReason, Verdict } from '../signing/verdict.ts';
import type { Draft, DraftProblem } from './signingBenchDraft.ts';
import type { Tampered } from './signingBenchTamper.ts';

/** What became of the fields, and which scheme they were checked by. */
export type Checked = { readonly schemeId: SchemeId } & (
  { readonly verdict: Verdict; readonly request: VerifyInput } | { readonly problem: DraftProblem }
);

/** A refused or accepted request that stands still while only the clock moves on. */
export interface Judged {
  readonly draft: Draft;
  readonly schemeId: SchemeId;
  readonly request: VerifyInput;
  readonly verdict: Verdict;
}

/** What was made of a pasted text. */
export interface Understood extends Omit<Recognition, 'request'> {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headerNames: readonly string[];
  /** Absent: the text had no body. */
  readonly bodyLength?: number | undefined;
  /** Whether the body that stood in the field before was left there. */
  readonly bodyKept: boolean;
}

/** What the last press of a button did, to be told beside the buttons. */
export type BenchNote =
  | { readonly kind: 'signed' }
  | { readonly kind: 'cannot sign'; readonly because: RejectionReason | DraftProblem }
  | { readonly kind: 'tampered'; readonly tampered: Tampered }
  | { readonly kind: 'replayed'; readonly laterSeconds: number }
  | { readonly kind: 'rotated'; readonly phase: RotationPhase }
  | { readonly kind: 'forged' }
  | { readonly kind: 'changed' }
  | { readonly kind: 'cannot be shown'; readonly as: 'text' | 'hex' | 'base64' | 'file' }
  | { readonly kind: 'file opened'; readonly name: string; readonly byteLength: number }
  | { readonly kind: 'file not read'; readonly name: string }
  /** Something broke that should not: a part of the page did not load, or a browser's function failed. */
  | { readonly kind: 'failed'; readonly at: 'reading' | 'signing' | 'checking' }
  | { readonly kind: 'undone' };

/** Who knows the new secret: the sender alone, then the receiver too, then nobody knows the old one any more. */
export type RotationPhase = 'sender first' | 'both' | 'old one gone';
