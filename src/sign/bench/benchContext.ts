import type { SchemeId } from '../../signing/providers/scheme.ts';
import type { BodyShape } from '../request/body/body.ts';
import type { Draft, RequestChange } from './draft.ts';
import type { Signer } from './signAndReplay.ts';
import type { BenchNote, Checked, Judged, Understood, Undoable } from './benchState.ts';

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
