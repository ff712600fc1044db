import { expect } from 'vitest';
import type { Channel, Trace } from '../../model/facts.ts';
import { instant, type SimInstant } from '../../model/units.ts';
import { luck } from '../../sim/engine/luck.ts';
import { factsOf } from '../../sim/laws/anyRun.testkit.ts';
import { laws } from '../../sim/laws/laws.testkit.ts';
import { intakesOf } from '../../trace/receiver/intakes.ts';
import { countRequests, realRowsOf, selectComparison } from '../../trace/ledger/comparison.ts';
import { selectLedger, selectLedgerCounts } from '../../trace/ledger/ledger.ts';
import type { LedgerStatus } from '../../trace/ledger/ledgerRow.ts';
import { selectStaleness, stalenessAt } from '../../trace/ledger/staleness.ts';
import { isAck, isBackfill, isFetch, isFrame } from '../../trace/messages/messageKind.ts';
import { chargesOf, stateOf } from '../../trace/messages/messageState.ts';
import { modeAt } from '../../trace/receiver/receiverMode.ts';
import { asOf, endingAt, recordsOf, upTo, type MessageRecord } from '../../trace/records.ts';
import { countsBetween } from '../../trace/sentences/captions/runningSummary.ts';
import { currentDetails, summary } from '../../trace/sentences/spokenSummary.ts';
import { trafficSummary } from '../../trace/words/trafficSummary.ts';
import { comparisonRows } from '../compare/comparisonRows.ts';
import { selectRequestWall } from '../compare/requestWall.ts';
import { requestBytes, responseBytes, selectBytes } from '../compare/trafficVolume.ts';
import { endedRun, hostileMessages } from '../ending/ended.ts';
import { selectModeBands, selectWaits } from '../freshness/stalenessPeriods.ts';
import { selectMachines } from '../machines/machineStates.ts';
import { statecharts } from '../machines/statecharts.ts';
import { selectMessages, type MessageKind } from '../messages/messageTable.ts';
import { outcomeOf } from '../odds/outcome.ts';
import { selectEndpointHealth } from '../recovery/endpointHealthAt.ts';
import { selectBackfills } from '../recovery/recoveryBackfills.ts';
import { isUndelivered, selectDeadLetters } from '../recovery/recoveryDeadLetters.ts';
import { selectReconciliation } from '../recovery/recoveryReconciliation.ts';
import { selectLadder } from '../retries/ladder/ladder.ts';
import { messagesPerWindow, selectSequence } from '../sequence/sequence.ts';
import { commonFigures } from '../stage/laneFigures.ts';
import { selectPullLane } from '../stage/pull/pullLane.ts';
import { selectEndpoint } from '../stage/push/endpoint.ts';
import { selectFetchers } from '../stage/push/fetchers.ts';
import { selectReceiver } from '../stage/push/receiverState.ts';
import { selectSenderQueue } from '../stage/push/senderQueue.ts';
import { selectInFlight } from '../stage/wires/inFlight.ts';
import { selectTimeline } from '../transport/timeline.ts';

/** What a selector makes of a playhead; undefined where it says nothing there. */
type Selector = (trace: Trace, at: SimInstant) => number | string | boolean | undefined;

/** Everything that counts one thing, by the name of who counts it. */
type Counted = Readonly<Record<string, Selector>>;

const channels = ['pull', 'push'] as const;

const compared = (trace: Trace, at: SimInstant, channel: Channel) =>
  selectComparison(trace, at)[channel];
const messages = (trace: Trace, at: SimInstant, kind: MessageKind = 'all') =>
  selectMessages(trace, at, { kind, text: '', newestFirst: false });
const sentBy = (trace: Trace, at: SimInstant, is: (message: MessageRecord) => boolean) =>
  recordsOf(trace).messages.filter((message) => message.sentAt <= at && is(asOf(message, at)));

/** Where payments are in hand before the receiver knows of them. */
const isFetchedQueue = (trace: Trace) => trace.facts.some(({ type }) => type === 'entry.received');
const hasOrders = (trace: Trace) =>
  recordsOf(trace).events.some(({ payment }) => payment.version !== undefined);

/** The number before some words of a text, as a reader takes it; absent where the words are. */
const numberIn = (text: string, before: RegExp): number | undefined => {
  const [, number] = new RegExp(`([\\d,]+) ${before.source}`).exec(text) ?? [];
  return number === undefined ? undefined : Number(number.replaceAll(',', ''));
};

