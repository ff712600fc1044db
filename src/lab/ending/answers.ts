import { cast } from '../../model/cast.ts';
import type { Channel, FactType } from '../../model/facts.ts';
import { settingTable } from '../../model/settings.ts';
import type { LessonId } from '../../lessons/endings.ts';
import { bytesText, selectBytes } from '../compare/trafficVolume.ts';
import { intakesOf } from '../../trace/receiver/intakes.ts';
import { realRowsOf, type ChannelSummary } from '../../trace/ledger/comparison.ts';
import { isBackfill, isFrame, isStream } from '../../trace/messages/messageKind.ts';
import { recordsOf, type EventRecord } from '../../trace/records.ts';
import { count, duration, euros, percent } from '../../trace/words/format.ts';
import { medianWords, waitEndings } from '../../trace/words/summary.ts';
import { allIn, hostileMessages, lastRepair, notArrived, type Ended } from './ended.ts';
import { quietly, told, type Told } from './told.ts';
import { listed } from '../../page/listed.ts';

/** The answer to a scenario's question, whatever was changed and done in it: two sentences. */
type Answer = (run: Ended) => readonly [Told, Told];

export const answers: Readonly<Record<LessonId, Answer>> = {
  'polling-waste': (run) => {
    const { events, pull, push } = run;
    const without = notArrived(run, 'push');
    return [
      pull.ended === 0
        ? told`${quietly(cast.receiver)} asked ${times(pull.requests)}, and nothing has come back.`
        : told`${quietly(cast.receiver)} asked ${times(pull.requests)}, and ${pull.empty} of ${count(pull.ended, 'answer')} (${percent(pull.empty, pull.ended)}) came empty.`,
      events === 0
        ? told`No payment happened, and the ${quietly(cast.sender)} called ${times(push.requests)}.`
        : told`The ${quietly(cast.sender)} called ${times(push.requests)} for ${count(events, 'payment')}; the median wait for one is ${medianWords(push.staleness)} by push and ${medianWords(pull.staleness)} by pull${without.length === 0 ? quietly('') : told`, and ${named(without)} ${quietly(without.length > 1 ? 'have' : 'has')} not come by push`}.`,
    ];
  },

  'outage-and-retries': (run) => [arrivals(run, 'push'), arrivals(run, 'pull')],

  'provider-outage': (run) => [arrivals(run, 'push'), afterRepair(run)],

  'lost-answer': (run) => {
    const lost = run.trace.facts.filter(
      (fact) =>
        fact.type === 'response.lost' &&
        recordsOf(run.trace).messageById.get(fact.messageId)?.from === 'sender',
    ).length;
    return [
      told`The ${quietly(cast.sender)} made ${count(run.push.requests, 'call')} for ${count(run.events, 'payment')}, ${run.push.retries} of them ${quietly(run.push.retries === 1 ? 'a retry' : 'retries')}; ${lost === 0 ? 'no answer' : count(lost, 'answer')} got lost.`,
      charges(run, 'push'),
    ];
  },

  'seen-before-or-after': (run) => {
    const crashes = countOf(run, 'worker.crashed');
    return [
      told`${quietly(cast.receiver)} crashed ${times(crashes)}; the ${quietly(cast.sender)} made ${count(run.push.requests, 'call')} for ${count(run.events, 'payment')}.`,
      charges(run, 'push'),
    ];
  },

  'slow-handler': (run) => [
    run.push.ended === 0
      ? told`No call has ended.`
      : told`${run.push.failed} of ${count(run.push.ended, 'call')} ended without a good answer in time.`,
    run.push.orders > 0 ? charges(run, 'push') : mostCharged(run),
  ],

  'which-status': (run) => {
    const { trace, events, push } = run;
    const endings = recordsOf(trace).deliveries.map(({ ending }) => ending?.type);
    const delivered = endings.filter((type) => type === 'delivery.delivered').length;
    const givenUp = endings.filter((type) => type === 'delivery.deadLettered').length;
    return [
      told`The ${quietly(cast.sender)} made ${count(push.requests, 'call')} for ${count(events, 'payment')}: it counts ${delivered} as delivered and gave ${givenUp === 0 ? 'none' : givenUp} up${countOf(run, 'endpoint.disabled') === 0 ? quietly('') : told`, and it ${'disabled the endpoint'}`}.`,
      charges(run, 'push'),
    ];
  },

  'forged-and-replayed': (run) => [attacks(run), stops(run)],

  'the-hole': (run) => {
    const { trace, events, pull, push } = run;
    const { inOrder } = intakesOf(trace).push;
    const asked = inOrder.filter((intake) => isBackfill(intake)).length;
    const without = notArrived(run, 'push');
    return [
      events === 0
        ? noPayment
        : told`${inOrder.length - asked} of ${count(events, 'payment')} came by the ${quietly(cast.sender)}’s calls and ${asked} by a backfill; ${without.length === 0 ? 'nothing' : named(without)} ${quietly(without.length > 1 ? 'are' : 'is')} missing at the end.`,
      told`${quietly(cast.receiver)} asked ${times(push.backfills)} for what it had missed; its poller, which keeps its place, knows ${pull.known} of ${events}.`,
    ];
  },

  'just-the-doorbell': (run) => [written(run, 'push'), written(run, 'pull')],

  'burst-and-limit': (run) => {
    const { events, pull, push } = run;
    if (events === 0) return [noPayment, quietly('There was nothing to ask for.')];
    const asked =
      push.backfills === 0
        ? quietly('')
        : told`, and ${push.backfillsRefused} of ${count(push.backfills, 'backfill call')} met a 429`;
    return [
      told`By push ${inAfter(run, 'push')}: ${push.queued} of ${count(push.requests, 'call')} waited for their turn, ${push.refused} met a 429${asked}.`,
      told`By pull ${inAfter(run, 'pull')}: ${pull.refused} of ${count(pull.requests, 'question')} met a 429.`,
    ];
  },

  'held-connection': (run) => {
    const { trace, events, pull } = run;
    const bytes = told`${bytesText(selectBytes(trace, trace.endsAt).pull)} went over the wire`;
    const asked = recordsOf(trace).messages.filter(
      (message) => isStream(message) && !isFrame(message),
    ).length;
    const ended = countOf(run, 'stream.closed');
    return [
      events === 0
        ? noPayment
        : told`By pull ${pull.known} of ${count(events, 'payment')} came, the median wait is ${medianWords(pull.staleness)}; ${waitOrLack(run, 'pull')}.`,
      asked === 0
        ? told`${quietly(cast.receiver)} held no connection: it asked ${times(pull.requests)}, and ${bytes}.`
        : told`${quietly(cast.receiver)} asked for ${count(asked, 'connection')}, of which ${ended === 0 ? 'none' : ended} ended, and ${bytes}.`,
    ];
  },
  'fetched-queue': (run) => [charges(run, 'pull'), queueTold(run)],

  'everything-at-once': (run) => [charges(run, 'push'), charges(run, 'pull')],
};

