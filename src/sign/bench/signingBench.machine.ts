import { assign, fromCallback, fromPromise, setup } from 'xstate';
import type { Recognition } from '../../signing/recognise.ts';
import type { SchemeId } from '../../signing/providers/scheme.ts';
import { schemeById } from '../../signing/schemes.ts';
import { benchWork, type BenchWork } from './worker/benchWork.ts';
import { isLongPaste } from '../paste/longPaste.ts';
import type { BodyShape } from '../request/body/signingBenchBody.ts';
import { loadPart } from '../../page/loading/part.svelte.ts';
import type { DraftAtTime } from './signingBenchCheck.ts';
import type {
  SigningBenchContext,
  SigningBenchEvent,
  SigningBenchInput,
} from './signingBenchContext.ts';
import { withScheme, type Draft, type RequestChange } from './signingBenchDraft.ts';
import { exampleDraft } from './signingBenchExamples.ts';
import type { Signer, SigningOutcome } from './signAndReplay.ts';
import type { BenchNote, Checked } from './benchState.ts';
import {
  asked,
  edited,
  failed,
  handedOver,
  headerChange,
  pressed,
  recognised,
  replayed,
  reshaped,
  rotatedOn,
  signed,
  tamperedWith,
  undone,
  verdictKept,
  withFile,
  withProposed,
  withProvider,
} from './signingBenchUpdates.ts';
import { headline } from '../verdict/signingBenchWords.ts';

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
export const signingBenchMachine = setup({
  types: {
    input: {} as SigningBenchInput,
    context: {} as SigningBenchContext,
    events: {} as SigningBenchEvent,
  },
  actors: {
    check: fromPromise(({ input, signal }: { input: DraftAtTime; signal: AbortSignal }) =>
      work('check', input, signal),
    ),
    sign: fromPromise(
      ({
        input,
        signal,
      }: {
        input: DraftAtTime & { readonly signer: Signer };
        signal: AbortSignal;
      }) => work('sign', input, signal),
    ),
    recognise: fromPromise(
      async ({ input, signal }: { input: string; signal: AbortSignal }): Promise<Recognition> => {
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
    edit: assign(({ context }, params: { change: Partial<Omit<Draft, 'schemeId'>> }) =>
      edited(context, params.change),
    ),
    chooseProvider: assign(({ context }, params: { schemeId: SchemeId }) =>
      withProvider(context, params.schemeId),
    ),
    chooseCandidate: assign(({ context }, params: { schemeId: SchemeId }) =>
      pressed(context, withScheme(context.draft, params.schemeId), {
        kind: 'read by another rule',
      }),
    ),
    useChange: assign(({ context }, params: { change: RequestChange }) =>
      withProposed(context, params.change),
    ),
    takeHandedOver: assign(({ context }, params: { draft: Draft }) =>
      handedOver(context, params.draft),
    ),
    reshapeBody: assign(({ context }, params: { as: BodyShape }) => reshaped(context, params.as)),
    openBody: assign(({ context }, params: { name: string; bytes: Uint8Array }) =>
      withFile(context, params.name, params.bytes),
    ),
    keepText: assign({
      pastedText: (_, params: { text: string }) => params.text,
      // What is read at once takes the place of what was told before; until then that stays, so that nothing flickers.
      understood: ({ context }, params: { text: string }) =>
        isLongPaste(params.text) ? undefined : context.understood,
      touched: true,
    }),
    takeRecognition: assign(({ context }, params: { recognition: Recognition }) =>
      recognised(context, params.recognition),
    ),
    sayUnread: assign({
      note: (_, params: { name: string }) =>
        ({ kind: 'file not read', name: params.name }) as const,
    }),
    askFor: assign(({ context }, params: { signer: Signer }) => asked(context, params.signer)),
    tamperBody: assign(({ context }) => tamperedWith(context)),
    replayLater: assign(({ context }) => replayed(context)),
    rotateOn: assign(({ context }) => rotatedOn(context)),
    undo: assign(({ context }) => undone(context)),
    takeSignature: assign(({ context }, params: { outcome: SigningOutcome }) =>
      signed(context, params.outcome),
    ),
    keepVerdict: assign(({ context }, params: { checked: Checked }) =>
      verdictKept(context, params.checked),
    ),
    sayFailed: assign(({ context }, params: Pick<Extract<BenchNote, { kind: 'failed' }>, 'at'>) =>
      failed(context, params.at),
    ),
    announce: assign({
      announcement: ({ context: { touched, checked, announcement } }) =>
        touched && checked ? headline(checked) : announcement,
    }),
    setClock: assign({
      clockSeconds: ({ context, event }) =>
        event.type === 'clock.ticked' ? event.nowSeconds : context.clockSeconds,
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
    'page.left': { actions: assign({ away: true }) },
    'page.opened': { actions: assign({ away: false }) },
    'request.handed': {
      target: '.checking',
      actions: { type: 'takeHandedOver', params: ({ event }) => ({ draft: event.draft }) },
    },
    'draft.edited': {
      target: '.checking',
      actions: { type: 'edit', params: ({ event }) => ({ change: event.change }) },
    },
    'header.edited': {
      target: '.checking',
      actions: {
        type: 'edit',
        params: ({ context, event }) => ({ change: headerChange(context, event) }),
      },
    },
    'body.reshaped': {
      target: '.checking',
      actions: { type: 'reshapeBody', params: ({ event }) => ({ as: event.as }) },
    },
    'body.opened': {
      target: '.checking',
      actions: { type: 'openBody', params: ({ event: { name, bytes } }) => ({ name, bytes }) },
    },
    'body.refused': {
      actions: { type: 'sayUnread', params: ({ event }) => ({ name: event.name }) },
    },
    'request.pasted': {
      target: '.recognising',
      actions: { type: 'keepText', params: ({ event }) => ({ text: event.text }) },
    },
    'change.used': {
      target: '.checking',
      actions: { type: 'useChange', params: ({ event }) => ({ change: event.change }) },
    },
    'provider.chosen': {
      target: '.opening',
      actions: {
        type: 'chooseProvider',
        params: ({ event }) => ({ schemeId: event.schemeId }),
      },
    },
    'candidate.chosen': {
      target: '.checking',
      actions: {
        type: 'chooseCandidate',
        params: ({ event }) => ({ schemeId: event.schemeId }),
      },
    },
    'sign.asked': { target: '.signing', actions: { type: 'askFor', params: { signer: 'sender' } } },
    'forge.asked': {
      target: '.signing',
      actions: { type: 'askFor', params: { signer: 'forger' } },
    },
    'rotate.asked': [
      { guard: 'rotationUnderWay', target: '.checking', actions: 'rotateOn' },
      {
        target: '.signing',
        actions: { type: 'askFor', params: { signer: 'sender with a new secret' } },
      },
    ],
    'tamper.asked': { target: '.checking', actions: 'tamperBody' },
    'replay.asked': { target: '.checking', actions: 'replayLater' },
    'undo.asked': [{ guard: 'nothingToUndo' }, { target: '.checking', actions: 'undo' }],
    'clock.ticked': [
      { guard: 'timePasses', target: '.checking', actions: 'setClock' },
      { actions: 'setClock' },
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
        'draft.edited': {
          actions: { type: 'edit', params: ({ event }) => ({ change: event.change }) },
        },
        'header.edited': {
          actions: {
            type: 'edit',
            params: ({ context, event }) => ({ change: headerChange(context, event) }),
          },
        },
        'body.reshaped': {
          actions: { type: 'reshapeBody', params: ({ event }) => ({ as: event.as }) },
        },
        'provider.chosen': {
          actions: {
            type: 'chooseProvider',
            params: ({ event }) => ({ schemeId: event.schemeId }),
          },
        },
        'clock.ticked': { actions: 'setClock' },
      },
      invoke: {
        src: 'recognise',
        input: ({ context }) => context.pastedText,
        onDone: {
          target: 'opening',
          actions: {
            type: 'takeRecognition',
            params: ({ event }) => ({ recognition: event.output }),
          },
        },
        // The reader is loaded when it is needed, and may be out of reach.
        onError: {
          target: 'checking',
          actions: { type: 'sayFailed', params: { at: 'reading' } },
        },
      },
    },
    signing: {
      on: {
        'clock.ticked': { actions: 'setClock' },
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
          actions: { type: 'takeSignature', params: ({ event }) => ({ outcome: event.output }) },
        },
        onError: {
          target: 'checking',
          actions: { type: 'sayFailed', params: { at: 'signing' } },
        },
      },
    },
    checking: {
      // Where a check takes longer than a second, beginning again would leave it without an end.
      on: { 'clock.ticked': { actions: 'setClock' } },
      invoke: {
        src: 'check',
        input: ({ context: { draft, clockSeconds } }) => ({ draft, clockSeconds }),
        onDone: {
          target: 'judged',
          actions: { type: 'keepVerdict', params: ({ event }) => ({ checked: event.output }) },
        },
        onError: { target: 'judged', actions: { type: 'sayFailed', params: { at: 'checking' } } },
      },
    },
    judged: { after: { stability: 'announced' } },
    announced: { entry: 'announce' },
  },
});