/** The number in a cell of the table that compares; of a row that is left out, none. */
const cell =
  (name: string, channel: Channel, what = /^([\d,]+)/): Selector =>
  (trace, at) => {
    const rows = comparisonRows(selectComparison(trace, at), selectBytes(trace, at));
    const row = rows.find((each) => each.name === name);
    const [, number] = what.exec(row?.[channel].text ?? '') ?? [];
    return number === undefined ? undefined : Number(number.replaceAll(',', ''));
  };

/** What is written into held connections is no request. */
const framesBy: (...of: Parameters<Selector>) => number = (trace, at) =>
  messages(trace, at, 'pull').filter(isFrame).length;

const actorsIn =
  (machine: string, ...states: readonly string[]): Selector =>
  (trace, at) =>
    selectMachines(trace, at, statecharts)
      .find((card) => card.machine === machine)
      ?.states.filter(({ state }) => states.includes(state))
      .reduce((sum, { actors }) => sum + actors, 0);

const atEndOnly =
  (select: Selector): Selector =>
  (trace, at) =>
    at === trace.endsAt ? select(trace, at) : undefined;

const marks = (kind: string) =>
  atEndOnly((trace, at) =>
    selectTimeline(trace, at)
      .marks.filter((mark) => mark.kind === kind)
      .reduce((sum, mark) => sum + mark.count, 0),
  );

const medianOf = (waits: readonly number[]): number | undefined => {
  const sorted = waits.toSorted((a, b) => a - b);
  const [lower, upper] = [sorted[(sorted.length - 1) >>> 1], sorted[sorted.length >>> 1]];
  return lower === undefined || upper === undefined ? undefined : (lower + upper) / 2;
};

const ladders = (trace: Trace, at: SimInstant) =>
  recordsOf(trace).deliveries.flatMap(({ eventId }) => selectLadder(trace, at, eventId) ?? []);

const queued =
  (...states: readonly string[]): Selector =>
  (trace, at) =>
    selectSenderQueue(trace, { at, show: Infinity }).rows.filter(({ state }) =>
      states.includes(state),
    ).length;

const statusKeys = {
  once: 'ok',
  waiting: 'waiting',
  missing: 'missing',
  double: 'double',
  fake: 'fake',
  wrongAmount: 'wrongAmount',
} as const satisfies Record<string, LedgerStatus>;
type StatusKey = keyof typeof statusKeys;

const spokenWords: Record<StatusKey, RegExp> = {
  once: /(?:charged once|right)\b/,
  waiting: /waiting/,
  missing: /missing/,
  double: /double/,
  fake: /fake/,
  wrongAmount: /wrong amount/,
};
const spokenNumber = (key: StatusKey): Selector => {
  return (trace, at) => {
    const [pushed = ''] = summary(trace, at);
    return numberIn(pushed, spokenWords[key]) ?? 0;
  };
};

/** How a fault is named in the heading of a lane. */
const figureNames: Partial<Record<StatusKey | 'extra', RegExp>> = {
  waiting: /^still waiting$/,
  missing: /^missing$/,
  extra: /^charges? too many$/,
  fake: /^fake charges?$/,
  wrongAmount: /^wrong amounts?$/,
};
const figure =
  (key: StatusKey | 'extra', channel: Channel): Selector =>
  (trace, at) => {
    const name = figureNames[key];
    if (!name) return undefined;
    const found = commonFigures(compared(trace, at, channel)).find((each) => name.test(each.name));
    return found ? Number(/^[\d,]+/.exec(found.value)?.[0].replaceAll(',', '')) : 0;
  };

const ofEachChannel = (
  rows: (channel: Channel) => Readonly<Record<string, Counted>>,
): Readonly<Record<string, Counted>> => Object.assign({}, ...channels.map(rows)) as never;

