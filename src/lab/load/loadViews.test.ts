import { describe, expect, test } from 'vitest';
import {
  contentionStrategies,
  standardLoad,
  type ContentionPoint,
  type LoadSettings,
} from '../../model/load/load.ts';
import { settingsUnder } from '../../model/load/loadPolicies.ts';
import { standardSettings } from '../../model/settings.ts';
import { runFleet } from '../../sim/load/fleet.ts';
import { scenarioWith } from '../../sim/laws/scenarioWith.testkit.ts';
import { simulate } from '../../sim/simulate.ts';
import { selectBytes } from '../compare/trafficVolume.ts';
import { runStampede } from '../../sim/load/stampede.ts';
import {
  columnSecondsOf,
  columnsOf,
  meansOf,
  perSecond,
  spreadApart,
  stretchWords,
} from './loadChart.ts';
import { idleCells, idleWays } from './idleWays.ts';
import { chosenWords } from './loadWords.ts';
import { timeTicks } from '../controls/timeTicks.ts';
import { contentionRows, contentionSummary } from './loadContention.ts';
import { fleetChart, fleetCounts, fleetHeadline, fleetSummary } from './loadFleet.ts';
import {
  doneWords,
  stampedeChart,
  stampedeCounts,
  stampedeHeadline,
  stampedeSummary,
} from './loadStampede.ts';

const load = (changes: Partial<LoadSettings> = {}): LoadSettings => ({
  ...standardLoad,
  ...changes,
});

function stampede(policy: LoadSettings['policy'], changes: Partial<LoadSettings> = {}) {
  const plan = load(changes);
  const settings = settingsUnder(policy, standardSettings);
  const result = runStampede({ seed: 1, settings, load: plan });
  return { plan, result, counts: stampedeCounts(result, plan) };
}

describe('a stampede in words', () => {
  test('says what was not delivered, and why a full second completes none', () => {
    const { counts, plan } = stampede('fixed5s');
    expect(stampedeHeadline(counts, plan)).toBe('0 of 60 delivered after 2 min');
    expect(stampedeSummary(counts, plan)).toBe(
      '1,260 calls in all; the busiest second after the outage brought 60, and the receiver can take 10. A second with more than 30 completes none. 60 deliveries are still to come.',
    );
  });

  test('says of a stampede that did not end why it did not: there was no time, or it was given up', () => {
    const { counts, plan } = stampede('fixed5s');
    expect(doneWords(counts, plan)).toBe('not in 2 min');
    expect(doneWords({ ...counts, givenUp: 3 }, plan)).toBe('never: 3 given up');
  });

  test('says when all was delivered', () => {
    const { counts, plan } = stampede('doublingCap20sJitter');
    expect(doneWords(counts, plan)).toBe('00:48.0');
    expect(stampedeHeadline(counts, plan)).toBe('60 of 60 delivered after 48.1 s');
    expect(stampedeSummary(counts, plan)).toContain('The delivery that took longest took 48.1 s.');
  });

  test('says what was given up, and of a line how long it was', () => {
    const { counts, plan } = stampede('lab', { receiver: 'queues', outage: 'hangs', capacity: 1 });
    expect(stampedeSummary(counts, plan)).toMatch(/The sender gave up \d+ deliveries\./);
    expect(stampedeSummary(counts, plan)).toMatch(/The longest line was \d+ calls;/);
  });

  test('counts the same calls in its columns, its table and its numbers', () => {
    const { result, plan, counts } = stampede('fixed5sJitter');
    const chart = stampedeChart(result, plan);
    const [columns] = chart.panes;
    const drawn =
      columns?.kind === 'columns' ? columns.columns.reduce((sum, { value }) => sum + value, 0) : 0;
    const listed = chart.rows.reduce((sum, [, calls]) => sum + Number(calls), 0);
    expect([drawn, listed]).toEqual([counts.calls, counts.calls]);
  });

  test('reads one second aloud', () => {
    const { result, plan } = stampede('fixed5s');
    expect(stretchWords(stampedeChart(result, plan), 0)).toBe(
      '00:00: calls 60, delivered 0, open 60',
    );
  });
});

