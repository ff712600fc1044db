import { cast } from '../../model/cast.ts';
import type { CheckResult, Origin, Party, Trace } from '../../model/facts.ts';
import type { MessageId } from '../../model/ids.ts';
import type { SimInstant } from '../../model/units.ts';
import { signedHow } from '../sentences/doorSentences.ts';
import { count, duration, euros } from './format.ts';
import { chargesOf, stateOf, type Charge, type MessageState } from '../messages/messageState.ts';
import { isAck, isBackfill, isFetch, isFrame, isPoll, isStream } from '../messages/messageKind.ts';
import { latestAt, recordsOf, type MessageRecord } from '../records.ts';
import { selectSettings } from '../settingsAt.ts';

/** Who somebody is in the story. */
export const partyNames: Readonly<Record<Party, string>> = {
  sender: cast.sender,
  api: cast.sender,
  receiver: cast.receiver,
  poller: cast.receiver,
  attacker: cast.attacker,
};

/** Who somebody is, at the start of a sentence. */
export const subjects: Readonly<Record<Party, string>> = {
  sender: `The ${cast.sender}`,
  api: `The ${cast.sender}`,
  receiver: cast.receiver,
  poller: cast.receiver,
  attacker: cast.attacker,
};

/** Where a request really came from, which Billing cannot see. */
export function provenanceOf(trace: Trace, { origin, sentAt, changed }: MessageRecord): string {
  const settings = selectSettings(trace, changed?.at ?? sentAt);
  const words: Record<Origin, string> = {
    genuine: 'Genuine: as the Store sent it.',
    forged: `Forged by Mallory, ${signedHow(settings)}.`,
    tampered: settings.secretLeaked
      ? 'Changed on the way by Mallory, and signed anew.'
      : 'Changed on the way by Mallory.',
    replayed: 'A copy of a recorded request, sent again by Mallory.',
  };
  return words[origin];
}

/** What a request is, shorter than a sentence: `evt_4 attempt 2`, `poll 17`, `forged evt_x1`. */
export function titleOf(message: MessageRecord): string {
  const { messageId, origin, eventId, attempt } = message;
  if ([isPoll, isBackfill, isFetch, isAck].some((is) => is(message)))
    return questionName(messageId);
  if (isStream(message)) return streamTitle(message);
  const about = origin === 'genuine' ? (eventId ?? messageId) : `${origin} ${eventId ?? messageId}`;
  return attempt === undefined ? about : `${about} attempt ${attempt}`;
}

/** `poll 17`, `backfill 2`, `fetch 3`, `ack 4`: one of the receiver's questions by its number. */
export function questionName(messageId: MessageId): string {
  return messageId.replace('_', ' ');
}

function streamTitle(message: MessageRecord): string {
  const { messageId, eventId, from } = message;
  const number = messageId.replace(/.*_/, '');
  if (!isFrame(message)) return `connection ${number}`;
  return eventId === undefined ? `${from === 'api' ? 'heartbeat' : 'pong'} ${number}` : eventId;
}

function streamVerdict(trace: Trace, message: MessageRecord, state: MessageState): string {
  if (!isFrame(message)) {
    const { answer } = state;
    if (answer?.leg === 'lost') return 'answer lost';
    if (answer?.leg !== 'arrived') return pollVerdict(state);
    return answer.response.status === 429 ? 'too many requests' : 'the connection is open';
  }
  const { messageId, eventId, from, requestEndsAt } = message;
  const receiverHeld = latestAt(recordsOf(trace).machines.get('stream') ?? [], requestEndsAt);
  const isThere =
    eventId === undefined
      ? from !== 'api' || receiverHeld?.state === 'open'
      : trace.facts.some((fact) => fact.type === 'stream.brought' && fact.messageId === messageId);
  if (!isThere) return 'came to nobody';
  return eventId === undefined ? 'keeps the connection open' : 'brought a payment';
}

/** The status of the answer, or why there is none: `200`, `503`, `lost`, `timed out`, `under way`, `arrived`. */
export function statusOf(message: MessageRecord, state: MessageState): string {
  if (state.request === 'lost') return 'lost';
  if (isFrame(message) && state.request === 'arrived') return 'arrived';
  if (state.answer?.leg === 'arrived') {
    const late = isOver(state) ? ', too late' : '';
    return `${state.answer.response.status}${late}`;
  }
  if (state.ending?.result === 'timedOut') return 'timed out';
  if (state.ending?.result === 'cut') return 'cut off';
  if (state.answer?.leg === 'lost') return `${state.answer.response.status} lost`;
  if (state.cut) return 'cut off';
  return 'under way';
}

/** Whether the one who asked had stopped waiting. */
function isOver({ ending }: MessageState): boolean {
  return ending?.result === 'timedOut' || ending?.result === 'cut';
}

/** What the request came to at the playhead, in words: `charged €25`, `refused: too old`, `nothing new`. */
export function verdictOf(trace: Trace, message: MessageRecord, at: SimInstant): string {
  const state = stateOf(trace, message, at);
  if (state.request === 'inFlight') return 'on its way';
  if (state.request === 'lost') return 'lost on the way';
  if (isBackfill(message)) return backfillVerdict(state);
  if (isFetch(message)) return fetchVerdict(state);
  if (isStream(message)) return streamVerdict(trace, message, state);
  if (isAck(message)) return ackVerdict(state);
  return message.channel === 'pull'
    ? pollVerdict(state)
    : pushVerdict(state, chargesBy(trace, message, at));
}

