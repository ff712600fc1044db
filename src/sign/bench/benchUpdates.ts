import type { SchemeId } from '../../signing/providers/scheme.ts';
import { openedBody, reshapedBody, type BodyShape } from '../request/body/body.ts';
import { withChange, withScheme, type Draft, type RequestChange } from './draft.ts';
import { exampleDraft } from './examples.ts';
import { withGiven } from './givenSecrets.ts';
import { isLongPaste } from '../paste/longPaste.ts';
import type { Pasted } from '../paste/pasted.ts';
import {
  replayDelaySeconds,
  replayedLater,
  type Signer,
  type SigningOutcome,
} from './signAndReplay.ts';
import type {
  BenchNote,
  Checked,
  Action,
  Judged,
  Undoable,
  BenchContext,
  BenchEvent,
} from './benchState.ts';
import { tamper } from '../request/body/tamper.ts';

/** What one event makes of the bench: plain functions, so that the machine says only when. */
type Update = Partial<BenchContext>;

const undoableMax = 50;

/** What an event makes of the bench. */
export function updated(context: BenchContext, event: BenchEvent): Update {
  const { draft } = context;
  switch (event.type) {
    case 'page.left':
      return { away: true };
    case 'page.opened':
      return { away: false };
    case 'request.handed':
      return handedOver(context, event.draft);
    case 'draft.edited':
      return edited(context, event.change);
    case 'header.edited':
      return edited(context, { headers: { ...draft.headers, [event.name]: event.value } });
    case 'body.reshaped':
      return reshaped(context, event.as);
    case 'body.opened':
      return withFile(context, event.name, event.bytes);
    case 'body.refused':
      return { note: { kind: 'file not read', name: event.name } };
    case 'request.pasted': {
      const { text } = event;
      // What is read at once takes the place of what was told before; until then that stays, so that nothing flickers.
      const understood = isLongPaste(text) ? undefined : context.understood;
      return { pastedText: text, understood, touched: true };
    }
    case 'change.used':
      return withProposed(context, event.change);
    case 'provider.chosen':
      return withProvider(context, event.schemeId);
    case 'candidate.chosen':
      return pressed(context, withScheme(draft, event.schemeId), { kind: 'read by another rule' });
    case 'sign.asked':
      return asked(context, 'sender');
    case 'forge.asked':
      return asked(context, 'forger');
    case 'rotate.asked':
      return asked(context, 'sender with a new secret');
    case 'tamper.asked':
      return tamperedWith(context);
    case 'replay.asked':
      return replayed(context);
    case 'undo.asked':
      return undone(context);
    case 'clock.ticked':
      return { clockSeconds: event.nowSeconds };
    case 'reading.cancelled':
      return {};
  }
}

/** Pushes the draft on the undo stack; replaces the top if that step changed nothing. */
function pushUndo({ undoable, draft }: BenchContext, action: Action): readonly Undoable[] {
  const earlier = undoable.at(-1)?.draft === draft ? undoable.slice(0, -1) : undoable;
  return [...earlier, { draft, action }].slice(-undoableMax);
}

/**
 * Typing clears the undo stack. A change of the secret alone does not: it is copied into the steps that had the same
 * one, so that a paste can be undone when its secret has been given.
 */
