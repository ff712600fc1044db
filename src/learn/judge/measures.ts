import type { Channel, FactOf } from '../../model/facts.ts';
import type { MeasureName } from '../../lessons/chapters/measureTable.ts';
import { selectComparison, type ChannelSummary } from '../../trace/ledger/comparison.ts';
import { selectLedger } from '../../trace/ledger/ledger.ts';
import { meanWaitMs } from '../../trace/ledger/meanWait.ts';
import { endingAt, recordsOf } from '../../trace/records.ts';
import { isBackfill } from '../../trace/messages/messageKind.ts';
import { factsOf, type Seen } from './seen.ts';
import { bitsApart, signaturePair } from './signaturePair.ts';

const hourMs = 3_600_000;

/**
 * What a chapter counts, up to the playhead, in the unit that `measureTable` says. Undefined where there is nothing to
 * count of: a share of no poll, the longest wait of no payment.
 */
export function measureOf(seen: Seen, name: MeasureName): number | undefined {
  return measures[name](seen);
}

const measures: Readonly<Record<MeasureName, (seen: Seen) => number | undefined>> = {
  events: (seen) => factsOf(seen, 'event.occurred').length,
  changes: (seen) =>
    factsOf(seen, 'event.occurred').filter(({ payment }) => payment.version !== undefined).length,
  orders: (seen) => sideOf(seen, 'push')?.orders,
  polls: (seen) => sideOf(seen, 'pull')?.requests,
  emptyPolls: (seen) => sideOf(seen, 'pull')?.empty,
  emptyPercent: (seen) => {
    const pull = sideOf(seen, 'pull');
    return pull && pull.ended > 0 ? (100 * pull.empty) / pull.ended : undefined;
  },
  openPolls: (seen) => {
    const pull = sideOf(seen, 'pull');
    return pull && pull.requests - pull.ended;
  },
  usefulPolls: (seen) => sideOf(seen, 'pull')?.withNews,
  webhooks: (seen) => sideOf(seen, 'push')?.requests,
  halfIntervalMs,
  pollsTimesWait: (seen) => {
    const polls = measureOf(seen, 'polls');
    const half = halfIntervalMs(seen);
    return polls === undefined || half === undefined ? undefined : (polls * half) / 1_000;
  },
  pollsPerWebhook: (seen) => quotient(seen, 'polls', 'webhooks'),
  webhooksPerPoll: (seen) => quotient(seen, 'webhooks', 'polls'),
  eventsPerPoll: (seen) => quotient(seen, 'events', 'polls'),
  knownByPolling: (seen) => sideOf(seen, 'pull')?.known,
  knownByWebhook: (seen) => sideOf(seen, 'push')?.known,
  pollWaitLongestMs: (seen) => sideOf(seen, 'pull')?.stalenessWorstMs,
  pollWaitMeanMs: (seen) =>
    seen.kind === 'run' ? meanWaitMs(seen.trace, seen.at, 'pull') : undefined,
  pollWaitMedianMs: (seen) => sideOf(seen, 'pull')?.staleness?.ms,
  webhookWaitLongestMs: (seen) => sideOf(seen, 'push')?.stalenessWorstMs,
  webhookWaitLongestSeconds: (seen) => {
    const ms = sideOf(seen, 'push')?.stalenessWorstMs;
    return ms === undefined ? undefined : ms / 1_000;
  },
  webhookWaitMedianMs: (seen) => sideOf(seen, 'push')?.staleness?.ms,

  charges: (seen) => chargesOf(seen).length,
  charged: (seen) => {
    const push = sideOf(seen, 'push');
    return push && push.once + push.double + push.wrongAmount;
  },
  once: (seen) => sideOf(seen, 'push')?.once,
  doubles: (seen) => sideOf(seen, 'push')?.double,
  extra: (seen) => sideOf(seen, 'push')?.extra,
  missing: (seen) => {
    const push = sideOf(seen, 'push');
    return push && push.missing + push.waiting;
  },
  fakes: (seen) => sideOf(seen, 'push')?.fake,
  wrongAmounts: (seen) => sideOf(seen, 'push')?.wrongAmount,
  kindsOfFaults: (seen) =>
    (['missing', 'doubles', 'fakes', 'wrongAmounts'] as const).filter(
      (kind) => (measureOf(seen, kind) ?? 0) > 0,
    ).length,

  attempts: (seen) => factsOf(seen, 'attempt.started').length,
  delivered: (seen) => endingsOf(seen, 'delivery.delivered'),
  givenUp: (seen) => endingsOf(seen, 'delivery.deadLettered'),
  timeouts: (seen) =>
    factsOf(seen, 'attempt.finished').filter(({ outcome }) => outcome.result === 'timedOut').length,
  firstAnswerMs: (seen) =>
    factsOf(seen, 'attempt.finished').find(({ outcome }) => outcome.result === 'accepted')?.tookMs,
  seenBefore: (seen) =>
    factsOf(seen, 'request.checked').filter(({ check, passed }) => check === 'duplicate' && !passed)
      .length,
  answersLost: (seen) => factsOf(seen, 'response.lost').length,
  requestsLost: (seen) => factsOf(seen, 'request.lost').length,
  crashes: (seen) => factsOf(seen, 'worker.crashed').length,
  outageMs: (seen) => outagesOf(seen).reduce((sum, { from, until }) => sum + until - from, 0),

  forged: (seen) => hostileOf(seen, 'forged').length + hostileOf(seen, 'tampered').length,
  forgedAccepted: (seen) => acceptedOf(seen, ['forged', 'tampered']),
  genuineRefused: (seen) =>
    factsOf(seen, 'request.checked').filter(
      (fact) => !fact.passed && fact.check !== 'duplicate' && originOf(seen, fact) === 'genuine',
    ).length,
  replays: (seen) => hostileOf(seen, 'replayed').length,
  replaysAccepted: (seen) => acceptedOf(seen, ['replayed']),
  idsRemembered: (seen) =>
    seen.kind === 'run' && seen.trace.scenario.settings.skipProcessed
      ? mostWithin(chargesOf(seen), seen.trace.scenario.settings.memoryMs)
      : 0,
  bitsChanged: (seen) => {
    const pair = signaturePair(seen);
    return pair && bitsApart(pair.offered, pair.computed);
  },

  signatureBits: (seen) => {
    const pair = signaturePair(seen);
    return pair && 8 * pair.computed.length;
  },

  backfillCalls: (seen) => backfillsOf(seen).length,
  backfillCallsPerHour: (seen) => {
    const calls = backfillsOf(seen);
    return mostWithin(calls, hourMs - 1);
  },
  completeAfterMs: (seen) => {
    const recovered = outagesOf(seen).at(-1)?.until;
    if (recovered === undefined || sideOf(seen, 'push')?.missing !== 0) return undefined;
    const firsts = new Map(
      chargesOf(seen)
        .toReversed()
        .map(({ eventId, at }) => [eventId, at]),
    );
    return firsts.size < factsOf(seen, 'event.occurred').length
      ? undefined
      : Math.max(0, ...firsts.values()) - recovered;
  },
  fetches: (seen) => factsOf(seen, 'fetch.finished').length,
  fetchesRefused: (seen) => sideOf(seen, 'push')?.fetchesRefused,
  fetchesAnswered: (seen) =>
    factsOf(seen, 'fetch.finished').length - (sideOf(seen, 'push')?.fetchesRefused ?? 0),
  ordersWrong: (seen) => lastOfOrders(seen).filter(({ is, was }) => is !== was).length,
  storedCents: (seen) => lastOfOrders(seen).at(-1)?.was,
  trueCents: (seen) => lastOfOrders(seen).at(-1)?.is,

  loadDeliveries: (seen) => loadOf(seen)?.deliveries,
  loadDelivered: (seen) => loadOf(seen)?.delivered,
  loadAttempts: (seen) => loadOf(seen)?.calls,
  loadPeak: (seen) => loadOf(seen)?.peakAfterRecovery,
  loadDoneMs: (seen) => loadOf(seen)?.doneByMs,

  fleetPollsPerSecond: (seen) => fleetOf(seen)?.pollsPerSecond,
  fleetWebhooksPerSecond: (seen) => fleetOf(seen)?.webhooksPerSecond,
  fleetPollsPerWebhook: (seen) => quotient(seen, 'fleetPollsPerSecond', 'fleetWebhooksPerSecond'),
  fleetMillionPollsPerDay: (seen) => perDay(fleetOf(seen)?.pollsPerSecond, 1e6),
  fleetWebhooksPerDay: (seen) => perDay(fleetOf(seen)?.webhooksPerSecond, 1),
};

