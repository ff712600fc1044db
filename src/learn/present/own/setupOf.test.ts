import { describe, expect, test } from 'vitest';
import { readLink } from '../../../lab/state/readLink.ts';
import { scenarioOf, traceOf, type Recipe } from '../../../lab/state/recipe.ts';
import { catalogue } from '../../../lessons/catalogue.ts';
import { askableNames, type AskableName } from '../../../lessons/demos/askable.ts';
import { settingKeys, settingTable, standardSettings } from '../../../model/settings.ts';
import { measureOf } from '../../judge/measures.ts';
import { wholeRun } from '../../judge/seen.ts';
import { setupOf } from './setupOf.ts';

const recipe = (query: string): Recipe => readLink(new URLSearchParams(query));

function countsOf(each: Recipe): Readonly<Partial<Record<AskableName, number | undefined>>> {
  const trace = traceOf(each);
  if (!trace) return {};
  const seen = wholeRun(trace);
  return Object.fromEntries(askableNames.map((name) => [name, measureOf(seen, name)]));
}

/** The same run with one thing of its set-up otherwise, and what that is. */
function changedOnes(base: Recipe): readonly (readonly [what: string, Recipe])[] {
  const { scenario } = base.lesson;
  const { settings } = scenarioOf(base);
  const other = (changed: Partial<typeof scenario>): Recipe => ({
    ...base,
    lesson: { ...base.lesson, scenario: { ...scenario, ...changed } },
  });
  // When payments happen is asked with their number and the length of the run.
  const isOfPayments = /^(eventEveryMs|arrivals|burst\w+)$/;
  return [
    ...settingKeys
      .filter((key) => !isOfPayments.test(key) && settings[key] !== standardSettings[key])
      .map(
        (key) =>
          [key, { ...base, changes: { ...base.changes, [key]: standardSettings[key] } }] as const,
      ),
    ...base.lesson.levers.flatMap((key) => {
      const { kind } = settingTable[key];
      return kind === 'switch'
        ? [
            [
              `lever ${key}`,
              { ...base, changes: { ...base.changes, [key]: settings[key] !== true } },
            ] as const,
          ]
        : [];
    }),
    ...scenario.plan.map(
      (command) =>
        [
          `${command.type} at ${command.at}`,
          other({ plan: scenario.plan.filter((each) => each !== command) }),
        ] as const,
    ),
    ...scenario.losses.map(
      (loss) =>
        ['a loss', other({ losses: scenario.losses.filter((each) => each !== loss) })] as const,
    ),
    ...base.commands.map(
      (command) =>
        [
          command.type,
          { ...base, commands: base.commands.filter((each) => each !== command) },
        ] as const,
    ),
  ];
}

describe.each([
  ...catalogue.map(({ id }) => `scenario=${id}`),
  'scenario=outage-and-retries&attempts=3&workMs=7000&storeFirst=off&latencyMs=900',
  'scenario=lost-answer&skipProcessed=on&lostRequestsPercent=30&do=20000:down,40000:up',
  'scenario=outage-and-retries&do=86000:backfill',
])('the set-up before a question of %s', (query) => {
  const base = recipe(query);
  const counts = countsOf(base);

  test('tells whatever its answer depends on', () => {
    for (const [what, changed] of changedOnes(base)) {
      const others = countsOf(changed);
      for (const ask of askableNames) {
        if (counts[ask] === others[ask] || others[ask] === undefined) continue;
        // With as many payments, or another number of them would tell it.
        expect(setupOf(base, ask, 5), `${ask} depends on ${what}`).not.toBe(
          setupOf(changed, ask, 5),
        );
      }
    }
  });

  test('is bounded, and leaves out only what is least of all that happens in a night shift', () => {
    for (const ask of askableNames) {
      const text = setupOf(base, ask, 5);
      expect(text).not.toMatch(/undefined|\.\.| {2}/);
      if (!query.endsWith('everything-at-once')) expect(text).not.toContain('more change');
      expect(text.length, text).toBeLessThanOrEqual(460);
    }
  });
});

test.each([
  [
    'scenario=outage-and-retries',
    'charges',
    '5 payments happen in 2 min. Billing is down from 25 s to 1 min 25 s. The Store tries up to 5 times more, after 2 s, then twice as long each time. Billing charges an event id only once.',
  ],
  [
    'scenario=outage-and-retries&retryPlan=off&do=30000:up',
    'givenUp',
    '5 payments happen in 2 min. Billing is down from 25 s to 30 s. The Store tries once only.',
  ],
  [
    'scenario=lost-answer',
    'charges',
    '5 payments happen in 1 min 15 s. The Store tries up to 3 times more, 5 s after each. Billing charges whatever comes. Lost on the way is the first answer of payment 3.',
  ],
  [
    'scenario=forged-and-replayed',
    'replaysAccepted',
    '5 payments happen in 8 min 20 s. The Store tries up to 5 times more, after 1 s, then twice as long each time. Mallory forges 1 request, changes 1 request and sends copies at 1 min 20 s and 7 min 50 s. Billing checks nothing and charges whatever comes. HTTPS: off.',
  ],
  [
    'scenario=provider-outage',
    'charges',
    '5 payments happen in 30 h. Billing is down from 2 h to 11 h. The Store tries up to 7 times more, after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h 2 times, give or take 20 %. Billing charges an event id only once.',
  ],
  ['scenario=polling-waste', 'polls', '5 payments happen in 1 h. Billing asks every 5 s.'],
] as const)('of %s, before %s is asked for, it reads', (query, ask, text) => {
  expect(setupOf(recipe(query), ask, 5).replaceAll('\u00a0', ' ')).toBe(text);
});