function edited(context: BenchContext, change: Partial<Omit<Draft, 'schemeId'>>): Update {
  const { draft, undoable } = context;
  const { secrets, ...others } = change;
  const isRequest = ['headers', 'body', 'url', 'method'].some((part) => part in change);
  const isSecretOnly = secrets !== undefined && Object.keys(others).length === 0;
  const changed = {
    ...draft,
    ...change,
    neverSigned: false,
    copy: change.body ? undefined : draft.copy,
  };
  return {
    ...(secrets ? { givenSecrets: withGiven(context, secrets) } : {}),
    draft: changed,
    unread: draft === context.unread && !isRequest ? changed : undefined,
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

/** What a button has made of the fields, which Undo takes back. */
function pressed(context: BenchContext, draft: Draft, action: Action): Update {
  return {
    undoable: pushUndo(context, action),
    draft,
    beforePaste: undefined,
    note: action.kind === 'pasted' || action.kind === 'read by another rule' ? undefined : action,
    touched: true,
  };
}

/** A proposed change in the fields. What it does to a secret makes it no less somebody's. */
function withProposed(context: BenchContext, change: RequestChange): Update {
  const draft = withChange(context.draft, change);
  return {
    ...pressed(context, draft, { kind: 'changed' }),
    ...(change.secret === undefined ? {} : { givenSecrets: withGiven(context, draft.secrets) }),
  };
}

/** A request from another page in the place of the one that is here, which Undo brings back if anybody has touched it. */
function handedOver(context: BenchContext, draft: Draft): Update {
  const { pastedText, understood, touched } = context;
  const emptied = { pastedText: '', understood: undefined, beforePaste: undefined };
  if (!touched) return { draft, ...emptied };
  const action = { kind: 'handed over' } as const;
  const { undoable = [], ...update } = pressed(context, draft, action);
  const before = { draft: context.draft, action, box: { pastedText, understood } };
  return { ...update, ...emptied, undoable: [...undoable.slice(0, -1), before] };
}

/** Another provider's example; but a request of one's own stays, to be read by another rule. */
function withProvider(context: BenchContext, schemeId: SchemeId): Update {
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
function reshaped({ draft }: BenchContext, as: BodyShape): Update {
  const body = reshapedBody(draft.body, as);
  return body
    ? { draft: { ...draft, body }, note: undefined }
    : { note: { kind: 'cannot be shown', as } };
}

/** A file's bytes as the body. */
function withFile(context: BenchContext, name: string, bytes: Uint8Array): Update {
  return pressed(
    context,
    { ...context.draft, body: openedBody(name, bytes), neverSigned: false, copy: undefined },
    { kind: 'file opened', name, byteLength: bytes.length },
  );
}

/** What was read in a pasted text, and with it what it makes of any fields. */
export type ReadPaste = (before: Draft) => Pasted;

/** A pasted text in the fields. Typing on in it begins again at what was there before it. */
export function recognised(context: BenchContext, readPaste: ReadPaste): Update {
  const before = context.beforePaste ?? context.draft;
  const { draft, understood } = readPaste(before);
  const unread = draft === before && understood.as !== 'nothing' ? draft : undefined;
  if (draft === before && !context.beforePaste) return { understood, unread, note: undefined };
  return {
    draft,
    understood,
    unread,
    undoable: context.beforePaste ? context.undoable : pushUndo(context, { kind: 'pasted' }),
    beforePaste: before,
    note: undefined,
  };
}

const notesOfSigners = {
  sender: { kind: 'signed' },
  'sender with a new secret': { kind: 'rotated', phase: 'sender first' },
  forger: { kind: 'forged' },
} as const satisfies Readonly<Record<Signer, Action>>;

/** Somebody is about to sign what is in the fields. */
function asked(context: BenchContext, signer: Signer): Update {
  const undoable = pushUndo(context, notesOfSigners[signer]);
  return { signer, undoable, beforePaste: undefined, touched: true };
}

/** One bit of the body flipped; nothing where the body has none. */
function tamperedWith(context: BenchContext): Update {
  const { draft } = context;
  const tampered = tamper(draft.body);
  return tampered
    ? pressed(context, { ...draft, body: tampered.body }, { kind: 'tampered', tampered })
    : {};
}

/** The same request at a later time of the receiver. Where no time is signed nothing changes, and nothing is undone. */
function replayed(context: BenchContext): Update {
  const { draft, clockSeconds } = context;
  const note = { kind: 'replayed', laterSeconds: replayDelaySeconds(draft) } as const;
  const later = replayedLater(draft, clockSeconds);
  return later === draft ? { note, touched: true } : pressed(context, later, note);
}

/** After the sender the receiver learns the new secret, and then forgets the old one. */
export function rotationAdvanced(context: BenchContext): Update {
  const { rotatedTo = '', ...known } = context.draft;
  const { secrets } = known;
  const isFirst = secrets.every((secret) => secret === '');
  if (!isFirst && !secrets.includes(rotatedTo)) {
    const both = { ...context.draft, secrets: [...secrets, rotatedTo] };
    return pressed(context, both, { kind: 'rotated', phase: 'both' });
  }
  const phase = isFirst ? 'first one' : 'old one gone';
  return pressed(context, { ...known, secrets: [rotatedTo] }, { kind: 'rotated', phase });
}

/** The fields as they were before the last press. */
function undone(context: BenchContext): Update {
  const { undoable, pastedText, understood } = context;
  const last = undoable.at(-1);
  if (!last) return {};
  const wasPasted = last.action.kind === 'pasted';
  return {
    draft: last.draft,
    undoable: undoable.slice(0, -1),
    beforePaste: undefined,
    pastedText: wasPasted ? '' : pastedText,
    understood: wasPasted ? undefined : understood,
    ...last.box,
    note: { kind: 'undone', action: last.action, left: undoable.length - 1 },
    touched: true,
  };
}

/** The signature in the fields, or the reason why there is none. */
export function signed({ undoable, draft }: BenchContext, outcome: SigningOutcome): Update {
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
export function verdictKept(context: BenchContext, checked: Checked): Update {
  const { note, draft, unread } = context;
  const isOld = note?.kind === 'failed' && note.at === 'checking';
  const told: Checked =
    draft === unread
      ? { schemeId: draft.schemeId, problem: 'no request in the text' }
      : { ...checked, isSenderUnknown: draft.isSenderUnknown };
  return { checked: told, judged: standing(context, told), note: isOld ? undefined : note };
}

/** What was under way broke off: it leaves no step to undo, and no verdict on fields that were not checked. */
export function failed(
  context: BenchContext,
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
function standing({ draft, judged }: BenchContext, checked: Checked): Judged | undefined {
  if ('problem' in checked) return undefined;
  const { schemeId, request, verdict } = checked;
  return judged?.draft === draft && outcomeOf(judged) === outcomeOf({ verdict })
    ? judged
    : { draft, schemeId, request, verdict };
}

function outcomeOf({ verdict }: Pick<Judged, 'verdict'>): string {
  return verdict.ok ? 'accepted' : verdict.because;
}
