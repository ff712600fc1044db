import type { Recognition } from '../../signing/recognise.ts';
import type { SchemeId } from '../../signing/providers/scheme.ts';
import { reshapedBody, type BodyShape } from '../request/body/signingBenchBody.ts';
import type { SigningBenchContext } from './signingBenchContext.ts';
import { withChange, withScheme, type Draft, type RequestChange } from './signingBenchDraft.ts';
import { exampleDraft } from './signingBenchExamples.ts';
import { withGiven } from './signingBenchGiven.ts';
import { openedBody } from '../request/body/signingBenchFile.ts';
import { pasted } from '../paste/signingBenchPaste.ts';
import {
  replayDelaySeconds,
  replayedLater,
  type Signer,
  type SigningOutcome,
} from './signAndReplay.ts';
import type { BenchNote, Checked, Deed, Judged, Undoable } from './benchState.ts';
import { tamper } from '../request/body/signingBenchTamper.ts';

/** What one event makes of the bench: plain functions, so that the machine says only when. */
type Update = Partial<SigningBenchContext>;

const undoableMax = 50;

/** The draft joins those that Undo goes back to, in the place of a press that is still under way and changed nothing. */
function keptForUndo({ undoable, draft }: SigningBenchContext, deed: Deed): readonly Undoable[] {
  const earlier = undoable.at(-1)?.draft === draft ? undoable.slice(0, -1) : undoable;
  return [...earlier, { draft, deed }].slice(-undoableMax);
}

/**
 * A change by hand leaves nothing to undo, so that Undo never takes typing away. The secret alone is typed into the steps
 * before as well, as far as they had the same one: a paste can be undone when its secret has been given.
 */
export function edited(
  context: SigningBenchContext,
  change: Partial<Omit<Draft, 'schemeId'>>,
): Update {
  const { draft, undoable } = context;
  const { secrets, ...others } = change;
  const isSecretOnly = secrets !== undefined && Object.keys(others).length === 0;
  return {
    ...(secrets ? { givenSecrets: withGiven(context, secrets) } : {}),
    draft: { ...draft, ...change, neverSigned: false },
    undoable: isSecretOnly
      ? undoable.map((step) =>
          step.draft.secrets === draft.secrets
            ? { ...step, draft: { ...step.draft, secrets } }
            : step,
        )
      : [],
    beforePaste: undefined,
    note: undefined,
    touched: true,
  };
}

/** One header with another value. */
export function headerChange(
  { draft }: SigningBenchContext,
  { name, value }: { readonly name: string; readonly value: string },
): Pick<Draft, 'headers'> {
  return { headers: { ...draft.headers, [name]: value } };
}

/** What a button has made of the fields, which Undo takes back. */
export function pressed(context: SigningBenchContext, draft: Draft, deed: Deed): Update {
  return {
    undoable: keptForUndo(context, deed),
    draft,
    beforePaste: undefined,
    note: deed.kind === 'pasted' || deed.kind === 'read by another rule' ? undefined : deed,
    touched: true,
  };
}

/** A proposed change in the fields. What it does to a secret makes it no less somebody's. */
export function withProposed(context: SigningBenchContext, change: RequestChange): Update {
  const draft = withChange(context.draft, change);
  return {
    ...pressed(context, draft, { kind: 'changed' }),
    ...(change.secret === undefined ? {} : { givenSecrets: withGiven(context, draft.secrets) }),
  };
}

/** A request from another page in the place of the one that is here, which Undo brings back if anybody has touched it. */
export function handedOver(context: SigningBenchContext, draft: Draft): Update {
  const { pastedText, understood, touched } = context;
  const emptied = { pastedText: '', understood: undefined, beforePaste: undefined };
  if (!touched) return { draft, ...emptied };
  const deed = { kind: 'handed over' } as const;
  const { undoable = [], ...update } = pressed(context, draft, deed);
  const before = { draft: context.draft, deed, box: { pastedText, understood } };
  return { ...update, ...emptied, undoable: [...undoable.slice(0, -1), before] };
}

/** Another provider's example; but a request of one's own stays, to be read by another rule. */
export function withProvider(context: SigningBenchContext, schemeId: SchemeId): Update {
  const { draft, asideDrafts } = context;
  const isOwn = draft.from === 'paste';
  return {
    asideDrafts: isOwn ? asideDrafts : { ...asideDrafts, [draft.schemeId]: draft },
    draft: isOwn ? withScheme(draft, schemeId) : (asideDrafts[schemeId] ?? exampleDraft(schemeId)),
    undoable: [],
    beforePaste: undefined,
    note: undefined,
    touched: true,
  };
}

/** The body another way, or the sentence that says why not. */
export function reshaped({ draft }: SigningBenchContext, as: BodyShape): Update {
  const body = reshapedBody(draft.body, as);
  return body
    ? { draft: { ...draft, body }, note: undefined }
    : { note: { kind: 'cannot be shown', as } };
}

/** A file's bytes as the body. */
export function withFile(context: SigningBenchContext, name: string, bytes: Uint8Array): Update {
  return pressed(
    context,
    { ...context.draft, body: openedBody(name, bytes), neverSigned: false },
    { kind: 'file opened', name, byteLength: bytes.length },
  );
}