const countOf = ({ trace }: Ended, type: FactType) =>
  trace.facts.filter((fact) => fact.type === type).length;

const noPayment = quietly('No payment happened in this run.');

const ways: Readonly<Record<Channel, string>> = { pull: 'pull', push: 'push' };

const times = (number: number) =>
  number === 1 ? 'once' : number === 2 ? 'twice' : count(number, 'time');

const namedMost = 4;

/** `payments 2, 3 and 4`. */
function named(events: readonly EventRecord[]): string {
  if (events.length > namedMost) return count(events.length, 'payment');
  const ordinals = listed(events.map(({ ordinal }) => String(ordinal)));
  return `payment${events.length === 1 ? '' : 's'} ${ordinals}`;
}

/** How many arrived, with how many requests, and after how long. */
function arrivals(run: Ended, channel: Channel): Told {
  const { events } = run;
  if (events === 0)
    return channel === 'push' ? noPayment : quietly('There was nothing to ask for.');
  const { known, requests, retries, empty } = run[channel];
  const made =
    channel === 'push'
      ? told`${count(requests, 'call')}, ${retries} of them ${quietly(retries === 1 ? 'a retry' : 'retries')}`
      : told`${count(requests, 'question')}, ${empty} of them empty`;
  const all = events === 1 ? 'the one payment' : `all ${events} payments`;
  const how = known === events ? all : `${known} of ${count(events, 'payment')}`;
  return told`By ${quietly(ways[channel])} ${how} arrived with ${made}; ${waitOrLack(run, channel)}.`;
}

