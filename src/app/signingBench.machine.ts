import { assign, fromCallback, fromPromise, setup } from 'xstate';
import type { SchemeId } from '../signing/scheme.ts';
import { schemeById } from '../signing/schemes.ts';
import { sign } from '../signing/sign.ts';
import type { RejectionReason } from '../signing/verdict.ts';
import { verify } from '../signing/verify.ts';
import {
  bodyBytes,
  readDraft,
  reshapedBody,
  signingSeconds,
  type BodyDraft,
  type Draft,
  type DraftProblem,
} from './signingBenchDraft.ts';
import { exampleDraft } from './signingBenchExamples.ts';
import type { BenchNote, Checked } from './signingBenchResults.ts';
import { tamper } from './signingBenchTamper.ts';
import { headline } from './signingBenchWords.ts';

interface SigningBenchInput {
  /** Absent: an example, signed as the bench opens. */
  readonly handedOver?: Draft | undefined;
  readonly schemeId?: SchemeId | undefined;
  readonly clockSeconds: number;
}

export interface SigningBenchContext {
  readonly draft: Draft;
  /** Whether the draft is, or grew out of, a request from another page. */
  readonly handedOver: boolean;
  readonly clockSeconds: number;
  /** Drafts of the providers that are not on show, so that a look at another one loses nothing. */
  readonly asideDrafts: Readonly<Partial<Record<SchemeId, Draft>>>;
  /** Before each press of Sign and Tamper since the last change by hand. */
  readonly undoable: readonly Draft[];
  readonly note: BenchNote | undefined;
  readonly checked: Checked | undefined;
  readonly touched: boolean;
  /** For screen readers: only what has stood for a moment, never every keystroke. */
  readonly announcement: string;
}

export type SigningBenchEvent =
  | { type: 'draft.edited'; change: Partial<Omit<Draft, 'schemeId'>> }
  | { type: 'header.edited'; name: string; value: string }
  | { type: 'body.reshaped'; as: BodyDraft['as'] }
  | { type: 'provider.chosen'; schemeId: SchemeId }
  | { type: 'sign.asked' }
  | { type: 'tamper.asked' }
  | { type: 'undo.asked' }
  | { type: 'clock.ticked'; nowSeconds: number };

interface DraftAtTime {
  readonly draft: Draft;
  readonly clockSeconds: number;
}

type SigningOutcome =
  | { readonly ok: true; readonly headers: Draft['headers'] }
  | { readonly ok: false; readonly because: RejectionReason | DraftProblem };

/**
 * The signing bench: fields on one side, a verdict that follows them on the other.
 *
 *   opening ──example──▶ signing ──▶ checking ──▶ judged ──600 ms──▶ announced
 *      └────handed over──────────────▶ ▲
 *                any change of the fields, any second of the clock
 *
 * Leaving `checking` drops the verdict under way, so that a late one never covers a newer one.
 */
