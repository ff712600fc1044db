import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Trace } from '../model/facts.ts';
import { runs } from '../tools/runs.testkit.ts';
import { instant, type SimInstant } from '../model/units.ts';
import { anyRun, factsOf, type AnyRun } from '../sim/laws/anyRun.testkit.ts';
import { simulate } from '../sim/simulate.ts';
import { openWaitOf, selectComparison, type ChannelSummary } from './ledger/comparison.ts';
import { selectModeBands, selectWaits } from '../lab/freshness/stalenessPeriods.ts';
import { statecharts } from '../lab/machines/statecharts.ts';
import { selectMachines } from '../lab/machines/machineStates.ts';
import { selectMessageDetail } from '../lab/messages/messageDetail.ts';
import {
  messageKinds,
  messageRow,
  selectMessages,
  type MessageKind,
} from '../lab/messages/messageTable.ts';
import { isAck, isFrame } from './messages/messageKind.ts';
import { recordsOf } from './records.ts';
import { selectRequestWall } from '../lab/compare/requestWall.ts';
import { messagesPerWindow, selectSequence } from '../lab/sequence/sequence.ts';
import type { Sequence } from '../lab/sequence/sequencePicture.ts';
import { selectStaleness, stalenessAt } from './ledger/staleness.ts';
import { selectLedger } from './ledger/ledger.ts';
import { summary } from './sentences/spokenSummary.ts';
import { count } from './words/format.ts';

const channels = ['pull', 'push'] as const;

const numRuns = runs(60, 120);
/** The same for every law here, so that each run is simulated once. A failing law prints it. */
const seed = Date.now() >>> 0;
const traces = new Map<string, Trace>();

function traceOf(run: AnyRun): Trace {
  const key = JSON.stringify(run);
  const trace = traces.get(key) ?? simulate(run.scenario, run.commands);
  traces.set(key, trace);
  return trace;
}

/** Holds a law against random runs, each at a playhead anywhere in it. */
function law(claim: string, check: (trace: Trace, at: SimInstant) => void): void {
  test(claim, () => {
    fc.assert(
      fc.property(anyRun(), fc.double({ min: 0, max: 1, noNaN: true }), (run, share) => {
        const trace = traceOf(run);
        // Now and then exactly at a fact, where before and after are easily confused.
        const { facts } = trace;
        const fact = facts[Math.floor(share * (facts.length - 1))];
        check(trace, share < 0.5 && fact ? fact.at : instant(Math.round(share * trace.endsAt)));
      }),
      { numRuns, seed },
    );
  });
}

const anything = { kind: 'all', text: '', newestFirst: false } as const;
const matching = (trace: Trace, at: SimInstant, kind: MessageKind) =>
  selectMessages(trace, at, { ...anything, kind }).length;

