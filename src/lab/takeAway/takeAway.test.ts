import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lessons } from '../../lessons/lessons.ts';
import type { Fact } from '../../model/facts.ts';
import { instant } from '../../model/units.ts';
import { digest } from '../../sim/digest.ts';
import { anyRun } from '../../sim/laws/anyRun.testkit.ts';
import { simulate } from '../../sim/simulate.ts';
import { runs } from '../../tools/runs.testkit.ts';
import { selectLedgerCounts } from '../../trace/ledger/ledger.ts';
import { linesOf } from '../../trace/sentences/lines.ts';
import { isFrame } from '../../trace/messages/messageKind.ts';
import { recordsOf } from '../../trace/records.ts';
import { recipeOf, traceOf } from '../state/recipe.ts';
import { csvRows } from './csv.testkit.ts';
import { factColumns, factsCsv } from './factsCsv.ts';
import { messagesHar } from './messagesHar.ts';
import { endOf, fileNameOf, type RunTaken } from './runTaken.ts';
import { sequenceMermaid } from './sequenceMermaid.ts';
import { traceJson } from './trace/traceFile.ts';
import { readTrace } from './trace/traceFile.testkit.ts';
import { transcriptOf } from './transcript.ts';

const lesson = (id: string) => lessons.find((each) => each.id === id)!;

function taken(id: string, until?: number): RunTaken {
  const recipe = recipeOf(lesson(id));
  const trace = traceOf(recipe)!;
  const link = { ...recipe, atMs: 0, tab: undefined };
  return { trace, link, until: until === undefined ? endOf(trace) : instant(until) };
}

const anyTaken = anyRun().map(({ scenario, commands }): RunTaken => {
  const trace = simulate(scenario, commands);
  const recipe = { ...recipeOf(lesson('lost-answer')), seed: scenario.seed };
  return { trace, link: { ...recipe, atMs: 0, tab: undefined }, until: endOf(trace) };
});

const forAnyRun = (claim: (run: RunTaken) => void) => {
  fc.assert(fc.property(anyTaken, claim), { numRuns: runs(15, 300) });
};

test('a file is named after the scenario and the seed', () => {
  expect(fileNameOf(taken('lost-answer'), '-facts.csv')).toBe(
    'hookscope-lost-answer-seed-1-facts.csv',
  );
});

describe('the trace as JSON', () => {
  test.each(lessons)('of $id reads back to the same digest', ({ id }) => {
    const run = taken(id);
    expect(digest(readTrace(traceJson(run)))).toBe(digest(run.trace));
  });

  test('of any run reads back to the very same trace', () => {
    forAnyRun((run) => {
      const json = traceJson(run);
      expect(JSON.stringify(readTrace(json).facts)).toBe(JSON.stringify(run.trace.facts));
      expect(readTrace(json)).toEqual(JSON.parse(JSON.stringify(run.trace)));
    });
  });
});

describe('the facts as CSV', () => {
  test('of any run read back to the same facts, and every row has every column', () => {
    forAnyRun((run) => {
      const [head, ...rows] = csvRows(factsCsv(run));
      expect(head).toEqual(factColumns);
      expect(rows.every((row) => row.length === factColumns.length)).toBe(true);
      const facts = rows.map((row) => JSON.parse(row.at(-1)!) as Fact);
      expect(facts).toEqual(JSON.parse(JSON.stringify(run.trace.facts)));
    });
  });

  test('end where the run is taken to', () => {
    const rows = csvRows(factsCsv(taken('outage-and-retries', 30_000))).slice(1);
    expect(Math.max(...rows.map(([, at]) => Number(at)))).toBeLessThanOrEqual(30_000);
    expect(rows.length).toBeGreaterThan(10);
  });
});

