import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seenBeforeOrAfter } from '../../lessons/scenarios/seenBeforeOrAfter.ts';
import { whichStatus } from '../../lessons/scenarios/whichStatus.ts';
import type { Lesson } from '../../lessons/lesson.ts';
import type { Command } from '../../model/commands.ts';
import type { Settings } from '../../model/settings.ts';
import { instant } from '../../model/units.ts';
import { anyRun } from '../../sim/laws/anyRun.testkit.ts';
import { simulate } from '../../sim/simulate.ts';
import { runs } from '../../tools/runs.testkit.ts';
import { selectComparison } from '../../trace/ledger/comparison.ts';
import { selectLedger } from '../../trace/ledger/ledger.ts';
import { selectSides, type SidesKey } from './sideBySide.ts';

const hour = 3_600_000;

const run = (
  { scenario }: Lesson,
  changes: Partial<Settings> = {},
  commands: readonly Command[] = [],
) => simulate({ ...scenario, settings: { ...scenario.settings, ...changes } }, commands);

/** Verdict and figures of each side, as they are read. */
function told(trace: ReturnType<typeof run>, key: SidesKey, atMs: number = trace.endsAt) {
  return selectSides(trace, key, instant(atMs))?.map(
    ({ option, verdict, figures }) =>
      `${option}: ${verdict} ${figures.map(({ value }) => value).join(', ')}`,
  );
}

// Charged once, calls, counted as delivered, can be sent again.
test('of four answers to an error that lasts for days none brings every payment', () => {
  expect(told(run(whichStatus), 'errorStatus')).toEqual([
    '500: Retried for 50 h 35 min, then the endpoint is disabled. 1 of 6, 21, 1, 5',
    '400: Dropped at once: 3 payments. 3 of 6, 6, 3, 3',
    '200: Believed delivered, and lost: 3 payments. 3 of 6, 6, 6, 0',
    '410: Unsubscribed after 1 failed call. 1 of 6, 2, 1, 5',
  ]);
});

test('where it passes within the hour, 500 alone brings every payment', () => {
  expect(told(run(whichStatus, { faultMs: hour }), 'errorStatus')).toEqual([
    '500: Every payment is charged. 6 of 6, 10, 6, 0',
    '400: Dropped at once: 1 payment. 5 of 6, 6, 5, 1',
    '200: Believed delivered, and lost: 1 payment. 5 of 6, 6, 6, 0',
    '410: Unsubscribed after 1 failed call. 1 of 6, 2, 1, 5',
  ]);
});

test('what is stored first comes to the same with every answer', () => {
  const sides = told(run(whichStatus, { storeFirst: true }), 'errorStatus');
  expect(new Set(sides?.map((side) => side.slice(3)))).toEqual(
    new Set([': Every payment is charged. 6 of 6, 6, 6, 0']),
  );
});

test('they stand at the playhead: nothing has failed before the second payment', () => {
  const sides = told(run(whichStatus), 'errorStatus', 34 * hour);
  expect(sides).toHaveLength(4);
  for (const side of sides ?? []) expect(side).toContain('Nothing has failed yet. 1 of 2, 2, 1, 0');
});

// Charged once, lost, too many, calls.
test('a mark before the work loses, one after it doubles, one with the charge does neither', () => {
  const sides = [
    'before: Payment 2 lost. 3 of 4, 1, 0, 5',
    'after: Payment 3 charged too often. 3 of 4, 0, 1, 6',
    'together: Every payment is charged once. 4 of 4, 0, 0, 5',
  ];
  expect(told(run(seenBeforeOrAfter), 'markSeen')).toEqual(sides);
  expect(told(run(seenBeforeOrAfter, { markSeen: 'together' }), 'markSeen')).toEqual(sides);
});

test('where the setting was turned on the way, none of them is the run on the stage', () => {
  const turn: Command = { at: 20_000, type: 'setting.set', key: 'markSeen', value: 'after' };
  const shown = (commands: readonly Command[]) => {
    const trace = run(seenBeforeOrAfter, {}, commands);
    return selectSides(trace, 'markSeen', trace.endsAt)?.map(({ isShown }) => isShown);
  };
  expect(shown([])).toEqual([true, false, false]);
  expect(shown([turn])).toEqual([false, false, false]);
});

test('they are not made where so many runs would hold the page', () => {
  expect(told(run(whichStatus, { eventEveryMs: 20_000 }), 'errorStatus')).toBeUndefined();
});

test('law 9: the run on the stage says here what the ledger and the comparison say, at every playhead', () => {
  fc.assert(
    fc.property(
      anyRun({ settled: { failFor: 'every', failNumber: 2 } }),
      fc.constantFrom('errorStatus', 'markSeen'),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (any, key, share) => {
        const trace = simulate(any.scenario, any.commands);
        const at = instant(Math.floor(trace.endsAt * share));
        const side = selectSides(trace, key, at)?.find(({ isShown }) => isShown);
        if (!side) return;
        const { events, push } = selectComparison(trace, at);
        const value = (name: string) => side.figures.find((figure) => figure.name === name)?.value;
        expect(side.ledger).toBe(selectLedger(trace, at));
        expect(value('charged once')).toBe(`${push.once} of ${events}`);
        expect(value('calls')).toBe(`${push.requests}`);
        if (key === 'markSeen') expect(value('lost')).toBe(`${push.missing}`);
      },
    ),
    { numRuns: runs(30, 500) },
  );
});