test('10,000 clients that wait ask 2,000 times a second, or hold 10,000 connections that cost their heartbeats', () => {
  const plan = load({ view: 'fleet', clients: 10_000, fleetSeconds: 600 });
  const counts = fleetCounts(runFleet({ seed: 7, settings: standardSettings, load: plan }), plan);
  const ways = idleWays(counts, standardSettings);
  // n / interval polls a second, less those that are still on their way at the end; each is open for 100 ms.
  expect(ways[0]!.callsPerSecond).toBeGreaterThan(2_000 - 2_000 * (0.05 / 600) * 2);
  expect(ways[0]!.callsPerSecond).toBeLessThanOrEqual(2_000);
  expect(ways[0]!.open).toBeCloseTo(ways[0]!.callsPerSecond * 0.1);
  // n / 15 s heartbeats a second: a comment of 3 bytes, or a ping of 2 with a pong of 6.
  const [, events, socket] = ways;
  expect([events, socket]).toEqual([
    {
      name: 'Server-sent events',
      open: 10_000,
      callsPerSecond: 10_000 / 15,
      bytesPerSecond: (10_000 / 15) * 3,
    },
    {
      name: 'WebSocket',
      open: 10_000,
      callsPerSecond: 10_000 / 15,
      bytesPerSecond: (10_000 / 15) * 8,
    },
  ]);
  expect(idleCells(events!)).toEqual(['Server-sent events', '10,000', '667', '2 kB']);
});

test.each(['serverSentEvents', 'webSocket'] as const)(
  'a heartbeat of a fleet weighs what one of a run by %s weighs',
  (pullMode) => {
    const settings = { ...standardSettings, eventEveryMs: 0, pullMode, heartbeatMs: 10_000 };
    const bytesAt = (horizonMs: number) => {
      const trace = simulate(scenarioWith({ horizonMs, settings }));
      return selectBytes(trace, trace.endsAt).pull;
    };
    // Ten heartbeats more, with all that belongs to them.
    const bytes = (bytesAt(205_000) - bytesAt(105_000)) / 10;
    const plan = load({ view: 'fleet', clients: 1, fleetSeconds: 10 });
    const counts = fleetCounts(runFleet({ seed: 7, settings, load: plan }), plan);
    const way = idleWays(counts, settings)[pullMode === 'webSocket' ? 2 : 1]!;
    expect(way.bytesPerSecond / way.callsPerSecond).toBeCloseTo(bytes, 9);
  },
);

describe('a fleet in words', () => {
  const plan = load({ view: 'fleet' });
  const result = runFleet({ seed: 7, settings: standardSettings, load: plan });
  const counts = fleetCounts(result, plan);

  test('holds polls against webhooks', () => {
    expect(fleetHeadline(counts)).toBe('200 polls a second, or 1.67 webhooks a second');
    expect(fleetSummary(counts, result)).toContain('120 polls for 1 webhook');
  });

  test('says so when polling asks less', () => {
    const busy = load({ view: 'fleet', clients: 1, eventEverySeconds: 1, fleetSeconds: 100 });
    const settings = { ...standardSettings, pollEveryMs: 10_000 };
    const much = runFleet({ seed: 7, settings, load: busy });
    expect(fleetSummary(fleetCounts(much, busy), much)).toContain('1 poll for 10 webhooks');
  });

  test('draws averages, so that the columns are as high as the headline says', () => {
    const [polls] = fleetChart(result, plan).panes;
    const values = polls?.kind === 'columns' ? polls.columns.map(({ value }) => value) : [];
    // The first questions are still on their way when the run begins.
    expect(values[0]).toBeCloseTo(200, -1);
    expect(new Set(values.slice(1))).toEqual(new Set([200]));
  });
});