function sideOf(seen: Seen, channel: Channel): ChannelSummary | undefined {
  return seen.kind === 'run' ? selectComparison(seen.trace, seen.at)[channel] : undefined;
}

function loadOf(seen: Seen) {
  return seen.kind === 'load' ? seen.counts : undefined;
}

function fleetOf(seen: Seen) {
  return seen.kind === 'fleet' ? seen.counts : undefined;
}

function perDay(perSecond: number | undefined, of: number): number | undefined {
  return perSecond === undefined ? undefined : Math.round((perSecond * 86_400 * 100) / of) / 100;
}

function quotient(seen: Seen, one: MeasureName, other: MeasureName): number | undefined {
  const [part, whole] = [measureOf(seen, one), measureOf(seen, other)];
  return part === undefined || !whole ? undefined : part / whole;
}

function halfIntervalMs(seen: Seen): number | undefined {
  return seen.kind === 'run' ? seen.trace.scenario.settings.pollEveryMs / 2 : undefined;
}

function chargesOf(seen: Seen): readonly FactOf<'effect.made'>[] {
  return factsOf(seen, 'effect.made').filter(({ channel }) => channel === 'push');
}

function endingsOf(seen: Seen, type: 'delivery.delivered' | 'delivery.deadLettered'): number {
  if (seen.kind !== 'run') return 0;
  const { deliveries } = recordsOf(seen.trace);
  return deliveries.filter((delivery) => endingAt(delivery, seen.at)?.type === type).length;
}

