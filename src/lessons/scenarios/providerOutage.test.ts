import { expect, test } from 'vitest';
import { policyById } from '../../model/policies/policyById.testkit.ts';
import { presetOf } from '../../model/policies/presets.ts';
import { simulate } from '../../sim/simulate.ts';
import { selectComparison } from '../../trace/ledger/comparison.ts';
import { selectLadder, selectLadderEvents } from '../../lab/retries/ladder/ladder.ts';
import { providerOutage } from './providerOutage.ts';

const { scenario } = providerOutage;
const trace = simulate(scenario);
const hour = 3_600_000;

test('the Store retries as the policy of Svix says', () => {
  expect(scenario.settings).toMatchObject(presetOf(policyById('svix')!)!);
});

test('nothing of the night is lost, and every payment is charged once', () => {
  const { push, events } = selectComparison(trace, trace.endsAt);
  expect({ events, once: push.once, missing: push.missing, double: push.double }).toEqual({
    events: 6,
    once: 6,
    missing: 0,
    double: 0,
  });
});

test('the payments of the night arrive hours after the repair, for the next attempt is hours away', () => {
  const failed = selectLadderEvents(trace, trace.endsAt).filter((event) => event.failed);
  const ends = failed.map(({ eventId }) => {
    const ladder = selectLadder(trace, trace.endsAt, eventId)!;
    return ladder.ending.kind === 'delivered' ? ladder.firstAt + ladder.ending.atMs : undefined;
  });
  expect(ends).toHaveLength(4);
  expect(Math.max(...ends.map((at) => at ?? Infinity))).toBeGreaterThan(11 * hour + 4 * hour);
});