describe('the same number everywhere', () => {
  law('requests are as many as rows of the messages table and as arrows sent', (trace, at) => {
    const { pull, push } = selectComparison(trace, at);
    const pushed = push.requests + push.backfills + push.fetches;

    // What is written into a held connection is a message, and no request; what acknowledges is counted apart.
    const written = factsOf(trace, 'request.sent').filter(
      (sent) => (isFrame(sent) || isAck(sent)) && sent.at <= at,
    ).length;

    expect(matching(trace, at, 'pull')).toBe(pull.requests + written);
    expect(matching(trace, at, 'push')).toBe(pushed);
    expect(selectSequence(trace, at, { filter: 'pull' }).sent).toBe(pull.requests + written);
    expect(selectSequence(trace, at, { filter: 'push' }).sent).toBe(pushed + push.hostile);
    expect(matching(trace, at, 'all')).toBe(pull.requests + written + pushed + push.hostile);
  });

  law('useful rows, filled marks and requests that carried news are as many', (trace, at) => {
    const comparison = selectComparison(trace, at);
    // A backfill is counted beside the requests, and an attempt that brought news may go on.
    const useful = selectMessages(trace, at, { ...anything, kind: 'useful' }).filter(
      ({ pollEnd, attemptEnd }) => ((pollEnd ?? attemptEnd)?.at ?? Infinity) <= at,
    );

    for (const channel of channels) {
      const { withNews, ended } = comparison[channel];
      const wall = selectRequestWall(trace, at, channel);
      expect([wall.withNews, wall.finished]).toEqual([withNews, ended]);
      expect(useful.filter((message) => message.channel === channel)).toHaveLength(withNews);
    }
  });

  law(
    'the share of empty polls is of those that have ended, said alike wherever it is said',
    (trace, at) => {
      const { pull } = selectComparison(trace, at);
      const polls = recordsOf(trace).polls.filter((poll) => poll.at <= at);
      const empty = polls.filter(({ outcome }) => /^(empty|unchanged)$/.test(outcome.result));

      expect([pull.ended, pull.empty]).toEqual([polls.length, empty.length]);
      expect(summary(trace, at).slice(1).join()).toBe(
        pull.ended === 0
          ? ''
          : `Billing asks ${count(pull.ended, 'time')}, and ${count(pull.empty, 'answer')} ${pull.empty === 1 ? 'is' : 'are'} empty.`,
      );
    },
  );

  law('the median is the middle one of the dots, and goes on where that one waits', (trace, at) => {
    const comparison = selectComparison(trace, at);
    for (const channel of channels) {
      const { dots } = selectStaleness(trace, at, channel);
      const waits = dots.toSorted((a, b) => a.waitMs - b.waitMs);
      const { staleness } = comparison[channel];
      const [lower, upper] = [waits[(waits.length - 1) >>> 1], waits[waits.length >>> 1]];
      if (!lower || !upper) {
        expect(staleness).toBe(undefined);
        continue;
      }
      expect(staleness?.ms).toBe((lower.waitMs + upper.waitMs) / 2);
      // Equal waits may stand in either order.
      const middle = dots.filter(
        ({ waitMs }) => waitMs === lower.waitMs || waitMs === upper.waitMs,
      );
      if (middle.every(({ waiting }) => waiting)) expect(staleness?.goesOn).toBe(true);
      if (middle.every(({ waiting }) => !waiting)) expect(staleness?.goesOn).toBe(false);
    }
  });

  law(
    'a wait that goes on stands in the table of waits as the payment stands in the ledger',
    (trace, at) => {
      const ledgerWords = { waiting: 'waiting', missing: 'lost', wrongAmount: 'wrong' } as const;
      for (const channel of channels) {
        const { rows } = selectLedger(trace, at, channel);
        const statusOf = new Map(rows.map(({ key, status }) => [key, status]));
        for (const { event, pullMs, pushMs } of selectWaits(trace, at)) {
          const isKnown = (channel === 'pull' ? pullMs : pushMs) !== undefined;
          const status = statusOf.get(event.eventId);
          if (isKnown || !status || !(status in ledgerWords)) continue;
          expect(openWaitOf(trace, at, { channel, event })).toBe(
            ledgerWords[status as keyof typeof ledgerWords],
          );
        }
      }
    },
  );

  law('charges too many are the charges of real payments beyond one for each', (trace, at) => {
    for (const channel of channels) {
      const { rows, counts } = selectLedger(trace, at, channel);
      const double = rows.filter(({ status }) => status === 'double');
      expect(counts.extra).toBe(
        double.reduce((sum, { chargedCents }) => sum + chargedCents.length - 1, 0),
      );
      expect(counts.extra === 0).toBe(counts.double === 0);
    }
  });

  law('retries are the started attempts after the first', (trace, at) => {
    const started = factsOf(trace, 'attempt.started').filter((fact) => fact.at <= at);
    expect(selectComparison(trace, at).push.retries).toBe(
      started.filter(({ attempt }) => attempt > 1).length,
    );
    expect(selectComparison(trace, at).push.requests).toBe(started.length);
  });

  law(
    'the worst wait is the highest dot, and the waiting dots are those still waiting',
    (trace, at) => {
      const comparison = selectComparison(trace, at);
      for (const channel of channels) {
        const { dots, worstMs } = selectStaleness(trace, at, channel);
        expect(comparison[channel].stalenessWorstMs ?? 0).toBe(worstMs);
        expect(comparison[channel].stillWaiting).toBe(dots.filter((dot) => dot.waiting).length);
        expect(dots.length).toBe(comparison.events);
      }
    },
  );

  law('the messages table holds every message once', (trace, at) => {
    const sent = recordsOf(trace).messages.filter((message) => message.sentAt <= at);
    expect(selectMessages(trace, at, anything)).toEqual(sent);
  });
});

describe('what only grows', () => {
  const growing: readonly (keyof ChannelSummary)[] = [
    ...(['requests', 'hostile', 'withNews', 'empty', 'failed', 'retries'] as const),
    ...(['fake', 'double', 'stalenessWorstMs'] as const),
  ];

  law('a later playhead never lowers a count', (trace, at) => {
    const earlier = selectComparison(trace, at);
    const later = selectComparison(trace, trace.endsAt);
    for (const channel of channels) {
      for (const key of growing) {
        expect(Number(later[channel][key] ?? 0)).toBeGreaterThanOrEqual(
          Number(earlier[channel][key] ?? 0),
        );
      }
    }
  });
});

