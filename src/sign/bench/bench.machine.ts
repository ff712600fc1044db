import { assign, fromCallback, fromPromise, setup } from 'xstate';
import { schemeById } from '../../signing/providers/loaded.ts';
import { benchWork, type BenchWork, type DraftAtTime } from './worker/benchWork.ts';
import { loadPart } from '../../page/loading/part.svelte.ts';
import type { BenchContext, BenchEvent, BenchInput } from './benchState.ts';
import { exampleDraft } from './examples.ts';
import {
  failed,
  recognised,
  rotationAdvanced,
  signed,
  updated,
  verdictKept,
  type ReadPaste,
} from './benchUpdates.ts';
import { headline } from '../verdict/verdictWords.ts';

/** Bodies of more bytes would hold the page up: some schemes parse them, and not every browser computes beside the page. */
const inPageMost = 500_000;

async function work<K extends keyof BenchWork>(
  kind: K,
  input: BenchWork[K]['input'],
  signal: AbortSignal,
): Promise<BenchWork[K]['output']> {
  const { body } = input.draft;
  const { length } = body.as === 'file' ? body.bytes : body.text;
  if (length <= inPageMost) return benchWork[kind](input);
  return (await loadPart(() => import('./worker/besidePage.ts'))).besidePage(kind, input, signal);
}

/**
 * The signing bench: fields on one side, a verdict that follows them on the other.
 *
 *   opening ──example──▶ signing ──▶ checking ──▶ judged ──600 ms──▶ announced
 *      └────handed over──────────────▶ ▲
 *   recognising ───────────────────────┤ a pasted text
 *                any change of the fields, any second of the clock but while a check is under way
 *
 * Leaving `checking` drops the verdict under way, so that a late one never covers a newer one.
 */
export const benchMachine = setup({
  types: {
    input: {} as BenchInput,
    context: {} as BenchContext,
    events: {} as BenchEvent,
  },
  actors: {
    check: fromPromise(({ input, signal }: { input: DraftAtTime; signal: AbortSignal }) =>
      work('check', input, signal),
    ),
    sign: fromPromise(
      ({ input, signal }: { input: BenchWork['sign']['input']; signal: AbortSignal }) =>
        work('sign', input, signal),
    ),
    recognise: fromPromise(
      async ({ input, signal }: { input: string; signal: AbortSignal }): Promise<ReadPaste> => {
        const { readPasted } = await loadPart(() => import('../paste/pastedReading.svelte.ts'));
        return readPasted(input, signal);
      },
    ),
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
    neverSigned: ({ context }) => context.draft.neverSigned === true,
    timePasses: ({ context: { away, draft } }) =>
      !away && draft.now === 'clock' && schemeById(draft.schemeId).timestamp !== undefined,
    nothingToUndo: ({ context }) => context.undoable.length === 0,
    rotationUnderWay: ({ context }) => context.draft.rotatedTo !== undefined,
  },
  actions: {
    update: assign(({ context, event }) => updated(context, event)),
    advanceRotation: assign(({ context }) => rotationAdvanced(context)),
    announce: assign({
      announcement: ({ context: { touched, checked, announcement } }) =>
        touched && checked ? headline(checked) : announcement,
    }),
  },
}).createMachine({
  id: 'signingBench',
  context: ({ input }) => ({
    draft: input.handedOver ?? exampleDraft(input.schemeId ?? 'standard-webhooks'),
    clockSeconds: input.clockSeconds,
    asideDrafts: {},
    undoable: [],
    note: undefined,
    checked: undefined,
    judged: undefined,
    pastedText: '',
    understood: undefined,
    unread: undefined,
    beforePaste: undefined,
    signer: 'sender',
    touched: false,
    away: false,
    givenSecrets: [],
    announcement: '',
  }),
  invoke: { src: 'clock' },
  initial: 'opening',
  on: {
    'page.left': { actions: 'update' },
    'page.opened': { actions: 'update' },
    'request.handed': { target: '.checking', actions: 'update' },
    'draft.edited': { target: '.checking', actions: 'update' },
    'header.edited': { target: '.checking', actions: 'update' },
    'body.reshaped': { target: '.checking', actions: 'update' },
    'body.opened': { target: '.checking', actions: 'update' },
    'body.refused': { actions: 'update' },
    'request.pasted': { target: '.recognising', actions: 'update' },
    'change.used': { target: '.checking', actions: 'update' },
    'provider.chosen': { target: '.opening', actions: 'update' },
    'candidate.chosen': { target: '.checking', actions: 'update' },
    'sign.asked': { target: '.signing', actions: 'update' },
    'forge.asked': { target: '.signing', actions: 'update' },
    'rotate.asked': [
      { guard: 'rotationUnderWay', target: '.checking', actions: 'advanceRotation' },
      { target: '.signing', actions: 'update' },
    ],
    'tamper.asked': { target: '.checking', actions: 'update' },
    'replay.asked': { target: '.checking', actions: 'update' },
    'undo.asked': [{ guard: 'nothingToUndo' }, { target: '.checking', actions: 'update' }],
    'clock.ticked': [
      { guard: 'timePasses', target: '.checking', actions: 'update' },
      { actions: 'update' },
    ],
  },
  states: {
    opening: {
      always: [
        { guard: 'neverSigned', target: 'signing', actions: assign({ signer: 'sender' }) },
        { target: 'checking' },
      ],
    },
    recognising: {
      on: {
        'reading.cancelled': 'checking',
        // What is typed meanwhile, such as the secret, does not call the reading off.
        'draft.edited': { actions: 'update' },
        'header.edited': { actions: 'update' },
        'body.reshaped': { actions: 'update' },
        'provider.chosen': { actions: 'update' },
        'clock.ticked': { actions: 'update' },
      },
      invoke: {
        src: 'recognise',
        input: ({ context }) => context.pastedText,
        onDone: {
          target: 'opening',
          actions: assign(({ context, event }) => recognised(context, event.output)),
        },
        // The reader is loaded when it is needed, and may be out of reach.
        onError: {
          target: 'checking',
          actions: assign(({ context }) => failed(context, 'reading')),
        },
      },
    },
    signing: {
      on: {
        'clock.ticked': { actions: 'update' },
        // A double click asks once.
        'sign.asked': {},
        'forge.asked': {},
        'rotate.asked': {},
      },
      invoke: {
        src: 'sign',
        input: ({ context: { draft, clockSeconds, signer } }) => ({ draft, clockSeconds, signer }),
        onDone: {
          target: 'checking',
          actions: assign(({ context, event }) => signed(context, event.output)),
        },
        onError: {
          target: 'checking',
          actions: assign(({ context }) => failed(context, 'signing')),
        },
      },
    },
    checking: {
      // Where a check takes longer than a second, beginning again would leave it without an end.
      on: { 'clock.ticked': { actions: 'update' } },
      invoke: {
        src: 'check',
        input: ({ context: { draft, clockSeconds } }) => ({ draft, clockSeconds }),
        onDone: {
          target: 'judged',
          actions: assign(({ context, event }) => verdictKept(context, event.output)),
        },
        onError: {
          target: 'judged',
          actions: assign(({ context }) => failed(context, 'checking')),
        },
      },
    },
    judged: { after: { stability: 'announced' } },
    announced: { entry: 'announce' },
  },
});
