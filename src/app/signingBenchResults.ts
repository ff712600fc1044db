import type { SchemeId } from '../signing/scheme.ts';
import type { RejectionReason, Verdict } from '../signing/verdict.ts';
import type { DraftProblem } from './signingBenchDraft.ts';
import type { Tampered } from './signingBenchTamper.ts';

/** What became of the fields, and which scheme they were checked by. */
export type Checked = { readonly schemeId: SchemeId } & (
  { readonly verdict: Verdict } | { readonly problem: DraftProblem }
);

/** What the last press of a button did, to be told beside the buttons. */
export type BenchNote =
  | { readonly kind: 'signed' }
  | { readonly kind: 'cannot sign'; readonly because: RejectionReason | DraftProblem }
  | { readonly kind: 'tampered'; readonly tampered: Tampered }
  | { readonly kind: 'cannot show as text' }
  | { readonly kind: 'undone' };