describe('the transcript', () => {
  test.each(lessons)(
    'of $id has every sentence that is no routine, once and in order',
    ({ id }) => {
      const run = taken(id);
      const told = linesOf(run.trace).filter(({ priority }) => priority < 4);
      const text = transcriptOf(run);
      let from = 0;
      for (const { text: sentence } of told) {
        const found = text.indexOf(`  ${sentence}\n`, from);
        expect(found, sentence).toBeGreaterThanOrEqual(from);
        from = found + 1;
      }
    },
  );

  test('names at its end each payment that was never charged, as many as the ledger has', () => {
    const run = taken('the-hole');
    const missing = selectLedgerCounts(run.trace, run.until, 'push').missing;
    expect(missing).toBeGreaterThan(0);
    expect(transcriptOf(run).match(/^Payment \d+ was never charged\.$/gm)).toHaveLength(missing);
    expect(transcriptOf(taken('polling-waste'))).not.toContain('never charged');
  });
});

interface Har {
  log: {
    entries: {
      startedDateTime: string;
      time: number;
      timings: Record<'send' | 'wait' | 'receive', number>;
      request: { url: string; headers: { name: string; value: string }[]; bodySize: number };
      response: { status: number; content: { size: number; text?: string } };
    }[];
  };
}
const harOf = (run: RunTaken) => (JSON.parse(messagesHar(run)) as Har).log.entries;

describe('the messages as HAR', () => {
  test('are all there but what is written into a connection, and the parts of each time add up to it', () => {
    forAnyRun((run) => {
      const entries = harOf(run);
      expect(entries).toHaveLength(
        recordsOf(run.trace).messages.filter((message) => !isFrame(message)).length,
      );
      for (const { time, timings } of entries) {
        const parts = [timings.send, timings.wait, timings.receive];
        expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
        expect(parts.reduce((sum, each) => sum + each)).toBe(time);
      }
    });
  });

  test('start on the day that their signatures are of', () => {
    const signed = harOf(taken('outage-and-retries')).flatMap(({ startedDateTime, request }) => {
      const stamp = request.headers.find(({ name }) => name === 'webhook-timestamp');
      return stamp ? [{ startedDateTime, signedAt: Number(stamp.value) }] : [];
    });
    expect(signed.length).toBeGreaterThan(0);
    for (const { startedDateTime, signedAt } of signed)
      expect(Math.floor(Date.parse(startedDateTime) / 1_000)).toBe(signedAt);
  });

  test('have no answer where the one who asked got none', () => {
    const run = taken('lost-answer');
    const statuses = harOf(run).map(({ response }) => response.status);
    const got = recordsOf(run.trace).messages.map(({ answer, attemptEnd }) =>
      answer && !answer.lost && attemptEnd?.outcome.result !== 'timedOut'
        ? answer.response.status
        : 0,
    );
    expect(statuses).toEqual(got);
    expect(statuses).toContain(0);
  });

  test('that are under way have lasted until the moment that the run is taken to', () => {
    const run = taken('outage-and-retries');
    const sent = recordsOf(run.trace).messages.find(({ to }) => to === 'receiver')!;
    const until = sent.sentAt + 10;
    const last = harOf(taken('outage-and-retries', until)).at(-1)!;
    expect(last).toMatchObject({ time: 10, response: { status: 0 } });
  });
});

describe('the sequence as Mermaid', () => {
  const linesOfText = (run: RunTaken) => sequenceMermaid(run).split('\n');

  test('has every message of a run that is short enough', () => {
    const run = taken('outage-and-retries');
    const arrows = linesOfText(run).filter((line) => /^ {2}\w+-(>>|x|\))\w+:/.test(line));
    expect(arrows).toHaveLength(
      recordsOf(run.trace).messages.filter((message) => !isFrame(message)).length,
    );
  });

  test('is never longer than Mermaid draws, and says what it leaves out', () => {
    const run = taken('polling-waste');
    expect(recordsOf(run.trace).messages.length).toBeGreaterThan(700);
    expect(sequenceMermaid(run).length).toBeLessThan(50_000);
    expect(sequenceMermaid(run)).toMatch(/the \d+ messages before these, of 7\d\d, are left out/);
  });

  test('writes the signs that Mermaid stumbles over as entities, and breaks no line', () => {
    const run = taken('lost-answer');
    const title = 'a; b # c\nend';
    const hostile = { ...run, link: { ...run.link, lesson: { ...run.link.lesson, title } } };
    expect(linesOfText(hostile)[1]).toMatch(/^ {2}accTitle: a#59; b #35; c end, seed 1/);
  });
});