export const signingBenchMachine = setup({
  types: {
    input: {} as SigningBenchInput,
    context: {} as SigningBenchContext,
    events: {} as SigningBenchEvent,
  },
  actors: {
    check: fromPromise(({ input }: { input: DraftAtTime }) => check(input)),
    sign: fromPromise(({ input }: { input: DraftAtTime }) => signDraft(input)),
    clock: fromCallback(({ sendBack }) => {
      const ticking = setInterval(() => {
        sendBack({ type: 'clock.ticked', nowSeconds: Math.floor(Date.now() / 1000) });
      }, 1000);
      return () => {
        clearInterval(ticking);
      };
    }),
  },
  delays: { stability: 600 },
  guards: {
    neverSigned: ({ context }) => Object.keys(context.draft.headers).length === 0,
    timePasses: ({ context: { draft } }) =>
      draft.now === 'clock' && schemeById(draft.schemeId).timestamp !== undefined,
    nothingToUndo: ({ context }) => context.undoable.length === 0,
  },
  actions: {
    edit: assign({
      draft: ({ context }, { change }: { change: Partial<Omit<Draft, 'schemeId'>> }) => ({
        ...context.draft,
        ...change,
      }),
      undoable: [],
      note: undefined,
      touched: true,
    }),
    chooseProvider: assign(({ context }, { schemeId }: { schemeId: SchemeId }) => ({
      asideDrafts: { ...context.asideDrafts, [context.draft.schemeId]: context.draft },
      draft: context.asideDrafts[schemeId] ?? exampleDraft(schemeId),
      handedOver: false,
      undoable: [],
      note: undefined,
      touched: true,
    })),
    reshapeBody: assign(({ context }, { as }: { as: BodyDraft['as'] }) => {
      const body = reshapedBody(context.draft.body, as);
      return body
        ? { draft: { ...context.draft, body }, note: undefined }
        : { note: { kind: 'cannot show as text' } as const };
    }),
    keepForUndo: assign({
      undoable: ({ context }) => keptForUndo(context),
      touched: true,
    }),
    tamperBody: assign(({ context }) => {
      const tampered = tamper(context.draft.body);
      if (!tampered) return {};
      return {
        undoable: keptForUndo(context),
        draft: { ...context.draft, body: tampered.body },
        note: { kind: 'tampered', tampered } as const,
        touched: true,
      };
    }),
    undo: assign(({ context }) => ({
      draft: context.undoable.at(-1) ?? context.draft,
      undoable: context.undoable.slice(0, -1),
      note: { kind: 'undone' } as const,
      touched: true,
    })),
    takeSignature: assign(({ context }, { outcome }: { outcome: SigningOutcome }) => {
      const { draft, undoable } = context;
      if (!outcome.ok) {
        const note = { kind: 'cannot sign', because: outcome.because } as const;
        return { undoable: undoable.slice(0, -1), note };
      }
      return {
        draft: {
          ...draft,
          headers: { ...draft.headers, ...outcome.headers },
          // What was tampered with is genuine from here on.
          body: { as: draft.body.as, text: draft.body.text },
        },
        // The example signs itself as it opens, and nobody asked for that.
        note: undoable.length > 0 ? ({ kind: 'signed' } as const) : undefined,
      };
    }),
    keepVerdict: assign({ checked: (_, params: { checked: Checked }) => params.checked }),
    announce: assign({
      announcement: ({ context: { touched, checked, announcement } }) =>
        touched && checked ? headline(checked) : announcement,
    }),
    setClock: assign({ clockSeconds: (_, params: { nowSeconds: number }) => params.nowSeconds }),
  },
}).createMachine({
  id: 'signingBench',
  context: ({ input }) => ({
    draft: input.handedOver ?? exampleDraft(input.schemeId ?? 'standard-webhooks'),
    handedOver: input.handedOver !== undefined,
    clockSeconds: input.clockSeconds,
    asideDrafts: {},
    undoable: [],
    note: undefined,
    checked: undefined,
    touched: false,
    announcement: '',
  }),
  invoke: { src: 'clock' },
  initial: 'opening',
  on: {
    'draft.edited': {
      target: '.checking',
      actions: { type: 'edit', params: ({ event }) => ({ change: event.change }) },
    },
    'header.edited': {
      target: '.checking',
      actions: {
        type: 'edit',
        params: ({ context, event }) => ({
          change: { headers: { ...context.draft.headers, [event.name]: event.value } },
        }),
      },
    },
    'body.reshaped': {
      target: '.checking',
      actions: { type: 'reshapeBody', params: ({ event }) => ({ as: event.as }) },
    },
    'provider.chosen': {
      target: '.opening',
      actions: {
        type: 'chooseProvider',
        params: ({ event }) => ({ schemeId: event.schemeId }),
      },
    },
    'sign.asked': { target: '.signing', actions: 'keepForUndo' },
    'tamper.asked': { target: '.checking', actions: 'tamperBody' },
    'undo.asked': [{ guard: 'nothingToUndo' }, { target: '.checking', actions: 'undo' }],
    'clock.ticked': [
      {
        guard: 'timePasses',
        target: '.checking',
        actions: { type: 'setClock', params: ({ event }) => ({ nowSeconds: event.nowSeconds }) },
      },
      { actions: { type: 'setClock', params: ({ event }) => ({ nowSeconds: event.nowSeconds }) } },
    ],
  },
  states: {
    opening: {
      always: [{ guard: 'neverSigned', target: 'signing' }, { target: 'checking' }],
    },
    signing: {
      on: {
        'clock.ticked': {
          actions: { type: 'setClock', params: ({ event }) => ({ nowSeconds: event.nowSeconds }) },
        },
        // A double click asks once.
        'sign.asked': {},
      },
      invoke: {
        src: 'sign',
        input: ({ context: { draft, clockSeconds } }) => ({ draft, clockSeconds }),
        onDone: {
          target: 'checking',
          actions: { type: 'takeSignature', params: ({ event }) => ({ outcome: event.output }) },
        },
      },
    },
    checking: {
      invoke: {
        src: 'check',
        input: ({ context: { draft, clockSeconds } }) => ({ draft, clockSeconds }),
        onDone: {
          target: 'judged',
          actions: { type: 'keepVerdict', params: ({ event }) => ({ checked: event.output }) },
        },
      },
    },
    judged: { after: { stability: 'announced' } },
    announced: { entry: 'announce' },
  },
});

const undoableMax = 50;

/** The draft joins those that Undo goes back to, unless a press that is still under way has kept it already. */
function keptForUndo({ undoable, draft }: SigningBenchContext): readonly Draft[] {
  return undoable.at(-1) === draft ? undoable : [...undoable, draft].slice(-undoableMax);
}

async function check({ draft, clockSeconds }: DraftAtTime): Promise<Checked> {
  const { schemeId } = draft;
  const read = readDraft(draft, clockSeconds);
  return read.ok
    ? { schemeId, verdict: await verify(schemeId, read.request) }
    : { schemeId, problem: read.problem };
}

async function signDraft({ draft, clockSeconds }: DraftAtTime): Promise<SigningOutcome> {
  const body = bodyBytes(draft.body);
  if (!body) return { ok: false, because: 'body is not hex' };
  const { eventId } = schemeById(draft.schemeId);
  const givenId = eventId && 'header' in eventId ? draft.headers[eventId.header] : undefined;
  return sign(draft.schemeId, {
    secret: draft.secret,
    body,
    eventId: givenId === '' ? undefined : givenId,
    nowSeconds: signingSeconds(draft, clockSeconds),
  });
}
