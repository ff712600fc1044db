import type {
  AttemptOutcome,
  BackfillOutcome,
  FactOf,
  FetchOutcome,
  PollOutcome,
  Trace,
} from '../../model/facts.ts';
import type { HttpResponse } from '../../model/http.ts';
import type { MessageId } from '../../model/ids.ts';
import type { SimInstant } from '../../model/units.ts';
import { isBackfill } from './messageKind.ts';
import { orderWrites } from '../ledger/orderWrites.ts';
import { recordsOf, type MessageRecord } from '../records.ts';
import { oncePerTrace } from '../oncePerTrace.ts';

export type Leg = 'inFlight' | 'arrived' | 'lost';

/** One exchange as it stands at the playhead. */
export interface MessageState {
  readonly request: Leg;
  /** Absent until it has been sent. */
  readonly answer?: { readonly leg: Leg; readonly response: HttpResponse };
  /** How the one who asked saw it end; absent until then, and for an attacker's requests. */
  readonly ending?: AttemptOutcome | PollOutcome | BackfillOutcome | FetchOutcome;
  /** The receiver's process ended before it could answer. */
  readonly cut: boolean;
  readonly failedCheck?: FactOf<'request.checked'>;
  /** Whether it is over without having done what it was sent for. */
  readonly failed: boolean;
}

/** What became of a message, from nothing but the facts up to `at`. */
export function stateOf(trace: Trace, message: MessageRecord, at: SimInstant): MessageState {
  const { answer, checks } = message;
  const request = legOf(message.requestLost, message.requestEndsAt, at);
  const answerLeg = answer && answer.sentAt <= at && legOf(answer.lost, answer.endsAt, at);
  const ending = endingOf(message, at);
  const cutAt = cutsOf(trace).get(message.messageId);
  const cut = cutAt !== undefined && cutAt <= at;
  // What a backfill's list repeats is no failure of the backfill.
  const failedCheck = isBackfill(message)
    ? undefined
    : checks.find((check) => !check.passed && check.at <= at);
  return {
    request,
    ...(answer && answerLeg ? { answer: { leg: answerLeg, response: answer.response } } : {}),
    ...(ending ? { ending } : {}),
    cut,
    ...(failedCheck ? { failedCheck } : {}),
    failed:
      request === 'lost' ||
      cut ||
      (answerLeg === 'lost' && ending?.result !== 'accepted') ||
      (answerLeg === 'arrived' && isRefusal(answer?.response.status ?? 0)) ||
      ending?.result === 'refused' ||
      ending?.result === 'timedOut' ||
      ending?.result === 'cut' ||
      ending?.result === 'rateLimited',
  };
}

/** True for an error; 304, nothing changed, is none. */
function isRefusal(status: number): boolean {
  return status >= 300 && status !== 304;
}

function legOf(lost: boolean, endsAt: SimInstant, at: SimInstant): Leg {
  if (endsAt > at) return 'inFlight';
  return lost ? 'lost' : 'arrived';
}

function endingOf({ attemptEnd, pollEnd, backfillEnd, fetchEnd }: MessageRecord, at: SimInstant) {
  if (attemptEnd && attemptEnd.at <= at) return attemptEnd.outcome;
  if (pollEnd && pollEnd.at <= at) return pollEnd.outcome;
  if (backfillEnd && backfillEnd.at <= at) return backfillEnd.outcome;
  if (fetchEnd && fetchEnd.at <= at) return fetchEnd.outcome;
  return undefined;
}

const cutsOf = oncePerTrace((trace): ReadonlyMap<MessageId, SimInstant> => {
  const found = new Map<MessageId, SimInstant>();
  for (const fact of trace.facts) {
    if (fact.type === 'requests.cut') for (const id of fact.messageIds) found.set(id, fact.at);
  }
  return found;
});

/** One row that the receiver wrote into its ledger, and what is wrong with it. */
export interface Charge {
  readonly effect: FactOf<'effect.made'>;
  readonly look: 'right' | 'double' | 'fake' | 'wrongAmount';
  /** Counted from 1 among the charges of the same event in the same channel. */
  readonly ordinal: number;
}

/** Every charge of the run by its fact, judged at the moment it was made. */
export const chargesOf = oncePerTrace((trace): ReadonlyMap<FactOf<'effect.made'>, Charge> => {
  const { effects, eventById } = recordsOf(trace);
  const made = new Map<string, number>();
  const charges = new Map<FactOf<'effect.made'>, Charge>();
  const written = orderWrites(trace);
  for (const effect of effects) {
    const write = written.get(effect);
    if (write) {
      charges.set(effect, { effect, look: write.truth ? 'wrongAmount' : 'right', ordinal: 1 });
      continue;
    }
    const event = eventById.get(effect.eventId);
    const key = `${effect.channel} ${effect.eventId}`;
    const ordinal = (made.get(key) ?? 0) + 1;
    made.set(key, ordinal);
    const known = event !== undefined && event.occurredAt <= effect.at;
    const look = !known
      ? 'fake'
      : ordinal > 1
        ? 'double'
        : samePayment(event.payment, effect.payment)
          ? 'right'
          : 'wrongAmount';
    charges.set(effect, { effect, look, ordinal });
  }
  return charges;
});

function samePayment(
  one: FactOf<'effect.made'>['payment'],
  other: FactOf<'effect.made'>['payment'],
): boolean {
  return (
    one.order === other.order &&
    one.customer === other.customer &&
    one.amountCents === other.amountCents
  );
}