describe('nothing is known before it happens', () => {
  const untilOf = (trace: Trace, at: SimInstant): Trace => ({
    ...trace,
    facts: trace.facts.filter((fact) => fact.at <= at),
  });

  law('a run that is cut off at the playhead looks the same', (trace, at) => {
    const cut = untilOf(trace, at);
    const everything = (of: Trace) => ({
      comparison: selectComparison(of, at),
      staleness: channels.map((channel) => selectStaleness(of, at, channel)),
      walls: channels.map((channel) => selectRequestWall(of, at, channel)),
      bands: selectModeBands(of, at),
      waits: selectWaits(of, at),
      machines: selectMachines(of, at, statecharts),
      sequence: withoutRecords(selectSequence(of, at, { filter: 'both' })),
      tables: messageKinds.map((kind) =>
        selectMessages(of, at, { ...anything, kind }).map((message) => [
          message.messageId,
          messageRow(of, message, at),
        ]),
      ),
      details: recordsOf(of)
        .messages.filter(({ sentAt }) => sentAt <= at)
        .map(({ messageId }) => withoutRecords(selectMessageDetail(of, messageId, at))),
    });
    expect(everything(cut)).toEqual(everything(trace));
  });

  law('a message has no detail before it is sent', (trace, at) => {
    for (const { messageId, sentAt } of recordsOf(trace).messages) {
      expect(selectMessageDetail(trace, messageId, at) !== undefined).toBe(sentAt <= at);
    }
  });
});

describe('staleness', () => {
  law('is the age of the oldest event that is not known', (trace, at) => {
    for (const channel of channels) {
      const waiting = selectStaleness(trace, at, channel).dots.filter((dot) => dot.waiting);
      const oldest = Math.max(0, ...waiting.map((dot) => dot.waitMs));
      // Of an order with versions an old message may be written over a newer one, which had come already.
      const mayFallBack = selectComparison(trace, at)[channel].orders > 0;
      if (mayFallBack) expect(stalenessAt(trace, at, channel)).toBeGreaterThanOrEqual(oldest);
      else expect(stalenessAt(trace, at, channel)).toBe(oldest);
    }
  });

  law('rises by a second in a second, falls at once, and is never below zero', (trace, at) => {
    for (const channel of channels) {
      const { points } = selectStaleness(trace, at, channel);
      for (const [index, { at: then, ms }] of points.entries()) {
        const before = points[index - 1];
        expect(ms).toBeGreaterThanOrEqual(0);
        if (!before) continue;
        const betweenMs = then - before.at;
        expect(betweenMs).toBeGreaterThanOrEqual(0);
        const stays = ms === 0 && before.ms === 0;
        if (betweenMs > 0 && !stays) expect(ms - before.ms).toBe(betweenMs);
      }
    }
  });
});

describe('the sequence diagram', () => {
  law('draws at most a window, and later never higher', (trace, at) => {
    const sequence = selectSequence(trace, at, { filter: 'both' });
    expect(sequence.messages.length).toBe(Math.min(sequence.sent, messagesPerWindow));

    let before = 0;
    for (const { request, answer } of sequence.messages) {
      expect(request.startRow).toBeGreaterThanOrEqual(before);
      before = request.startRow;
      expect(request.endRow).toBeGreaterThanOrEqual(request.startRow);
      if (answer) expect(answer.startRow).toBeGreaterThanOrEqual(request.endRow);
      if (answer) expect(answer.endRow).toBeGreaterThanOrEqual(answer.startRow);
      expect(answer?.endRow ?? request.endRow).toBeLessThan(sequence.rows);
    }
  });

  law('keeps a line of text free for each label beside a lifeline', (trace, at) => {
    const { labels } = selectSequence(trace, at, { filter: 'both' });
    for (const side of ['left', 'right'] as const) {
      const rows = labels.filter((label) => label.side === side).map((label) => label.row);
      rows.forEach((row, index) => {
        if (index > 0) expect(row - rows[index - 1]!).toBeGreaterThanOrEqual(1 - 1e-9);
      });
    }
  });

  law('leaves no message out when a reader pages from the end to the start', (trace, at) => {
    const seen = new Set<string>();
    let { sent: endsWith } = selectSequence(trace, at, { filter: 'both' });
    for (;;) {
      const page: Sequence = selectSequence(trace, at, { filter: 'both', endsWith });
      for (const { message } of page.messages) seen.add(message.messageId);
      if (page.first <= 1) break;
      endsWith = page.first - 1;
    }
    expect(seen.size).toBe(matching(trace, at, 'all'));
  });
});

law('each machine is only ever in states that its chart has', (trace, at) => {
  for (const { states, actors } of selectMachines(trace, at, statecharts)) {
    expect(states.reduce((sum, each) => sum + each.actors, 0)).toBe(actors);
  }
});

/** Records hold the whole run; what is made of them may not. */
function withoutRecords(shown: unknown): unknown {
  return JSON.parse(
    JSON.stringify(shown, (key, value: unknown) =>
      key === 'message' ? (value as { messageId: string }).messageId : value,
    ),
  );
}
