import * as v from 'valibot';
import type { FactType } from '../../../model/facts.ts';

const moment = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const strings = v.record(v.string(), v.string());
const payment = v.looseObject({ order: moment, customer: v.string(), amountCents: moment });

const ended = v.looseObject({ result: v.picklist(['timedOut', 'cut']) });
const limited = v.looseObject({ result: v.literal('rateLimited'), retryAfterMs: moment });

/** What came of a call, by the fact that says so. */
const outcomes: Readonly<Record<string, v.GenericSchema>> = {
  'attempt.finished': v.union([
    v.looseObject({ result: v.picklist(['accepted', 'refused']), status: moment }),
    v.looseObject({ result: v.literal('timedOut') }),
  ]),
  'poll.finished': v.union([
    v.looseObject({ result: v.picklist(['news', 'received']), eventIds: v.array(v.string()) }),
    v.looseObject({ result: v.picklist(['empty', 'unchanged']) }),
    limited,
    ended,
  ]),
  'backfill.finished': v.union([
    v.looseObject({ result: v.literal('events'), missing: v.array(v.string()), listed: moment }),
    limited,
    ended,
  ]),
  'fetch.finished': v.union([
    v.looseObject({ result: v.literal('fetched'), payment }),
    v.looseObject({ result: v.literal('notFound') }),
    limited,
    v.looseObject({ result: v.literal('timedOut'), againInMs: v.optional(moment) }),
  ]),
};

/** What a member of a fact is, whichever fact it stands in. */
const members: Readonly<Record<string, v.GenericSchema>> = {
  at: moment,
  seq: moment,
  eventId: v.string(),
  deliveryId: v.string(),
  messageId: v.string(),
  eventIds: v.array(v.string()),
  messageIds: v.array(v.string()),
  attempt: moment,
  attempts: moment,
  endsAt: moment,
  untilAt: moment,
  timeoutAt: moment,
  dueAt: moment,
  turnAt: moment,
  nextAt: moment,
  everyMs: moment,
  backoffMs: moment,
  tookMs: moment,
  lost: v.boolean(),
  channel: v.picklist(['pull', 'push']),
  from: v.union([v.string(), v.number(), v.boolean()]),
  to: v.union([v.string(), v.number(), v.boolean()]),
  origin: v.picklist(['genuine', 'forged', 'tampered', 'replayed']),
  request: v.looseObject({
    method: v.string(),
    url: v.string(),
    headers: strings,
    body: v.string(),
  }),
  response: v.looseObject({ status: moment, headers: strings, body: v.string() }),
  payment,
  command: v.looseObject({ type: v.string(), at: moment }),
  key: v.string(),
  because: v.string(),
  reason: v.string(),
  mode: v.picklist(['up', 'slow', 'down', 'restarting']),
  failures: moment,
  check: v.string(),
  passed: v.boolean(),
  worker: moment,
  act: v.picklist(['forge', 'tamper', 'replay']),
  after: v.string(),
  version: moment,
  kept: moment,
  secret: moment,
  secrets: v.array(moment),
  overlapUntilAt: moment,
  hiddenUntilAt: moment,
  receives: moment,
  machine: v.string(),
  actor: v.string(),
  state: v.string(),
  on: v.string(),
  durable: v.boolean(),
  done: v.boolean(),
  again: v.boolean(),
  by: v.string(),
};

/** What each fact has beside its time; what may be absent is not named. */
const required: Readonly<Record<FactType, string>> = {
  'run.started': '',
  'command.given': 'command by',
  'command.refused': 'command because',
  'setting.changed': 'key from to',
  'event.occurred': 'eventId payment',
  'request.sent': 'messageId channel from to origin request endsAt lost',
  'request.arrived': 'messageId',
  'request.lost': 'messageId',
  'request.copied': 'messageId eventId',
  'response.sent': 'messageId response endsAt lost',
  'response.arrived': 'messageId',
  'response.lost': 'messageId',
  'attempt.queued': 'deliveryId eventId attempt turnAt',
  'attempt.started': 'deliveryId eventId attempt messageId timeoutAt',
  'attempt.finished': 'deliveryId eventId attempt messageId outcome tookMs',
  'retry.scheduled': 'deliveryId eventId attempt backoffMs dueAt',
  'retry.broughtForward': 'deliveryId eventId attempt',
  'delivery.delivered': 'deliveryId eventId attempts',
  'delivery.deadLettered': 'deliveryId eventId attempts reason',
  'delivery.resent': 'deliveryId eventId attempt',
  'endpoint.disabled': 'failures because',
  'endpoint.enabled': '',
  'receiver.changed': 'mode',
  'request.checked': 'messageId eventId check passed',
  'event.stored': 'messageId eventId durable',
  'work.started': 'messageId eventId worker endsAt',
  'work.finished': 'messageId eventId worker',
  'work.failed': 'channel messageId eventId done again',
  'mark.started': 'messageId eventId worker endsAt',
  'event.marked': 'messageId eventId',
  'effect.made': 'channel messageId eventId payment',
  'effect.skipped': 'messageId eventId',
  'worker.crashed': 'worker',
  'worker.recovered': 'worker',
  'queue.lost': 'messageIds eventIds',
  'requests.cut': 'messageIds',
  'poll.finished': 'messageId outcome',
  'poll.answeredLate': 'messageId eventIds',
  'stream.opened': 'messageId',
  'stream.brought': 'messageId eventId',
  'stream.missed': 'eventId',
  'stream.closed': 'messageId because',
  'entry.received': 'eventId messageId receives hiddenUntilAt',
  'entry.returned': 'eventId messageId receives',
  'entry.deadLettered': 'eventId messageId receives',
  'entry.deleted': 'eventId messageId',
  'entry.kept': 'eventId messageId',
  'entry.skipped': 'eventId messageId',
  'attack.made': 'act messageId eventId',
  'attack.failed': 'act reason',
  'backfill.finished': 'messageId after outcome',
  'fetch.finished': 'messageId eventId outcome',
  'version.skipped': 'messageId eventId version kept',
  'secret.rotated': 'secret overlapUntilAt',
  'secret.installed': 'secrets',
  'machine.entered': 'machine actor state on',
};

/** Whether something says what a fact says, as far as the page reads it. */
export function isFact(fact: Readonly<Record<string, unknown>>): boolean {
  const type = fact['type'];
  if (typeof type !== 'string' || !Object.hasOwn(required, type)) return false;
  const wanted = required[type as FactType];
  return (
    (wanted === '' || wanted.split(' ').every((name) => Object.hasOwn(fact, name))) &&
    Object.entries(fact).every(([name, value]) => {
      const member =
        name === 'outcome'
          ? outcomes[type]
          : Object.hasOwn(members, name)
            ? members[name]
            : undefined;
      return member === undefined || v.is(member, value);
    })
  );
}
