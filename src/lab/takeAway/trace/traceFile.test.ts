import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import '../../state/allParts.ts';
import { anyRun } from '../../../sim/laws/anyRun.testkit.ts';
import { digest } from '../../../sim/digest.ts';
import { simulate } from '../../../sim/simulate.ts';
import { runs } from '../../../tools/runs.testkit.ts';
import { lessons } from '../../../lessons/lessons.ts';
import type { DrillReport } from '../../recorded/drillReport.ts';
import { readTraceFile, traceText } from './traceFile.ts';

test('a trace that was written is read again, fact for fact', () => {
  const traces = fc.oneof(
    fc.constantFrom(...lessons).map(({ scenario }) => simulate(scenario)),
    anyRun().map(({ scenario, commands }) => simulate(scenario, commands)),
  );
  fc.assert(
    fc.property(traces, (trace) => {
      const read = readTraceFile('a.json', JSON.parse(traceText(trace, 'A run')));
      if (!read.ok) throw new Error(read.problem);
      expect(digest(read.value.trace)).toBe(digest(trace));
    }),
    { numRuns: runs(30, 300) },
  );
});

test('a trace whose fact lacks a member, or has another kind of it, is refused in a sentence', () => {
  const written = JSON.parse(traceText(simulate(lessons[1]!.scenario), 'A run')) as {
    facts: Record<string, unknown>[];
  };
  const changed = fc.record({
    place: fc.nat(written.facts.length - 1),
    name: fc.constantFrom(
      'messageId',
      'type',
      'endsAt',
      'request',
      'payment',
      'outcome',
      'at',
      'seq',
    ),
    value: fc.constantFrom(null, 'no', -1, {}, []),
  });
  fc.assert(
    fc.property(changed, ({ place, name, value }) => {
      const fact = written.facts[place];
      const kept = fact?.[name];
      fc.pre(
        kept !== undefined && !(typeof kept === 'string' && value === 'no' && name !== 'type'),
      );
      const facts = written.facts.with(place, { ...fact, [name]: value });
      const read = readTraceFile('a.json', { ...written, facts });
      expect(read.ok ? '' : read.problem).toMatch(/^“a\.json” is a trace/);
    }),
    { numRuns: runs(100, 1_000) },
  );
});

test.each([
  ['poll.finished', { result: 'received' }],
  ['poll.finished', { result: 'news', eventIds: 3 }],
  ['poll.finished', { result: 'events' }],
  ['attempt.finished', { result: 'refused' }],
  ['backfill.finished', { result: 'events', missing: [], listed: 'no' }],
  ['backfill.finished', { result: 'rateLimited' }],
  ['fetch.finished', { result: 'fetched' }],
])('a trace whose %s came to %j is refused in a sentence', (type, outcome) => {
  const written = JSON.parse(traceText(simulate(lessons[1]!.scenario), 'A run')) as object;
  const ids = { messageId: 'msg_1', deliveryId: 'dlv_1', eventId: 'evt_1', after: '' };
  const fact = { type, ...ids, attempt: 1, tookMs: 1, outcome, at: 0, seq: 0 };
  const read = readTraceFile('a.json', { ...written, facts: [fact] });
  expect(read.ok ? '' : read.problem).toMatch(/^“a\.json” is a trace/);
});

const report: DrillReport = {
  url: 'http://127.0.0.1:3000/webhooks',
  scheme: 'Standard Webhooks',
  schemeId: 'standard-webhooks',
  policy: 'Standard Webhooks',
  recordedAt: '2026-11-30T23:36:13.377Z',
  speed: 1_000,
  seconds: 7.7,
  requests: 9,
  hasLedger: true,
  drills: [
    {
      ...{ id: 'raw-body', name: 'Raw-body traps', says: 'Bodies.', expects: 'accepted' },
      ...{ seen: '401', verdict: 'fell short', because: 'Refused.', fromMs: 0, untilMs: 900 },
      lesson: 'lab?scenario=forged-and-replayed',
    },
  ],
  found: [{ cause: 'A cause', evidence: 'Seen.', cure: 'Do it.', code: 'verify()' }],
  troubles: ['The effects command ended with 1.'],
};

describe('the report of a real run in its file', () => {
  const trace = simulate(lessons[1]!.scenario);
  const written = JSON.parse(traceText(trace, 'A run', report)) as { report: unknown };

  test('is read as it was written, and the trace is the same without it', () => {
    const read = readTraceFile('a.json', written);
    if (!read.ok) throw new Error(read.problem);
    expect(read.value.report).toEqual(report);
    expect(digest(read.value.trace)).toBe(digest(trace));
  });

  test('is refused in a sentence wherever a member is missing, of another kind or too long', () => {
    const paths = pathsOf(report);
    const hostile = fc.constantFrom<unknown>(
      undefined,
      null,
      [null],
      { toString: 1 },
      -1,
      'x'.repeat(10_001),
      Array.from({ length: 101 }, () => null),
    );
    fc.assert(
      fc.property(fc.constantFrom(...paths), hostile, (path, value) => {
        fc.pre(!(value === undefined && optional.test(path.join('.'))));
        const changed = structuredClone(report) as unknown;
        const holder = path.slice(0, -1).reduce((at, key) => (at as Members)[key], changed);
        (holder as Members)[path.at(-1)!] = value;
        const read = readTraceFile('a.json', { ...written, report: changed });
        expect(read.ok ? path : read.problem).toMatch(/^“a\.json” is a trace of Hookscope, but/);
      }),
      { numRuns: runs(300, 3_000) },
    );
  });

  test.each(['2026-99-01T00:00:00Z', '2026-02-30T00:00:00Z', '2026-01-01T25:00:00Z'])(
    'began at a real moment, not at %s',
    (recordedAt) => {
      const changed = { ...written, report: { ...report, recordedAt } };
      expect(readTraceFile('a.json', changed).ok).toBe(false);
    },
  );

  test.each(['javascript:alert(1)', 'lab?scenario=a&x=1', '//evil.example', 'sign'])(
    'leads to a scenario of the Lab only, not to %s',
    (lesson) => {
      const drills = [{ ...report.drills[0], lesson }];
      expect(readTraceFile('a.json', { ...written, report: { ...report, drills } }).ok).toBe(false);
    },
  );
});

type Members = Record<string, unknown>;

const optional = /fromMs|untilMs|code/;

/** The way to every member of a value, whole lists and objects too. */
function pathsOf(value: unknown, way: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [way];
  const inner = Object.entries(value).flatMap(([key, each]) => pathsOf(each, [...way, key]));
  return way.length === 0 ? inner : [way, ...inner];
}