/** A pasted text in the fields. Typing on in it begins again at what was there before it. */
export function recognised(context: SigningBenchContext, recognition: Recognition): Update {
  const before = context.beforePaste ?? context.draft;
  const { draft, understood } = pasted(before, recognition);
  if (draft === before && !context.beforePaste) return { understood, note: undefined };
  return {
    draft,
    understood,
    undoable: context.beforePaste ? context.undoable : keptForUndo(context, { kind: 'pasted' }),
    beforePaste: before,
    note: undefined,
  };
}

const notesOfSigners = {
  sender: { kind: 'signed' },
  'sender with a new secret': { kind: 'rotated', phase: 'sender first' },
  forger: { kind: 'forged' },
} as const satisfies Readonly<Record<Signer, Deed>>;

/** Somebody is about to sign what is in the fields. */
export function asked(context: SigningBenchContext, signer: Signer): Update {
  const undoable = keptForUndo(context, notesOfSigners[signer]);
  return { signer, undoable, beforePaste: undefined, touched: true };
}

/** One bit of the body flipped; nothing where the body has none. */
export function tamperedWith(context: SigningBenchContext): Update {
  const { draft } = context;
  const tampered = tamper(draft.body);
  return tampered
    ? pressed(context, { ...draft, body: tampered.body }, { kind: 'tampered', tampered })
    : {};
}

/** The same request at a later time of the receiver. Where no time is signed nothing changes, and nothing is undone. */
export function replayed(context: SigningBenchContext): Update {
  const { draft, clockSeconds } = context;
  const note = { kind: 'replayed', laterSeconds: replayDelaySeconds(draft) } as const;
  const later = replayedLater(draft, clockSeconds);
  return later === draft ? { note, touched: true } : pressed(context, later, note);
}

/** After the sender the receiver learns the new secret, and then forgets the old one. */
export function rotatedOn(context: SigningBenchContext): Update {
  const { rotatedTo = '', ...known } = context.draft;
  if (known.secrets.every((secret) => secret === '')) {
    return pressed(
      context,
      { ...known, secrets: [rotatedTo] },
      { kind: 'rotated', phase: 'first one' },
    );
  }
  return known.secrets.includes(rotatedTo)
    ? pressed(
        context,
        { ...known, secrets: [rotatedTo] },
        { kind: 'rotated', phase: 'old one gone' },
      )
    : pressed(
        context,
        { ...context.draft, secrets: [...known.secrets, rotatedTo] },
        { kind: 'rotated', phase: 'both' },
      );
}

/** The fields as they were before the last press. */
export function undone(context: SigningBenchContext): Update {
  const { undoable, pastedText, understood } = context;
  const last = undoable.at(-1);
  if (!last) return {};
  const wasPasted = last.deed.kind === 'pasted';
  return {
    draft: last.draft,
    undoable: undoable.slice(0, -1),
    beforePaste: undefined,
    pastedText: wasPasted ? '' : pastedText,
    understood: wasPasted ? undefined : understood,
    ...last.box,
    note: { kind: 'undone', deed: last.deed, left: undoable.length - 1 },
    touched: true,
  };
}

/** The signature in the fields, or the reason why there is none. */
export function signed({ undoable, draft }: SigningBenchContext, outcome: SigningOutcome): Update {
  if (!outcome.ok) {
    const note: BenchNote = { kind: 'cannot sign', because: outcome.because };
    return { draft: { ...draft, neverSigned: false }, undoable: undoable.slice(0, -1), note };
  }
  return {
    draft: outcome.draft,
    // The example signs itself as it opens, and nobody asked for that.
    note: undoable.length > 0 ? notesOfSigners[outcome.signer] : undefined,
  };
}

/** The verdict, which also takes the note back that there was none. */
export function verdictKept(context: SigningBenchContext, checked: Checked): Update {
  const { note } = context;
  const isOld = note?.kind === 'failed' && note.at === 'checking';
  return { checked, judged: standing(context, checked), note: isOld ? undefined : note };
}

/** What was under way broke off: it leaves no step to undo, and no verdict on fields that were not checked. */
export function failed(
  context: SigningBenchContext,
  at: Extract<BenchNote, { kind: 'failed' }>['at'],
): Update {
  const { draft, undoable } = context;
  const note: BenchNote = { kind: 'failed', at };
  switch (at) {
    case 'reading':
      return { note };
    case 'signing':
      return { draft: { ...draft, neverSigned: false }, undoable: undoable.slice(0, -1), note };
    case 'checking':
      return { checked: undefined, judged: undefined, note };
  }
}

/** The same object as before while neither the fields nor the outcome have changed. */
function standing({ draft, judged }: SigningBenchContext, checked: Checked): Judged | undefined {
  if ('problem' in checked) return undefined;
  const { schemeId, request, verdict } = checked;
  return judged?.draft === draft && outcomeOf(judged) === outcomeOf({ verdict })
    ? judged
    : { draft, schemeId, request, verdict };
}

function outcomeOf({ verdict }: Pick<Judged, 'verdict'>): string {
  return verdict.ok ? 'accepted' : verdict.because;
}
