import { cast } from '../../model/cast.ts';
import type { Fact, FactOf, Trace } from '../../model/facts.ts';
import type { HttpRequest } from '../../model/http.ts';
import { frameHead } from './frameHead.ts';
import { rawRequest, rawResponse } from '../../model/rawHttp.ts';
import type { MessageId } from '../../model/ids.ts';
import type { SimInstant } from '../../model/units.ts';
import { capitalised, duration } from '../../trace/words/format.ts';
import { isAck, isBackfill, isFetch, isFrame, isStream } from '../../trace/messages/messageKind.ts';
import { chargesOf, stateOf } from '../../trace/messages/messageState.ts';
import {
  chargeWords,
  checkWords,
  partyNames,
  provenanceOf,
  statusOf,
  subjects,
  titleOf,
  verdictOf,
} from '../../trace/words/messageWords.ts';
import { asOf, recordsOf, type MessageRecord } from '../../trace/records.ts';
import { selectSettings } from '../../trace/settingsAt.ts';
import { sentenceContextOf } from '../../trace/sentenceContext.ts';
import { oncePerTrace } from '../../trace/oncePerTrace.ts';

export interface DetailStep {
  readonly at: SimInstant;
  /** `off` where a defence would have looked, had it been on. */
  readonly result: 'passed' | 'failed' | 'off';
  readonly words: string;
}

/** Everything that is known at the playhead about one exchange. */
export interface MessageDetail {
  readonly message: MessageRecord;
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly status: string;
  readonly provenance: string;
  readonly rawRequest: string;
  /** Absent until it is sent; it may not arrive. */
  readonly rawResponse?: string;
  /** What became of the answer, in words. */
  readonly answer: string;
  /** How the one who asked saw it end. */
  readonly askerSaw: string;
  readonly steps: readonly DetailStep[];
  /** What to say while there are no steps. */
  readonly noSteps: string;
  /** Whether the Sign page can check it. */
  readonly signed: boolean;
}

/** Undefined for a message that does not exist, or is not sent yet at `at`. */
export function selectMessageDetail(
  trace: Trace,
  messageId: MessageId,
  at: SimInstant,
): MessageDetail | undefined {
  const record = recordsOf(trace).messageById.get(messageId);
  if (!record || record.sentAt > at) return undefined;
  const message = asOf(record, at);
  const state = stateOf(trace, message, at);
  return {
    message,
    title: titleOf(message),
    from: partyNames[message.from],
    to: partyNames[message.to],
    status: statusOf(message, state),
    provenance: provenanceOf(trace, message),
    rawRequest: rawFrame(message.request) ?? rawRequest(message.request),
    ...(state.answer ? { rawResponse: rawResponse(state.answer.response) } : {}),
    answer: isFrame(message) ? frameAnswer(state) : answerWords(message, state),
    askerSaw: isStream(message)
      ? capitalised(`${verdictOf(trace, message, at)}.`)
      : askerWords(message, state, at),
    noSteps:
      message.channel === 'pull' || isBackfill(message) || isFetch(message)
        ? 'It has led to no charge.'
        : isReal(trace)
          ? 'Nothing more is known of it from outside.'
          : `${subjects[message.to]} has done nothing about it so far.`,
    steps: [
      ...(isReal(trace) ? [] : defencesOff(trace, message, at)),
      ...stepsUntil(trace, messageId, at),
    ],
    signed: message.request.method === 'POST' && 'webhook-signature' in message.request.headers,
  };
}

/** Whether the receiver is a real one, and none of the machines: its answers are known, and what it tells. */
const isReal = oncePerTrace(({ facts }) => {
  const machines = facts.flatMap((fact) => (fact.type === 'machine.entered' ? fact.machine : []));
  return machines.length > 0 && !machines.includes('receiver');
});

type State = ReturnType<typeof stateOf>;

