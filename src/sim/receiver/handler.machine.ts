import { assign, emit, enqueueActions, setup } from 'xstate';
import type { CheckResult, FactBody } from '../../model/facts.ts';
import type { HttpResponse } from '../../model/http.ts';
import type { Settings } from '../../model/settings.ts';
import type { DurationMs } from '../../model/units.ts';
import { thanks } from '../network/httpAnswers.ts';
import { enter, recordEntered } from '../engine/recordEntered.ts';
import { json } from '../network/messages.ts';
import type { ReceivedRequest } from './receivedRequest.ts';

interface HandlerInput {
  readonly received: ReceivedRequest;
  /** How long the request waits before a slow server turns to it; zero when it is not slow. */
  readonly waitMs: DurationMs;
  readonly pipeline: HandlerPipeline;
}

/** The receiver's rules and tools, as one request meets them. Each check is undefined when it is off. */
export interface HandlerPipeline {
  checkAddress(received: ReceivedRequest): CheckResult | undefined;
  checkSignature(received: ReceivedRequest): CheckResult | undefined;
  checkFreshness(received: ReceivedRequest): CheckResult | undefined;
  checkDuplicate(received: ReceivedRequest): CheckResult | undefined;
  /** True where the receiver stores the event and answers before the work. */
  storesFirst(): boolean;
  /** Puts the event in the workers' queue; `workFinished` follows when the answer waits for the work. */
  store(received: ReceivedRequest): void;
  queueWork(received: ReceivedRequest): void;
  /** True where storing goes well and something breaks before the answer. */
  throwsAfterStoring(received: ReceivedRequest): boolean;
  thanksStatus(): Settings['thanksStatus'];
  answer(received: ReceivedRequest, response: HttpResponse): void;
}

interface HandlerContext extends HandlerInput {
  readonly lastCheckPassed: boolean;
  readonly answer: Answer;
}

type HandlerEvent =
  | { type: 'work.finished' }
  | { type: 'work.failed'; answer: HttpResponse }
  /** The receiver's process ended under the request. */
  | { type: 'process.ended' };

type Answer = HttpResponse | { readonly thanks: string };

const accepted: Answer = { thanks: '{"received":true}' };
const seenBefore: Answer = { thanks: '{"received":true,"duplicate":true}' };
const stranger = json(403, '{"error":"not one of the addresses we know"}');
const forged = json(401, '{"error":"the signature does not match"}');
const stale = json(400, '{"error":"the timestamp is outside the tolerance"}');
const threw = json(500, '{"error":"it broke after the event was stored"}');
const cutOff = json(502, '{"error":"the server closed the connection"}');

/**
 * One request on its way through the receiver, each defence on or off.
 *
 *   waiting ─▶ checkingAddress ─▶ verifying ─▶ checkingFreshness ─▶ deduplicating ─┬─▶ storing ─▶ answered
 *                 │ refused           │ refused        │ refused        │ seen      └─▶ working ─▶ answered
 *                 └───────────────────┴────────────────┴────────────────┴──────────────────────────▲
 *
 * An error of its own, after storing or in the work, is answered with what the receiver says then.
 */
export const handlerMachine = setup({
  types: {
    input: {} as HandlerInput,
    context: {} as HandlerContext,
    events: {} as HandlerEvent,
    emitted: {} as FactBody,
  },
  delays: {
    slowness: ({ context }) => context.waitMs,
  },
  guards: {
    notSlow: ({ context }) => context.waitMs === 0,
    checkFailed: ({ context }) => !context.lastCheckPassed,
    storesFirst: ({ context }) => context.pipeline.storesFirst(),
    throws: ({ context }) => context.pipeline.throwsAfterStoring(context.received),
  },
  actions: {
    recordEntered: emit(({ context, event }, params: { state: string }) =>
      recordEntered('handler', context.received.messageId, params.state, event),
    ),
    runCheck: enqueueActions(
      (
        { context, enqueue },
        params: {
          check: 'checkAddress' | 'checkSignature' | 'checkFreshness' | 'checkDuplicate';
        },
      ) => {
        const { messageId, event } = context.received;
        const result = context.pipeline[params.check](context.received);
        enqueue.assign(() => ({ lastCheckPassed: result?.passed ?? true }));
        if (!result) return;
        enqueue.emit({ type: 'request.checked', messageId, eventId: event.id, ...result });
      },
    ),
    store: ({ context }) => {
      context.pipeline.store(context.received);
    },
    queueWork: ({ context }) => {
      context.pipeline.queueWork(context.received);
    },
    decide: assign({ answer: (_, params: { answer: Answer }) => params.answer }),
    sendAnswer: ({ context }) => {
      const { received, pipeline, answer } = context;
      const response = 'thanks' in answer ? thanks(pipeline.thanksStatus(), answer.thanks) : answer;
      pipeline.answer(received, response);
    },
  },
}).createMachine({
  id: 'handler',
  context: ({ input }) => ({ lastCheckPassed: true, answer: accepted, ...input }),
  initial: 'waiting',
  on: {
    'process.ended': {
      target: '.answered',
      actions: { type: 'decide', params: { answer: cutOff } },
    },
  },
  states: {
    waiting: {
      entry: enter('waiting'),
      always: { guard: 'notSlow', target: 'checkingAddress' },
      after: { slowness: 'checkingAddress' },
    },
    checkingAddress: {
      entry: [enter('checkingAddress'), { type: 'runCheck', params: { check: 'checkAddress' } }],
      always: [
        {
          guard: 'checkFailed',
          target: 'answered',
          actions: { type: 'decide', params: { answer: stranger } },
        },
        { target: 'verifying' },
      ],
    },
    verifying: {
      entry: [enter('verifying'), { type: 'runCheck', params: { check: 'checkSignature' } }],
      always: [
        {
          guard: 'checkFailed',
          target: 'answered',
          actions: { type: 'decide', params: { answer: forged } },
        },
        { target: 'checkingFreshness' },
      ],
    },
    checkingFreshness: {
      entry: [
        enter('checkingFreshness'),
        { type: 'runCheck', params: { check: 'checkFreshness' } },
      ],
      always: [
        {
          guard: 'checkFailed',
          target: 'answered',
          actions: { type: 'decide', params: { answer: stale } },
        },
        { target: 'deduplicating' },
      ],
    },
    deduplicating: {
      entry: [enter('deduplicating'), { type: 'runCheck', params: { check: 'checkDuplicate' } }],
      always: [
        {
          guard: 'checkFailed',
          target: 'answered',
          actions: { type: 'decide', params: { answer: seenBefore } },
        },
        { guard: 'storesFirst', target: 'storing' },
        { target: 'working' },
      ],
    },
    storing: {
      entry: [enter('storing'), 'store'],
      always: [
        {
          guard: 'throws',
          target: 'answered',
          actions: { type: 'decide', params: { answer: threw } },
        },
        { target: 'answered' },
      ],
    },
    working: {
      entry: [enter('working'), 'queueWork'],
      on: {
        'work.finished': 'answered',
        'work.failed': {
          target: 'answered',
          actions: { type: 'decide', params: ({ event }) => ({ answer: event.answer }) },
        },
      },
    },
    answered: {
      entry: [enter('answered'), 'sendAnswer'],
      type: 'final',
    },
  },
});
