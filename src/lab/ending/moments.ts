import { cast } from '../../model/cast.ts';
import type { FactType, Trace } from '../../model/facts.ts';
import type { EventId } from '../../model/ids.ts';
import type { SimInstant } from '../../model/units.ts';
import type { LessonId } from '../../lessons/endings.ts';
import type { LedgerStatus } from '../../trace/ledger/ledgerRow.ts';
import { recordsOf } from '../../trace/records.ts';
import { capitalised, euros } from '../../trace/words/format.ts';
import { hostileMessages, type Ended } from './ended.ts';

/** A moment of the run that decided how it ended. */
export interface Moment {
  readonly at: SimInstant;
  readonly text: string;
}

type Finder = (run: Ended) => Moment | undefined;

/** The deciding moment of a run: the first of these that there was. */
export function decidingMoment(run: Ended, lesson: LessonId): Moment | undefined {
  for (const find of finders[lesson]) {
    const moment = find(run);
    if (moment) return moment;
  }
  return undefined;
}

/** A payment by its number; an attacker's has none. */
function payment(trace: Trace, eventId: EventId): string {
  const ordinal = recordsOf(trace).eventById.get(eventId)?.ordinal;
  return ordinal === undefined ? 'an invented payment' : `payment ${ordinal}`;
}

const firstRow =
  (
    status: LedgerStatus,
    words: (row: { what: string; charged: string; truth: string }) => string,
  ): Finder =>
  ({ trace, rows }) => {
    const found = rows.push
      .filter((row) => row.status === status)
      .toSorted((a, b) => a.since - b.since)[0];
    if (!found) return undefined;
    const what = capitalised(payment(trace, found.eventId));
    const charged = euros(found.chargedCents.at(-1) ?? 0);
    return {
      at: found.since,
      text: words({ what, charged, truth: euros(found.payment.amountCents) }),
    };
  };

const missing = firstRow('missing', ({ what }) => `${what} is lost: nothing brings it any more`);
const fake = firstRow('fake', ({ charged }) => `A fake charge of ${charged} is made`);
const wrong = firstRow(
  'wrongAmount',
  ({ charged, truth }) => `${charged} stands where ${truth} is right`,
);

/** The first charge of a payment that had one already. */
const secondCharge: Finder = ({ trace }) => {
  const charged = new Set<EventId>();
  for (const { at, channel, eventId, payment: paid } of recordsOf(trace).effects) {
    if (channel !== 'push' || paid.version !== undefined) continue;
    if (charged.has(eventId))
      return { at, text: `${capitalised(payment(trace, eventId))} is charged a second time` };
    charged.add(eventId);
  }
  return undefined;
};

const emptyPoll: Finder = ({ trace }) => {
  const found = recordsOf(trace).polls.find(
    ({ outcome }) => outcome.result === 'empty' || outcome.result === 'unchanged',
  );
  return found && { at: found.at, text: 'The first question comes back with nothing' };
};

/** The delivery that came through after the most attempts. */
const lastTry: Finder = ({ trace }) => {
  let best: (Moment & { attempts: number }) | undefined;
  for (const fact of trace.facts) {
    if (fact.type !== 'delivery.delivered' || fact.attempts <= (best?.attempts ?? 1)) continue;
    const { at, attempts, eventId } = fact;
    const text = `${capitalised(payment(trace, eventId))} gets in on attempt ${attempts}`;
    best = { at, attempts, text };
  }
  return best;
};

const lostAnswer: Finder = ({ trace }) => {
  for (const fact of trace.facts) {
    if (fact.type !== 'response.lost') continue;
    const message = recordsOf(trace).messageById.get(fact.messageId);
    if (message?.from === 'sender' && message.eventId)
      return { at: fact.at, text: `The answer about ${payment(trace, message.eventId)} is lost` };
  }
  return undefined;
};

const timeout: Finder = ({ trace }) => {
  for (const fact of trace.facts) {
    if (fact.type === 'attempt.finished' && fact.outcome.result === 'timedOut')
      return {
        at: fact.at,
        text: `The ${cast.sender} stops waiting for an answer about ${payment(trace, fact.eventId)}`,
      };
  }
  return undefined;
};

const stopped: Finder = (run) => {
  const refusal = hostileMessages(run)
    .flatMap(({ checks }) => checks.find(({ passed }) => !passed) ?? [])
    .toSorted((a, b) => a.at - b.at)[0];
  return refusal && { at: refusal.at, text: `A message of ${cast.attacker} is stopped` };
};

const found: Finder = ({ trace }) => {
  for (const fact of trace.facts) {
    if (fact.type !== 'backfill.finished' || fact.outcome.result !== 'events') continue;
    if (fact.outcome.missing.length > 0)
      return { at: fact.at, text: 'A backfill finds what was missed' };
  }
  return undefined;
};

const goesDown: Finder = ({ trace }) => {
  const fact = recordsOf(trace).modes.find(({ mode }) => mode === 'down');
  return fact && { at: fact.at, text: `${cast.receiver} goes down` };
};

const limited: Finder = ({ trace }) => {
  const polls = recordsOf(trace).polls.filter(({ outcome }) => outcome.result === 'rateLimited');
  const burst = recordsOf(trace).events[0];
  // The refusal by which the questions after the burst come late.
  const poll = polls.findLast(({ at }) => at <= (burst?.occurredAt ?? 0)) ?? polls[0];
  return poll && { at: poll.at, text: `The ${cast.sender} refuses a question with 429` };
};

const first =
  (type: FactType, text: string): Finder =>
  ({ trace }) => {
    const fact = trace.facts.find((each) => each.type === type);
    return fact && { at: fact.at, text };
  };

const crashes = first('worker.crashed', `${cast.receiver}’s worker crashes`);
const disabled = first('endpoint.disabled', `The ${cast.sender} stops calling`);
const workFails = first('work.failed', `${cast.receiver}’s work fails for the first time`);
const returned: Finder = ({ trace }) => {
  for (const fact of trace.facts) {
    if (fact.type === 'entry.returned' || fact.type === 'entry.deadLettered')
      return {
        at: fact.at,
        text: `Nobody has acknowledged ${payment(trace, fact.eventId)} in time`,
      };
  }
  return undefined;
};

const firstEvent: Finder = ({ trace }) => {
  const event = recordsOf(trace).events[0];
  return event && { at: event.occurredAt, text: 'The first payment happens' };
};

const finders: Readonly<Record<LessonId, readonly Finder[]>> = {
  'polling-waste': [emptyPoll, firstEvent],
  'outage-and-retries': [missing, lastTry, goesDown, firstEvent],
  'provider-outage': [missing, lastTry, goesDown, firstEvent],
  'lost-answer': [secondCharge, missing, lostAnswer, firstEvent],
  'seen-before-or-after': [secondCharge, missing, crashes, firstEvent],
  'slow-handler': [secondCharge, timeout, firstEvent],
  'which-status': [disabled, missing, workFails, firstEvent],
  'forged-and-replayed': [fake, wrong, secondCharge, stopped, firstEvent],
  'the-hole': [missing, found, lastTry, goesDown, firstEvent],
  'just-the-doorbell': [wrong, lastTry, firstEvent],
  'burst-and-limit': [missing, limited, firstEvent],
  'held-connection': [missing, goesDown, firstEvent],
  'fetched-queue': [returned, goesDown, firstEvent],
  'everything-at-once': [missing, fake, wrong, secondCharge, lastTry, firstEvent],
};