/** The bytes of a WebSocket frame before its payload, and the payload; undefined for what is no frame of one. */
function rawFrame({ frame, body }: HttpRequest): string | undefined {
  if (frame === undefined || frame === 'event') return undefined;
  return `${frameHead(frame, body)}\n${body}`;
}

function frameAnswer({ request }: State): string {
  return request === 'inFlight'
    ? 'It is on its way, on the open connection.'
    : 'Nothing answers it: TCP sees to it that it arrives.';
}

function answerWords({ from, to }: MessageRecord, state: State): string {
  if (state.request === 'inFlight') return 'No answer yet: the request is still on its way.';
  if (state.request === 'lost') return 'No answer: the request was lost on the way.';
  switch (state.answer?.leg) {
    case 'arrived':
      return `${subjects[from]} got this answer.`;
    case 'lost':
      return `${subjects[to]} sent this answer; it was lost on the way back.`;
    case 'inFlight':
      return `${subjects[to]} sent this answer; it is on its way.`;
    case undefined:
      return state.cut
        ? `No answer: ${partyNames[to]} stopped before it could answer.`
        : `${subjects[to]} has not answered yet.`;
  }
}

function askerWords(
  { messageId, from, sentAt, attemptEnd, pollEnd, backfillEnd, fetchEnd }: MessageRecord,
  state: State,
  at: SimInstant,
) {
  const asker = subjects[from];
  const { ending } = state;
  if (!ending) {
    if (isAck({ messageId })) return `${asker} does not act on the answer.`;
    if (from !== 'attacker') return `${asker} is still waiting, ${duration(at - sentAt)} so far.`;
    return `${cast.attacker} does not care about the answer.`;
  }
  const took = duration(
    (attemptEnd ?? pollEnd ?? backfillEnd ?? fetchEnd ?? { at: sentAt }).at - sentAt,
  );
  switch (ending.result) {
    case 'accepted':
      return `${asker} counts it as delivered: ${ending.status} after ${took}.`;
    case 'refused':
      return `${asker} counts it as failed: ${ending.status} after ${took}.`;
    case 'timedOut':
      return `${asker} stopped waiting after ${took} and counts it as failed.`;
    case 'news':
      return `${asker} learned of ${ending.eventIds.join(', ')} after ${took}.`;
    case 'received':
      return `${asker} received ${ending.eventIds.join(', ')} after ${took}.`;
    case 'empty':
      return `${asker} learned nothing new, after ${took}.`;
    case 'unchanged':
      return `${asker} learned that nothing has changed, after ${took}.`;
    case 'events':
      return ending.missing.length === 0
        ? `${asker} learned after ${took} that it has missed nothing.`
        : `${asker} learned after ${took} that it had missed ${ending.missing.join(', ')}.`;
    case 'fetched':
      return `${asker} learned the present state of order ${ending.payment.order} after ${took}.`;
    case 'notFound':
      return `${asker} learned after ${took} that there is no such order.`;
    case 'rateLimited':
      return `${asker} was told to wait ${duration(ending.retryAfterMs)}.`;
    case 'cut':
      return `${asker} stopped after ${took}, and its question with it.`;
  }
}

function stepsUntil(trace: Trace, messageId: MessageId, at: SimInstant): readonly DetailStep[] {
  return (stepsOf(trace).get(messageId) ?? []).filter((step) => step.at <= at);
}

const stepsOf = oncePerTrace((trace): ReadonlyMap<MessageId, readonly DetailStep[]> => {
  const steps = new Map<MessageId, DetailStep[]>();
  const add = (messageId: MessageId, step: DetailStep) => {
    steps.set(messageId, [...(steps.get(messageId) ?? []), step]);
  };
  for (const fact of trace.facts) {
    if (fact.type === 'requests.cut' || fact.type === 'queue.lost') {
      const words =
        fact.type === 'queue.lost'
          ? 'The worker crashed, and with it went the only copy.'
          : `${cast.receiver} stopped before it could answer.`;
      for (const messageId of fact.messageIds)
        add(messageId, { at: fact.at, result: 'failed', words });
      continue;
    }
    const step = stepOf(trace, fact);
    if (step && 'messageId' in fact) add(fact.messageId, { at: fact.at, ...step });
  }
  return steps;
});

