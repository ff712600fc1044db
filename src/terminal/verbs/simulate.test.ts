import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { oddsOf } from '../../lab/odds/odds.ts';
import { outcomesOf } from '../../lab/odds/oddsTask.ts';
import { traceOf } from '../../lab/state/recipe.ts';
import { readLink } from '../../lab/state/readLink.ts';
import { endOf } from '../../lab/takeAway/runTaken.ts';
import { scenarioJson } from '../../lab/takeAway/scenarioFile.ts';
import { traceJson } from '../../lab/takeAway/trace/traceFile.ts';
import { transcriptOf } from '../../lab/takeAway/transcript.ts';
import { lessonById, lessons } from '../../lessons/lessons.ts';
import { digest } from '../../sim/digest.ts';
import { simulate } from '../../sim/simulate.ts';
import { typed } from '../terminal.testkit.ts';

const folder = mkdtempSync(join(tmpdir(), 'simulate-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const digestIn = (text: string) => /Digest ([0-9a-f]{64})$/.exec(text)?.[1];
const lostAnswer = lessonById('lost-answer')!;

const query =
  'scenario=lost-answer&seed=9&skipProcessed=on&pollCharges=asWork&do=12000:down,40000:up';
const pageRun = () => {
  const link = readLink(new URLSearchParams(query));
  const trace = traceOf(link)!;
  return { link, trace, until: endOf(trace) };
};

describe('the digest in the terminal is that of the page', () => {
  test.each(lessons.map(({ id }) => id))('for %s', async (id) => {
    const { exitCode, out } = await typed(['simulate', id, '--format', 'table']);
    expect(exitCode).toBe(0);
    expect(digestIn(out)).toBe(digest(simulate(lessonById(id)!.scenario)));
  });

  test('for a link, with what was done in it', async () => {
    const wanted = digest(pageRun().trace);
    for (const link of [query, `lab?${query}`, `https://example.com/x/#/lab?${query}&t=3000`])
      expect(digestIn((await typed(['simulate', link])).out)).toBe(wanted);
  });

  test('for a scenario that was taken away as a file', async () => {
    const run = pageRun();
    const file = join(folder, 'run.hookscope.json');
    writeFileSync(file, scenarioJson(run));
    expect(digestIn((await typed(['simulate', file])).out)).toBe(digest(run.trace));
  });

  test('for another seed and a setting that is set', async () => {
    const { scenario } = lostAnswer;
    const settings = { ...scenario.settings, skipProcessed: true, pollEveryMs: 10_000 };
    const set = ['--seed', '77', '--set', 'skipProcessed=on', '--set', 'pollEveryMs=10000'];
    const { out } = await typed(['simulate', 'lost-answer', '--json', ...set]);
    expect(JSON.parse(out)).toMatchObject({
      seed: 77,
      digest: digest(simulate({ ...scenario, seed: 77, settings })),
    });
  });
});

test('the story, the trace and the odds are those that the page makes', async () => {
  const run = pageRun();
  expect((await typed(['simulate', query])).out).toContain(transcriptOf(run));
  const json = await typed(['simulate', query, '--format', 'json']);
  expect(`${json.out}\n`).toBe(traceJson(run));
  expect(digestIn(json.err)).toBe(digest(run.trace));

  const { scenario, commands } = run.trace;
  const outcomes = [...outcomesOf({ scenario, commands, firstSeed: 1, runs: 20 })];
  const odds = await typed(['simulate', query, '--seeds', '20', '--json']);
  expect(JSON.parse(odds.out)).toMatchObject(
    JSON.parse(JSON.stringify(oddsOf(outcomes.filter((one) => one !== undefined)))) as object,
  );
});

describe('wrong use ends with 2 and a sentence', () => {
  const notOurs = join(folder, 'other.json');
  writeFileSync(notOurs, '{}');
  test.each([
    [['no-such-thing'], '“no-such-thing” is no scenario'],
    [[notOurs], '“other.json” is no scenario of Hookscope'],
    [['lost-answer', '--set', 'poll=1'], '--set poll=1: write KEY=VALUE'],
    [
      ['lost-answer', '--set', 'pollEveryMs=1'],
      '--set pollEveryMs=1: Poll every in milliseconds must be at least 1,000',
    ],
    [['lost-answer', '--set', 'jitter=much'], '--set jitter=much: '],
    [['lost-answer', '--seed', '-1'], '--seed'],
    [['lost-answer', '--seed', '1.5'], '--seed must be a whole number'],
    [['lost-answer', '--seeds', '0'], '--seeds must be a whole number'],
    [['lost-answer', '--format', 'xml'], '--format is one of story, table, json, csv'],
    [['lost-answer', '--json', '--format', 'csv'], 'give --json or --format'],
  ])('%j', async (words, sentence) => {
    const { exitCode, out, err } = await typed(['simulate', ...words]);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err).toContain(sentence);
  });
});

test('what a link says that does not fit is told, and the rest of it is run', async () => {
  const { exitCode, err } = await typed(['simulate', `${query}&storeFirst=perhaps`]);
  expect(exitCode).toBe(0);
  expect(err).toContain('perhaps');
});

test('Ctrl-C stops it without a result', async () => {
  const { exitCode, out, err } = await typed(['simulate', 'lost-answer', '--seeds', '1000'], {
    stopped: AbortSignal.abort(),
  });
  expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
  expect(err).toContain('Stopped by Ctrl-C');
});
