import * as v from 'valibot';
import { limits } from '../limits.ts';
import type { Scenario } from '../scenario.ts';
import { settingKeys } from '../settings.ts';
import { readCommands, readSetting, whole } from './readCommands.ts';
import { refused, type Reading } from './reading.ts';

const scenarioSchema = v.object({
  seed: whole('The seed', 0, limits.seedMost),
  horizonMs: whole(
    'The length of the run in milliseconds',
    limits.horizonMsLeast,
    limits.horizonMsMost,
  ),
  eventTimesMs: v.pipe(
    v.array(whole('The moment of an event in milliseconds', 0, limits.horizonMsMost)),
    v.maxLength(limits.eventTimes, `At most ${limits.eventTimes} events can have a fixed moment.`),
  ),
  payments: v.array(
    v.object(
      {
        customer: v.pipe(
          v.string('A customer looks like cus_7.'),
          v.regex(/^cus_[a-z0-9]{1,12}$/, 'A customer looks like cus_7.'),
        ),
        amountCents: whole('An amount in cents', 1, 100_000_000),
      },
      'A payment has a customer and an amount in cents.',
    ),
  ),
  losses: v.array(
    v.object(
      {
        event: whole('The number of an event', 1, 10_000),
        attempt: whole('The number of an attempt', 1, 200),
        part: v.picklist(['request', 'answer'], 'Lost is either the request or the answer.'),
      },
      'A loss has an event, an attempt and a part.',
    ),
  ),
});

/** Reads a whole scenario; a refusal names the first thing that is wrong in a sentence. */
export function readScenario(input: Scenario): Reading<Scenario> {
  const parsed = v.safeParse(scenarioSchema, input);
  if (!parsed.success) return refused(parsed.issues[0].message);
  const plan = readCommands(input.plan);
  if (!plan.ok) return plan;
  for (const key of settingKeys) {
    const setting = readSetting(key, input.settings[key]);
    if (!setting.ok) return setting;
  }
  return { ok: true, value: { ...parsed.output, plan: plan.value, settings: input.settings } };
}