/** The checks that a request which was let in did not have to pass. */
function defencesOff(trace: Trace, message: MessageRecord, at: SimInstant): DetailStep[] {
  const [first] = stepsUntil(trace, message.messageId, at);
  if (!first || message.channel === 'pull') return [];
  const { verifySignature, rejectOldTimestamps, skipProcessed } = selectSettings(trace, first.at);
  if (isBackfill(message)) {
    const unchecked = skipProcessed ? [] : ['Nobody asks whether an event was seen before.'];
    return [`${cast.receiver} asked for it itself, so it needs no signature.`, ...unchecked].map(
      (words) => ({ at: first.at, result: 'off', words }),
    );
  }
  return [
    verifySignature ? [] : ['The signature is not checked.'],
    rejectOldTimestamps ? [] : ['The age of the timestamp is not checked.'],
    skipProcessed ? [] : ['Nobody asks whether the event was seen before.'],
  ]
    .flat()
    .map((words) => ({ at: first.at, result: 'off', words }));
}

function stepOf(trace: Trace, fact: Fact): Omit<DetailStep, 'at'> | undefined {
  switch (fact.type) {
    case 'request.checked':
      return { result: fact.passed ? 'passed' : 'failed', words: checkWords(fact) };
    case 'event.stored': {
      const found = isBackfill(fact) ? `${fact.eventId} found. ` : '';
      const where = fact.durable ? 'a queue that survives a crash' : 'memory only';
      return passed(`${found}Stored in ${where}.`);
    }
    case 'work.started':
      return passed(`Worker ${fact.worker} starts on ${isBackfill(fact) ? fact.eventId : 'it'}.`);
    case 'work.failed':
      return {
        result: 'failed',
        words: fact.done ? 'All was done, and then something broke.' : failedWords(fact),
      };
    case 'mark.started':
      return passed('The charge is made; its mark is not written yet.');
    case 'event.marked':
      return passed(`${fact.eventId} is marked as seen.`);
    case 'effect.skipped':
      return passed(skippedWords(trace, fact));
    case 'version.skipped':
      return passed(`Version ${fact.version} is left out: the ledger has version ${fact.kept}.`);
    case 'effect.made': {
      const charge = chargesOf(trace).get(fact);
      const words = charge ? chargeWords(charge) : 'charged';
      return {
        result: charge?.look === 'right' ? 'passed' : 'failed',
        words: `${capitalised(words)} for ${fact.eventId}.`,
      };
    }
    default:
      return undefined;
  }
}

const passed = (words: string): Omit<DetailStep, 'at'> => ({ result: 'passed', words });

function failedWords({ eventId, again }: FactOf<'work.failed'>): string {
  return `The work on ${eventId} failed${again ? '; it is kept, to be tried again' : ''}.`;
}

function skippedWords(trace: Trace, fact: FactOf<'effect.skipped'>): string {
  switch (sentenceContextOf(trace).fetchedWithout.get(fact.seq)) {
    case 'not found':
      return `The ${cast.sender} knows no such order, so nothing was charged.`;
    case 'left out':
      return 'The order was looked at just before, so nothing was fetched for it.';
    case 'together':
      return 'One fetch did for it and for others of the same order.';
    case 'given up':
      return `The ${cast.sender} answered none of the fetches for it, so ${cast.receiver} gave up.`;
    case undefined:
      return sentenceContextOf(trace).onlyMarked.has(fact.seq)
        ? 'It was marked as seen, so its work was not done.'
        : 'The ledger already had the row, so nothing was charged.';
  }
}