/** The longest wait where all have arrived, else who has not. */
function waitOrLack(run: Ended, channel: Channel): Told {
  const { stalenessWorstMs = 0, worstIs } = run[channel];
  const without = notArrived(run, channel);
  return without.length === 0
    ? told`the longest wait was ${duration(stalenessWorstMs)}${quietly(waitEndings[worstIs])}`
    : told`${named(without)} ${quietly(without.length === 1 ? 'has' : 'have')} not arrived`;
}

/** `all 20 payments are in after 9.55 s`, counted from the last of them. */
function inAfter(run: Ended, channel: Channel): Told {
  const afterMs = allIn(run, channel);
  if (afterMs === undefined)
    return told`${run[channel].known} of ${count(run.events, 'payment')} ${quietly(run[channel].known === 1 ? 'is' : 'are')} in`;
  return run.events === 1
    ? told`the one payment is in after ${duration(afterMs)}`
    : told`all ${run.events} payments are in after ${duration(afterMs)}`;
}

/** How often the queue handed events out, and what came of them. */
function queueTold({ trace }: Ended): Told {
  const all = (type: FactType) => trace.facts.filter((fact) => fact.type === type).length;
  const received = all('entry.received');
  if (received === 0) return told`From the queue ${'nothing'} was received.`;
  return told`From the queue payments were received ${times(received)}: ${all('entry.deleted')} acknowledged in time, ${all('entry.returned')} offered again, ${count(all('entry.deadLettered'), 'dead letter')}.`;
}

function afterRepair(run: Ended): Told {
  const repair = lastRepair(run);
  if (repair === undefined) return told`${quietly(cast.receiver)} never went down.`;
  if (repair === 'still') return told`${quietly(cast.receiver)} is still down at the end.`;
  const late = repair.afterMs.push;
  const last = late.at(-1);
  const pulled = repair.afterMs.pull.at(-1);
  const byPull =
    pulled === undefined
      ? quietly('by pull nothing had waited for it')
      : told`by pull the last came after ${duration(pulled)}`;
  if (last === undefined)
    return told`After the repair ${'none'} of the payments before it came by push; ${byPull}.`;
  return told`After the repair ${count(late.length, 'payment')} that had waited came by push, the last after ${duration(last)}; ${byPull}.`;
}

/** Whether the books are right, and what is wrong with them. */
function charges(run: Ended, channel: Channel): Told {
  const summary = run[channel];
  const { once, orders, fake } = summary;
  const all = realRowsOf(summary);
  const faults = faultsOf(summary);
  const begins = `By ${ways[channel]} `;
  if (all === 0 && fake === 0)
    return quietly(`${begins}nothing was to be charged, and nothing was.`);
  const right = orders > 0 ? 'right' : 'charged once, for the right amount';
  const many = orders > 0 ? count(all, 'order') : count(all, 'payment');
  const verb = all === 1 || once === 1 ? 'is' : 'are';
  const whole = told`${quietly(begins)}${once === all ? '' : `${once} of `}${many} ${quietly(verb)} ${quietly(right)}`;
  return faults === '' ? told`${whole}, and nothing else is.` : told`${whole}; wrong: ${faults}.`;
}