/** Each thing that is counted in more than one place, and all that count it: a new selector is one line. */
const things: Readonly<Record<string, Counted>> = {
  'payments that happened': {
    comparison: (trace, at) => selectComparison(trace, at).events,
    'pull lane': (trace, at) => {
      const { earlier, latest } = selectPullLane(trace, { at, show: 4 });
      return earlier + latest.length;
    },
    'table of waits': (trace, at) => selectWaits(trace, at).length,
    'dots by pull': (trace, at) => selectStaleness(trace, at, 'pull').dots.length,
    'dots by push': (trace, at) => selectStaleness(trace, at, 'push').dots.length,
    'running summary': (trace, at) => countsBetween(trace, instant(0), at).payments,
    'text of the sequence': (trace, at) => numberIn(trafficSummary(trace, at), /payments?/),
    ledger: (trace, at) =>
      hasOrders(trace) ? undefined : selectLedgerCounts(trace, at, 'push').events,
    timeline: marks('event'),
    odds: atEndOnly((trace) => outcomeOf(trace).events),
    'end card': atEndOnly((trace) => endedRun(trace).events),
  },

  ...ofEachChannel((channel) => ({
    [`real rows of the ledger by ${channel}`]: {
      comparison: (trace, at) => realRowsOf(compared(trace, at, channel)),
      counts: (trace, at) => selectLedgerCounts(trace, at, channel).events,
      rows: (trace, at) =>
        selectLedger(trace, at, channel).rows.filter(({ status }) => status !== 'fake').length,
      reconciliation: (trace, at) =>
        channel === 'pull'
          ? undefined
          : selectReconciliation(trace, at).filter(({ row }) => row.status !== 'fake').length,
      'spoken summary': (trace, at) =>
        channel === 'pull'
          ? undefined
          : numberIn(summary(trace, at)[0] ?? '', /(?:payments?|orders?) by webhook/),
    },
  })),

  ...ofEachChannel((channel) =>
    Object.fromEntries(
      Object.entries(statusKeys).map(([name, status]) => {
        const key = name as StatusKey;
        return [
          `rows that are ${key} by ${channel}`,
          {
            comparison: (trace, at) => compared(trace, at, channel)[key],
            counts: (trace, at) => selectLedgerCounts(trace, at, channel)[key],
            'counts beside the rows': (trace, at) => selectLedger(trace, at, channel).counts[key],
            rows: (trace, at) =>
              selectLedger(trace, at, channel).rows.filter((row) => row.status === status).length,
            'lane heading': figure(key, channel),
            ...(channel === 'push' && {
              'spoken summary': spokenNumber(key),
              reconciliation: (trace, at) =>
                selectReconciliation(trace, at).filter(({ row }) => row.status === status).length,
            }),
            ...(key === 'missing' && { 'table cell': cell('Missing', channel) }),
            ...(key === 'fake' && { 'table cell': cell('Fake charges', channel) }),
            ...(key === 'wrongAmount' && { 'table cell': cell('Wrong amounts', channel) }),
            ...(key === 'double' && { 'table cell': cell('Double charges', channel) }),
            ...(key === 'once'
              ? {
                  'end card': atEndOnly((trace) => endedRun(trace)[channel].once),
                  'table cell': (trace: Trace, at: SimInstant) =>
                    cell('Delivered once', channel)(trace, at) ??
                    cell('Orders with the right amount', channel)(trace, at),
                }
              : { odds: atEndOnly((trace) => outcomeOf(trace)[channel][key]) }),
          } satisfies Counted,
        ];
      }),
    ),
  ),

  ...ofEachChannel((channel) => ({
    [`charges too many by ${channel}`]: {
      comparison: (trace, at) => compared(trace, at, channel).extra,
      counts: (trace, at) => selectLedgerCounts(trace, at, channel).extra,
      rows: (trace, at) =>
        selectLedger(trace, at, channel)
          .rows.filter(({ status }) => status === 'double')
          .reduce((sum, { chargedCents }) => sum + chargedCents.length - 1, 0),
      'charges as they were judged': (trace, at) =>
        [...chargesOf(trace).values()].filter(
          ({ effect, look }) => look === 'double' && effect.channel === channel && effect.at <= at,
        ).length,
      'lane heading': figure('extra', channel),
      'running summary': (trace, at) =>
        channel === 'pull' ? undefined : countsBetween(trace, instant(0), at).extra,
    },

    [`charges by ${channel}, where each payment has its own order`]: {
      facts: (trace, at) =>
        hasOrders(trace)
          ? undefined
          : factsOf(trace, 'effect.made').filter(
              (effect) => effect.channel === channel && effect.at <= at,
            ).length,
      rows: (trace, at) =>
        hasOrders(trace)
          ? undefined
          : selectLedger(trace, at, channel).rows.reduce(
              (sum, { chargedCents }) => sum + chargedCents.length,
              0,
            ),
      messages: (trace, at) =>
        hasOrders(trace)
          ? undefined
          : sentBy(trace, at, (message) => message.channel === channel).reduce(
              (sum, { effects }) => sum + upTo(effects, at).length,
              0,
            ),
      sequence: (trace, at) => {
        const { sent, labels } = selectSequence(trace, at, { filter: channel });
        const isWhole = sent <= messagesPerWindow && !hasOrders(trace);
        return isWhole ? labels.filter(({ kind }) => kind === 'charge').length : undefined;
      },
    },

    [`requests by ${channel}`]: {
      comparison: (trace, at) => compared(trace, at, channel).requests,
      counts: (trace, at) => countRequests(trace, at, channel).requests,
      'table cell': cell('Requests', channel),
      'messages table': (trace, at) =>
        messages(trace, at, channel).filter(
          (message) => ![isAck, isBackfill, isFetch, isFrame].some((is) => is(message)),
        ).length,
      'text of the sequence': (trace, at) =>
        numberIn(
          trafficSummary(trace, at),
          channel === 'pull' ? /(?:polls?|connections?)/ : /attempts?/,
        ),
      sequence: (trace, at) =>
        channel === 'pull'
          ? selectSequence(trace, at, { filter: 'pull' }).sent -
            framesBy(trace, at) -
            compared(trace, at, 'pull').acks
          : undefined,
      ladders: (trace, at) =>
        channel === 'pull'
          ? undefined
          : ladders(trace, at).reduce((sum, { climbs }) => sum + climbs.length, 0),
      odds: atEndOnly((trace) => outcomeOf(trace)[channel].requests),
    },

    [`requests that have ended by ${channel}`]: {
      comparison: (trace, at) => compared(trace, at, channel).ended,
      wall: (trace, at) => selectRequestWall(trace, at, channel).finished,
      'messages table': (trace, at) =>
        messages(trace, at, channel).filter(
          ({ attemptEnd, pollEnd }) => ((attemptEnd ?? pollEnd)?.at ?? Infinity) <= at,
        ).length,
      'running summary': (trace, at) => {
        const { questions, attempts } = countsBetween(trace, instant(0), at);
        return channel === 'pull' ? questions : attempts;
      },
      'table cell': cell('Requests that carried news', channel, /of ([\d,]+)/),
    },

    [`requests with news by ${channel}`]: {
      comparison: (trace, at) => compared(trace, at, channel).withNews,
      wall: (trace, at) => selectRequestWall(trace, at, channel).withNews,
      'messages table': (trace, at) =>
        messages(trace, at, 'useful').filter(
          ({ channel: of, attemptEnd, pollEnd }) =>
            of === channel && ((attemptEnd ?? pollEnd)?.at ?? Infinity) <= at,
        ).length,
      'table cell': cell('Requests that carried news', channel),
    },

    [`requests that failed by ${channel}`]: {
      comparison: (trace, at) => compared(trace, at, channel).failed,
      'table cell': cell('Failed requests', channel),
      'messages table': (trace, at) =>
        messages(trace, at, 'failed').filter(
          ({ channel: of, from, attemptEnd, pollEnd }) =>
            of === channel &&
            from !== 'attacker' &&
            ((attemptEnd ?? pollEnd)?.at ?? Infinity) <= at,
        ).length,
      'running summary': (trace, at) =>
        channel === 'pull' ? undefined : countsBetween(trace, instant(0), at).failed,
      ladders: (trace, at) =>
        channel === 'pull'
          ? undefined
          : ladders(trace, at)
              .flatMap(({ climbs }) => climbs)
              .filter(({ outcome }) => outcome && outcome.result !== 'accepted').length,
      timeline: (trace, at) => (channel === 'pull' ? undefined : marks('failure')(trace, at)),
    },

    [`payments that the receiver knows of by ${channel}`]: {
      comparison: (trace, at) => compared(trace, at, channel).known,
      'those it does not': (trace, at) =>
        selectComparison(trace, at).events - compared(trace, at, channel).stillWaiting,
      dots: (trace, at) =>
        selectStaleness(trace, at, channel).dots.filter(({ waiting }) => !waiting).length,
      'table of waits': (trace, at) =>
        selectWaits(trace, at).filter(
          ({ pullMs, pushMs }) => (channel === 'pull' ? pullMs : pushMs) !== undefined,
        ).length,
      intakes: (trace, at) => upTo(intakesOf(trace)[channel].inOrder, at).length,
      'pull lane': (trace, at) =>
        channel === 'push' || hasOrders(trace) || isFetchedQueue(trace)
          ? undefined
          : selectComparison(trace, at).events - selectPullLane(trace, { at, show: 4 }).notFetched,
    },

    [`staleness now by ${channel}`]: {
      number: (trace, at) => stalenessAt(trace, at, channel),
      line: (trace, at) => selectStaleness(trace, at, channel).nowMs,
      'end of the line': (trace, at) => selectStaleness(trace, at, channel).points.at(-1)?.ms,
    },

    [`worst staleness by ${channel}`]: {
      comparison: (trace, at) => compared(trace, at, channel).stalenessWorstMs ?? 0,
      line: (trace, at) => selectStaleness(trace, at, channel).worstMs,
      odds: atEndOnly((trace) => outcomeOf(trace)[channel].worstWaitMs ?? 0),
    },

    [`median staleness by ${channel}`]: {
      comparison: (trace, at) => compared(trace, at, channel).staleness?.ms,
      dots: (trace, at) =>
        medianOf(selectStaleness(trace, at, channel).dots.map(({ waitMs }) => waitMs)),
      'table of waits': (trace, at) =>
        medianOf(
          selectWaits(trace, at).map(
            ({ event, pullMs, pushMs }) =>
              (channel === 'pull' ? pullMs : pushMs) ?? at - event.occurredAt,
          ),
        ),
    },

    [`median time until the charge by ${channel}, where each payment has its own order`]: {
      comparison: (trace, at) =>
        hasOrders(trace) ? undefined : compared(trace, at, channel).chargedAfter?.ms,
      'table of waits': (trace, at) =>
        hasOrders(trace)
          ? undefined
          : medianOf(
              selectWaits(trace, at).map(
                ({ event, pullChargedMs, pushChargedMs }) =>
                  (channel === 'pull' ? pullChargedMs : pushChargedMs) ?? at - event.occurredAt,
              ),
            ),
      charges: (trace, at) => {
        if (hasOrders(trace)) return undefined;
        const { events, effects, messageById } = recordsOf(trace);
        const isTrue = (id: MessageRecord['messageId']) =>
          /^(genuine|replayed)$/.test(messageById.get(id)?.origin ?? '');
        return medianOf(
          upTo(
            events.map((event) => ({ ...event, at: event.occurredAt })),
            at,
          ).map(({ eventId, occurredAt }) => {
            const charge = effects.find(
              (effect) =>
                effect.channel === channel &&
                effect.eventId === eventId &&
                effect.at >= occurredAt &&
                isTrue(effect.messageId),
            );
            return Math.min(charge?.at ?? Infinity, at) - occurredAt;
          }),
        );
      },
    },

    [`bytes by ${channel}`]: {
      sums: (trace, at) => selectBytes(trace, at)[channel],
      messages: (trace, at) =>
        sentBy(trace, at, (each) => each.channel === channel && each.from !== 'attacker').reduce(
          (sum, message) => {
            // As the sender sent it, whatever was made of it on the way.
            const { request, changed, answer } = message;
            const sent = requestBytes(changed?.from ?? request);
            return (
              sum + sent + (answer && answer.sentAt <= at ? responseBytes(answer.response) : 0)
            );
          },
          0,
        ),
    },
  })),

  'payments that the poller works on, where each has its own order': {
    'pull lane': (trace, at) =>
      hasOrders(trace) || isFetchedQueue(trace)
        ? undefined
        : selectPullLane(trace, { at, show: 4 }).inWork,
    'table of waits': (trace, at) =>
      hasOrders(trace)
        ? undefined
        : selectWaits(trace, at).filter(
            ({ pullMs, pullChargedMs }) => pullMs !== undefined && pullChargedMs === undefined,
          ).length,
    ledger: (trace, at) => {
      const { known, once, double } = compared(trace, at, 'pull');
      return hasOrders(trace) ? undefined : known - once - double;
    },
  },

  'empty polls': {
    comparison: (trace, at) => compared(trace, at, 'pull').empty,
    'running summary': (trace, at) => countsBetween(trace, instant(0), at).empty,
    'text of the sequence': (trace, at) => numberIn(trafficSummary(trace, at), /empty/),
    'spoken summary': (trace, at) => {
      const spoken = summary(trace, at)[1];
      return spoken && numberIn(spoken, /answers? (?:is|are) empty/);
    },
    'messages table': (trace, at) =>
      messages(trace, at, 'pull').filter(({ pollEnd }) =>
        Boolean(pollEnd && pollEnd.at <= at && /^(empty|unchanged)$/.test(pollEnd.outcome.result)),
      ).length,
  },

  retries: {
    comparison: (trace, at) => compared(trace, at, 'push').retries,
    'table cell': cell('Retries', 'push'),
    facts: (trace, at) =>
      upTo(factsOf(trace, 'attempt.started'), at).filter(({ attempt }) => attempt > 1).length,
    'text of the sequence': (trace, at) => numberIn(trafficSummary(trace, at), /(?:retry|retries)/),
    ladders: (trace, at) =>
      ladders(trace, at)
        .flatMap(({ climbs }) => climbs)
        .filter(({ attempt }) => attempt > 1).length,
  },

  'all messages': {
    'messages table': (trace, at) => messages(trace, at).length,
    sequence: (trace, at) => selectSequence(trace, at, { filter: 'both' }).sent,
    comparison: (trace, at) => {
      const { pull, push } = selectComparison(trace, at);
      const { requests, backfills, fetches, hostile } = push;
      const asked = pull.requests + pull.acks + framesBy(trace, at);
      return asked + requests + backfills + fetches + hostile;
    },
  },

  'requests that the attacker sent': {
    comparison: (trace, at) => compared(trace, at, 'push').hostile,
    'messages table': (trace, at) =>
      messages(trace, at, 'attacker').filter(({ from }) => from === 'attacker').length,
  },

  'messages that the attacker made, changed or copied': {
    'messages table': (trace, at) => messages(trace, at, 'attacker').length,
    records: (trace, at) => sentBy(trace, at, ({ origin }) => origin !== 'genuine').length,
    'end card': atEndOnly((trace) => hostileMessages(endedRun(trace)).length),
  },

  'calls of the backfill': {
    comparison: (trace, at) => compared(trace, at, 'push').backfills,
    recovery: (trace, at) => selectBackfills(trace, at).calls,
    'messages table': (trace, at) => messages(trace, at).filter(isBackfill).length,
    'rows of recovery': (trace, at) =>
      selectBackfills(trace, at).rows.filter(({ kind }) => kind === 'asked').length,
  },

  fetches: {
    comparison: (trace, at) => compared(trace, at, 'push').fetches,
    'messages table': (trace, at) => messages(trace, at).filter(isFetch).length,
  },

  'the state of the endpoint': {
    mode: modeAt,
    'receiver on the stage': (trace, at) => selectReceiver(trace, { at, lingerMs: 0 }).mode,
    endpoint: (trace, at) => selectEndpoint(trace, at).mode,
    machine: (trace, at) =>
      selectMachines(trace, at, statecharts)
        .find(({ machine }) => machine === 'receiver')
        ?.states.find(({ actors }) => actors > 0)?.state,
    'bands of freshness': (trace, at) =>
      selectModeBands(trace, at).find(({ goesOn }) => goesOn)?.mode ?? 'up',
    'spoken details': (trace, at) =>
      /Billing is (\w+)\./.exec(currentDetails(trace, at).join(' '))?.[1],
  },

  'whether the endpoint is disabled': {
    endpoint: (trace, at) => selectEndpoint(trace, at).disabled,
    'sender on the stage': (trace, at) =>
      selectSenderQueue(trace, { at, show: 4 }).endpointDisabled,
    recovery: (trace, at) => selectEndpointHealth(trace, at).state === 'disabled',
    machine: (trace, at) => actorsIn('endpointHealth', 'disabled', 'paused')(trace, at) !== 0,
  },

  'deliveries under way': {
    'sender on the stage': queued('sending'),
    machine: actorsIn('delivery', 'sending'),
  },
  'deliveries that wait for a retry or for their turn': {
    'sender on the stage': queued('waiting'),
    machine: actorsIn('delivery', 'backingOff', 'queued'),
  },
  'attempts that waited for their turn': {
    comparison: (trace, at) => selectComparison(trace, at).push.queued,
    records: (trace, at) =>
      recordsOf(trace).deliveries.reduce(
        (sum, { queued: turns }) =>
          sum + new Set(upTo(turns, at).map(({ attempt }) => attempt)).size,
        0,
      ),
  },
  'backfill calls that are refused with 429': {
    comparison: (trace, at) => selectComparison(trace, at).push.backfillsRefused,
    recovery: (trace, at) => selectBackfills(trace, at).refused,
  },
  'deliveries that are delivered': {
    'sender on the stage': queued('delivered'),
    machine: actorsIn('delivery', 'delivered'),
    records: (trace, at) =>
      recordsOf(trace).deliveries.filter(
        (delivery) => endingAt(delivery, at)?.type === 'delivery.delivered',
      ).length,
  },
  'dead letters': {
    'sender on the stage': queued('deadLettered'),
    machine: actorsIn('delivery', 'deadLettered'),
    recovery: (trace, at) => selectDeadLetters(trace, at).filter(isUndelivered).length,
  },

  'workers at work': {
    'receiver on the stage': (trace, at) =>
      selectReceiver(trace, { at, lingerMs: 0 }).workers.filter(({ doing }) => doing === 'busy')
        .length,
    // Who marks a payment as seen is still at work.
    machine: actorsIn('worker', 'busy', 'marking'),
  },
  'requests that a slow server holds': {
    'receiver on the stage': (trace, at) => selectReceiver(trace, { at, lingerMs: 0 }).held,
    machine: actorsIn('handler', 'waiting'),
  },

  'the poller': {
    'pull lane': (trace, at) => {
      const { doing } = selectPullLane(trace, { at, show: 4 }).poller;
      if (doing === 'reconnecting' || doing === 'working') return 'waiting';
      return doing === 'held' ? 'asking' : doing === 'done' ? undefined : doing;
    },
    // Who holds a connection asks nothing.
    machine: (trace, at) => {
      const stateOf = (name: string) =>
        selectMachines(trace, at, statecharts)
          .find(({ machine }) => machine === name)
          ?.states.find(({ actors }) => actors > 0)?.state;
      const stream = stateOf('stream');
      if (stream === undefined || stream === 'idle') return stateOf('poller');
      return stream === 'open' ? 'connected' : stream;
    },
  },

  'fetchers that ask': {
    'receiver on the stage': (trace, at) => selectFetchers(trace, at)?.fetching ?? 0,
    machine: actorsIn('fetcher', 'fetching'),
  },

  'messages on the wires': {
    wires: (trace, at) => selectInFlight(trace, { at, leastMs: 0, lingerMs: 0 }).messages.length,
    'messages table': (trace, at) =>
      messages(trace, at)
        .map((message) => stateOf(trace, message, at))
        .reduce(
          (sum, { request, answer }) =>
            sum + Number(request === 'inFlight') + Number(answer?.leg === 'inFlight'),
          0,
        ),
  },
};

/** Some moments of a run, now and then exactly at a fact, where before and after are easily confused. */
function playheadsOf(trace: Trace): readonly SimInstant[] {
  const { seed } = trace.scenario;
  const { facts, endsAt } = trace;
  const anywhere = [1, 2].map((n) => instant(Math.floor(luck(seed, 'playhead', n) * endsAt)));
  const fact = facts[Math.floor(luck(seed, 'fact') * facts.length)];
  return [...anywhere, fact?.at ?? endsAt, endsAt];
}

laws(
  'law 9: any two that count the same thing agree',
  {},
  Object.fromEntries(
    Object.entries(things).map(([thing, selectors]) => [
      `${thing}: ${Object.keys(selectors).join(', ')}`,
      (trace: Trace) => {
        for (const at of playheadsOf(trace)) {
          const said = Object.entries(selectors).flatMap(([name, select]) => {
            const value = select(trace, at);
            return value === undefined ? [] : [[name, value] as const];
          });
          const [first] = said;
          expect(said, `at ${at} ms`).toEqual(said.map(([name]) => [name, first?.[1]]));
        }
      },
    ]),
  ),
);
