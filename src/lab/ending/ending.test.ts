import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../lessons/catalogue.ts';
import { endingOf, lessonIdOf, type Try } from '../../lessons/endings.ts';
import type { Lesson } from '../../lessons/lesson.ts';
import { lessonById, lessons } from '../../lessons/lessons.ts';
import type { Trace } from '../../model/facts.ts';
import { readScenario } from '../../model/rules/readScenario.testkit.ts';
import { anyRun } from '../../sim/laws/anyRun.testkit.ts';
import { simulate } from '../../sim/simulate.ts';
import { selectComparison } from '../../trace/ledger/comparison.ts';
import { selectEnding } from './ending.ts';
import { plain } from './told.ts';

function run({ scenario }: Lesson, { changes, commands = [] }: Partial<Try> = {}): Trace {
  return simulate({ ...scenario, settings: { ...scenario.settings, ...changes } }, commands);
}

/** The two sentences about a scenario, as they are spoken. */
function answer(lesson: Lesson, changed?: Partial<Try>): string {
  return selectEnding(run(lesson, changed), lessonIdOf(lesson)).answer.map(plain).join(' ');
}

function lessonOf(id: string): Lesson {
  const lesson = lessonById(id);
  if (!lesson) throw new Error(`There is no scenario ${id}.`);
  return lesson;
}

describe.each(lessons)('$id', (lesson) => {
  const id = lessonIdOf(lesson);
  const asItCame = run(lesson);

  test('asks for a guess of three or four options, of which one is true as it came', () => {
    const ids = endingOf(id).guess.options.map((option) => option.id);
    expect(ids.length).toBeGreaterThanOrEqual(3);
    expect(ids.length).toBeLessThanOrEqual(4);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain(selectEnding(asItCame, id).truth);
  });

  test('has a deciding moment, at which something is told', () => {
    const { moment } = selectEnding(asItCame, id);
    expect(asItCame.facts.map(({ at }) => at)).toContain(moment?.at);
  });

  test.each(endingOf(id).tries)(
    '“$label” can be run, and changes what is counted or answered',
    (each) => {
      const changed = run(lesson, each);
      const { settings } = lesson.scenario;
      expect(
        readScenario({ ...lesson.scenario, settings: { ...settings, ...each.changes } }).ok,
      ).toBe(true);
      expect(each.changes === undefined && each.commands === undefined).toBe(false);
      expect({
        answer: answer(lesson, each),
        counts: selectComparison(changed, changed.endsAt),
      }).not.toEqual({
        answer: answer(lesson),
        counts: selectComparison(asItCame, asItCame.endsAt),
      });
    },
  );
});

describe('the answer', () => {
  test('says who is lost without retries, and with them that all arrived', () => {
    const lesson = lessonOf('outage-and-retries');
    expect(answer(lesson, { changes: { retryPlan: 'off' } })).toContain(
      'By push 2 of 5 payments arrived with 5 calls, 0 of them retries; payments 2, 3 and 4 have not arrived.',
    );
    expect(answer(lesson)).toContain('By push all 5 payments arrived with 18 calls');
  });

  test('counts the empty answers of a run in which nearly all have news', () => {
    const busy = { eventEveryMs: 5_000, pollEveryMs: 60_000 };
    // The first question comes before the first payment.
    expect(answer(lessonOf('polling-waste'), { changes: busy })).toContain(
      'Billing asked 60 times, and 1 of 60 answers (2 %) came empty.',
    );
  });

  test('names a payment that push has lost also where the question is about polling', () => {
    const down = { changes: { retryPlan: 'off', downStops: 'endpoint' } } as const;
    const commands = [
      { at: 300_000, type: 'endpoint.set', mode: 'down' },
      { at: 1_200_000, type: 'endpoint.set', mode: 'up' },
    ] as const;
    const lesson = lessonOf('polling-waste');
    expect(answer(lesson, { ...down, commands })).toMatch(
      /payments? .+ ha(s|ve) not come by push\./,
    );
    expect(answer(lesson)).not.toContain('not come');
  });

  test('counts the charges that are too many, and says so where none is', () => {
    const lesson = lessonOf('lost-answer');
    expect(answer(lesson)).toContain('wrong: 1 charge too many.');
    expect(answer(lesson, { changes: { skipProcessed: true } })).toContain(
      'By push 5 payments are charged once, for the right amount, and nothing else is.',
    );
  });

  test('names each defence that stopped a message, and no other', () => {
    const lesson = lessonOf('forged-and-replayed');
    expect(answer(lesson)).toContain('No defence stopped any');
    const verified = answer(lesson, { changes: { verifySignature: true } });
    expect(verified).toContain('“Verify signature” stopped 2;');
    expect(verified).not.toContain('Reject old timestamps');
  });

  test('counts the connections that were held, and says that none was to one who polls', () => {
    const lesson = lessonOf('held-connection');
    expect(answer(lesson)).toContain('payment 4 has not arrived.');
    expect(answer(lesson)).toContain('Billing asked for 2 connections, of which 1 ended, and');
    const polls = answer(lesson, { changes: { pullMode: 'longPoll', holdMs: 60_000 } });
    expect(polls).toContain('6 of 6 payments came');
    expect(polls).toMatch(/Billing held no connection: it asked \d+ times, and/);
  });

  test('says that nobody was down where nobody was', () => {
    const lesson = lessonOf('provider-outage');
    const peaceful = { ...lesson, scenario: { ...lesson.scenario, plan: [] } };
    expect(answer(peaceful)).toContain('Billing never went down.');
  });
});

test('of any run every scenario has an answer, with no hole in it, and a moment of that run', () => {
  fc.assert(
    fc.property(anyRun(), fc.constantFrom(...catalogue), ({ scenario, commands }, { id }) => {
      const trace = simulate(scenario, commands);
      const { answer: sentences, moment, truth } = selectEnding(trace, id);
      for (const sentence of sentences) {
        expect(plain(sentence)).toMatch(/^[A-Z0-9“].*\.$/);
        expect(plain(sentence)).not.toMatch(/undefined|NaN|Infinity|\s\s| [.,;]/);
      }
      expect(moment?.at ?? 0).toBeLessThanOrEqual(trace.endsAt);
      expect(['string', 'undefined']).toContain(typeof truth);
    }),
    { numRuns: 60 },
  );
});

test('an arrival is claimed of as many payments as the comparison knows, in any run', () => {
  fc.assert(
    fc.property(anyRun(), ({ scenario, commands }) => {
      const trace = simulate(scenario, commands);
      const { events, push } = selectComparison(trace, trace.endsAt);
      const text = plain(selectEnding(trace, 'outage-and-retries').answer[0]);
      fc.pre(events > 1);
      const claimed = push.known === events ? `all ${events} payments` : `${push.known} of `;
      expect(text).toContain(`By push ${claimed}`);
      expect(text.includes('not arrived')).toBe(push.known < events);
    }),
    { numRuns: 60 },
  );
});