/** `2 missing, 3 charges too many`; empty where nothing is wrong. */
function faultsOf({ waiting, missing, extra, fake, wrongAmount }: ChannelSummary): string {
  const faults: readonly (readonly [number: number, words: string])[] = [
    [missing, `${missing} missing`],
    [waiting, `${waiting} still waiting`],
    [extra, `${count(extra, 'charge')} too many`],
    [fake, count(fake, 'fake charge')],
    [wrongAmount, count(wrongAmount, 'wrong amount')],
  ];
  return listed(faults.filter(([number]) => number > 0).map(([, words]) => words));
}

function mostCharged({ trace, events, rows, push }: Ended): Told {
  if (events === 0) return noPayment;
  const most = Math.max(
    0,
    ...rows.push.filter(({ status }) => status !== 'fake').map((row) => row.chargedCents.length),
  );
  const row = rows.push.find(
    ({ status, chargedCents }) => status !== 'fake' && chargedCents.length === most,
  );
  const ordinal = row && recordsOf(trace).eventById.get(row.eventId)?.ordinal;
  if (most <= 1) {
    const faults = faultsOf(push);
    return told`${'No payment'} is charged more than once; ${faults === '' ? 'every one is charged' : faults}.`;
  }
  const who = events === 1 ? 'The payment' : `Payment ${ordinal}`;
  return told`${quietly(who)} is charged ${times(most)}${quietly(events === 1 ? '' : ', the most of all')}; in all ${count(push.extra, 'charge')} ${quietly(push.extra === 1 ? 'is' : 'are')} too many.`;
}

function attacks(run: Ended): Told {
  const hostile = hostileMessages(run);
  const failed = run.trace.facts.filter(({ type }) => type === 'attack.failed').length;
  const inVain = failed === 0 ? [] : told`; ${count(failed, 'attack')} failed on the way`;
  if (hostile.length === 0)
    return told`${quietly(cast.attacker)} got ${'no message'} to ${quietly(cast.receiver)}${inVain}.`;
  const charged = hostile.filter(({ effects }) => effects.length > 0).length;
  return told`Of ${count(hostile.length, 'message')} that ${quietly(cast.attacker)} made, changed or copied ${charged === 0 ? 'none' : charged} ${quietly(charged > 1 ? 'were' : 'was')} charged${inVain}.`;
}

const defences = {
  address: settingTable.onlySenderIps.label,
  signature: settingTable.verifySignature.label,
  freshness: settingTable.rejectOldTimestamps.label,
  duplicate: settingTable.skipProcessed.label,
} as const;

/** Which check stopped how many of the attacker's messages, and what the ledger says. */
function stops(run: Ended): Told {
  const stoppedBy = hostileMessages(run).flatMap(
    ({ checks }) => checks.find(({ passed }) => !passed)?.check ?? [],
  );
  const parts = Object.entries(defences).flatMap(([check, label]) => {
    const number = stoppedBy.filter((each) => each === check).length;
    return number === 0 ? [] : [`“${label}” stopped ${number}`];
  });
  const faults = faultsOf(run.push);
  return told`${parts.length === 0 ? 'No defence stopped any' : listed(parts)}; the ledger ${faults === '' ? told`is ${'right'}` : told`has ${faults}`}.`;
}

/** Which amount is written for an order that payments change. */
function written(run: Ended, channel: Channel): Told {
  const [row, ...more] = run.rows[channel];
  if (!row || more.length > 0 || run[channel].orders === 0) return charges(run, channel);
  const stands = row.chargedCents[0];
  const truth = euros(row.payment.amountCents);
  if (stands === undefined)
    return told`By ${quietly(ways[channel])} ${'nothing'} is stored; the order is at ${truth}.`;
  return stands === row.payment.amountCents
    ? told`By ${quietly(ways[channel])} ${euros(stands)} is stored, as the order is.`
    : told`By ${quietly(ways[channel])} ${euros(stands)} is stored, but the order is at ${truth}.`;
}