describe('contention in words', () => {
  const point = (strategy: ContentionPoint['strategy'], clients: number, calls: number) => ({
    strategy,
    clients,
    calls,
    doneMs: calls * 10,
  });

  test('says nothing before all strategies have a point for the same number of clients', () => {
    expect(contentionSummary([point('none', 10, 5)])).toBe('Nothing is known yet.');
  });

  test('speaks of 100 clients when it can', () => {
    const points = [90, 100, 110].flatMap((clients) =>
      contentionStrategies.map((strategy) =>
        point(strategy, clients, strategy === 'none' ? 3 * clients : clients),
      ),
    );
    expect(contentionSummary(points)).toContain('With 100 clients, full jitter takes 100 calls');
    expect(contentionSummary(points)).toContain('300 calls, 3.0 times those of full jitter');
    expect(contentionRows(points.toReversed()).map(({ clients }) => clients)).toEqual([
      90, 100, 110,
    ]);
  });
});

describe('columns', () => {
  const values = Uint32Array.from([1, 5, 2, 0, 3]);
  const parts = Uint32Array.from([1, 0, 2, 0, 1]);

  test('show the busiest second of each stretch with that second’s part', () => {
    expect(columnsOf(values, parts, 2)).toEqual([
      { fromSecond: 0, value: 5, part: 0 },
      { fromSecond: 2, value: 2, part: 2 },
      { fromSecond: 4, value: 3, part: 1 },
    ]);
  });

  test('or the mean of each stretch, also of a last one that is shorter', () => {
    expect(meansOf(values, parts, 2)).toEqual([
      { fromSecond: 0, value: 3, part: 0.5 },
      { fromSecond: 2, value: 1, part: 1 },
      { fromSecond: 4, value: 3, part: 1 },
    ]);
  });

  test.each([
    { seconds: 120, each: 1 },
    { seconds: 121, each: 2 },
    { seconds: 259_200, each: 3_600 },
  ])('of $seconds s are $each s long, at most 120 of them', ({ seconds, each }) => {
    expect(columnSecondsOf(seconds)).toBe(each);
    expect(Math.ceil(seconds / each)).toBeLessThanOrEqual(120);
  });
});

test('marks of a time axis are steps that a clock has', () => {
  expect(timeTicks(120_000, 5)).toEqual([0, 30_000, 60_000, 90_000, 120_000]);
  expect(timeTicks(259_200_000, 4)).toEqual([0, 86_400_000, 172_800_000, 259_200_000]);
});

test('names stand apart, in their order and within the picture', () => {
  expect(spreadApart([50, 52, 10], 15, [0, 100])).toEqual([50, 65, 10]);
  expect(spreadApart([98, 99], 15, [0, 100])).toEqual([85, 100]);
});

test.each([
  [200, '200 polls a second'],
  [1.6667, '1.67 polls a second'],
  [1, '1 poll a second'],
  [12_345.6, '12,346 polls a second'],
])('%d is said as %s', (number, words) => {
  expect(perSecond(number, 'poll')).toBe(words);
});

test('what was chosen is said with its units, what zero means in its own words', () => {
  const chosen = (changes: Partial<LoadSettings>) =>
    chosenWords({ seed: 7, settings: standardSettings, load: load(changes) });
  expect(chosen({ deliveries: 1_500, receiver: 'queues', downSeconds: 0 })).toBe(
    'Deliveries: 1,500; Begin within: all at once; Down for: 0; While down it: refuses at once; ' +
      'Run for: 2 min; Capacity: 10 calls/s; When busy it: queues the rest; ' +
      'A call’s work takes: always the same; Retry budget: none; seed 7.',
  );
  expect(chosen({ view: 'fleet' })).toBe(
    'Clients: 1,000; A payment every: 10 min; Watch for: 10 min; seed 7.',
  );
});