function pollVerdict({ ending, answer }: MessageState): string {
  switch (ending?.result) {
    case 'news':
      return `brought ${count(ending.eventIds.length, 'payment')}`;
    case 'received':
      return `received ${count(ending.eventIds.length, 'payment')}`;
    case 'empty':
      return 'nothing new';
    case 'unchanged':
      return 'nothing changed';
    case 'rateLimited':
      return `too many requests: wait ${duration(ending.retryAfterMs)}`;
    case 'timedOut':
      return 'no answer in time';
    case 'cut':
      return 'cut off: Billing stopped';
    default:
      return answer ? 'the answer is on its way' : 'the Store has it';
  }
}

function ackVerdict({ answer }: MessageState): string {
  if (!answer) return 'the Store has it';
  return answer.response.status === 204 ? 'deleted' : 'too late: not deleted';
}

function backfillVerdict(state: MessageState): string {
  const { ending } = state;
  if (ending?.result !== 'events') return pollVerdict(state);
  const { missing, listed } = ending;
  if (listed === 0) return 'nothing to list';
  return missing.length === 0
    ? `listed ${listed}, none missing`
    : `listed ${listed}, ${missing.length} missing`;
}

function fetchVerdict(state: MessageState): string {
  const { ending } = state;
  if (ending?.result === 'notFound') return 'no such order';
  if (ending?.result !== 'fetched') return pollVerdict(state);
  const { order, version, amountCents } = ending.payment;
  const which = version === undefined ? '' : `, version ${version}`;
  return `order ${order}${which}: ${euros(amountCents)}`;
}

function pushVerdict(state: MessageState, charges: readonly Charge[]): string {
  const answerLost = state.answer?.leg === 'lost' ? ', answer lost' : '';
  const failing = state.failedCheck;
  if (failing)
    return `${failing.check === 'duplicate' ? 'skipped' : 'refused'}: ${shortCheck(failing)}${answerLost}`;
  const charge = charges.at(-1);
  if (charge) return `${chargeWords(charge)}${answerLost}`;
  if (state.cut) return 'cut off before an answer';
  const status = state.answer?.response.status;
  if (status !== undefined && status >= 300) return `refused with ${status}${answerLost}`;
  if (status !== undefined) return `accepted, not charged yet${answerLost}`;
  return state.ending?.result === 'timedOut' ? 'no answer in time' : 'Billing has it';
}

/** `charged €25`, `double charge €25`, `fake charge €900`. */
export function chargeWords({ effect, look }: Charge): string {
  const { order, version, amountCents } = effect.payment;
  const amount = euros(amountCents);
  switch (look) {
    case 'right':
      return version === undefined ? `charged ${amount}` : `order ${order}: ${amount}`;
    case 'double':
      return `double charge ${amount}`;
    case 'fake':
      return `fake charge ${amount}`;
    case 'wrongAmount':
      return `wrong amount ${amount}`;
  }
}

function chargesBy(trace: Trace, message: MessageRecord, at: SimInstant): Charge[] {
  const all = chargesOf(trace);
  return message.effects.flatMap((effect) => {
    const charge = effect.at <= at ? all.get(effect) : undefined;
    return charge ? [charge] : [];
  });
}

/** Why a check refused, in two or three words. */
export function shortCheck(check: CheckResult): string {
  switch (check.check) {
    case 'address':
      return 'unknown address';
    case 'signature':
      return 'bad signature';
    case 'freshness':
      if (check.ageSeconds === undefined) return 'no readable time';
      return check.ageSeconds < 0 ? 'from the future' : 'too old';
    case 'duplicate':
      return 'seen before';
  }
}

/** One check of the receiver as a sentence. */
export function checkWords(check: CheckResult): string {
  switch (check.check) {
    case 'address':
      return check.passed
        ? `It comes from ${check.address}, one of the Store’s addresses.`
        : `It comes from ${check.address}, which is not one of the Store’s addresses.`;
    case 'signature':
      if (check.passed) return 'The signature matches.';
      return `The signature is refused: ${check.because ?? 'it does not match'}.`;
    case 'freshness':
      return freshnessWords(check);
    case 'duplicate':
      return check.passed
        ? `Billing has not seen ${check.key} before.`
        : `Billing has seen ${check.key} before and does not charge again.`;
  }
}

function freshnessWords({
  passed,
  ageSeconds,
  toleranceSeconds,
}: Extract<CheckResult, { check: 'freshness' }>): string {
  const tolerance = duration(toleranceSeconds * 1_000);
  if (ageSeconds === undefined) return 'The timestamp cannot be read.';
  const age = duration(Math.abs(ageSeconds) * 1_000);
  if (ageSeconds < 0) {
    return `The timestamp lies ${age} in the future; ${tolerance} ${passed ? 'are allowed' : 'would be allowed'}.`;
  }
  return passed
    ? `The timestamp is ${age} old, within ${tolerance}.`
    : `The timestamp is ${age} old, more than ${tolerance}.`;
}