type Origin = FactOf<'request.sent'>['origin'];

const hostileOf = (seen: Seen, origin: Origin) =>
  factsOf(seen, 'request.sent').filter((sent) => sent.origin === origin);

function originOf(seen: Seen, { messageId }: Pick<FactOf<'effect.made'>, 'messageId'>) {
  return seen.kind === 'run' ? recordsOf(seen.trace).messageById.get(messageId)?.origin : undefined;
}

function acceptedOf(seen: Seen, origins: readonly Origin[]): number {
  return chargesOf(seen).filter((charge) => {
    const origin = originOf(seen, charge);
    return origin !== undefined && origins.includes(origin);
  }).length;
}

const backfillsOf = (seen: Seen) => factsOf(seen, 'request.sent').filter(isBackfill);

/** The stretches in which the receiver was down, up to the playhead. */
function outagesOf(seen: Seen): readonly { readonly from: number; readonly until: number }[] {
  if (seen.kind !== 'run') return [];
  const changes = factsOf(seen, 'receiver.changed');
  return changes.flatMap(({ at, mode }, index) =>
    mode === 'down' || mode === 'restarting'
      ? [{ from: at, until: changes[index + 1]?.at ?? seen.at }]
      : [],
  );
}

/** The most entries that lie within one stretch of this length. */
function mostWithin(entries: readonly { readonly at: number }[], ms: number): number {
  let first = 0;
  let most = 0;
  entries.forEach(({ at }, index) => {
    while ((entries[first]?.at ?? at) < at - ms) first++;
    most = Math.max(most, index - first + 1);
  });
  return most;
}

/** Of each order that something really happened to: what it is now, and what the ledger says, in cents. */
function lastOfOrders(seen: Seen) {
  if (seen.kind !== 'run') return [];
  return selectLedger(seen.trace, seen.at).rows.flatMap(({ status, payment, chargedCents }) =>
    status === 'fake' ? [] : [{ is: payment.amountCents, was: chargedCents.at(-1) }],
  );
}
