import { expect, test } from 'vitest';
import { standardLoad, type LoadPlan } from '../../model/load/load.ts';
import { standardSettings } from '../../model/settings.ts';
import { runFleet } from './fleet.ts';
import { runHeldFleet } from './heldFleet.ts';

const plan = (heartbeatMs: number): LoadPlan => ({
  seed: 3,
  settings: { ...standardSettings, heartbeatMs },
  load: { ...standardLoad, clients: 500, fleetSeconds: 600 },
});
const sum = (seconds: Uint32Array) => seconds.reduce((all, each) => all + each, 0);

test('a heartbeat every 15 s for ten minutes is 40 of each client, but for the one that is on its way at the end', () => {
  const { heartbeats, open } = runHeldFleet(plan(15_000));
  expect(open).toBe(500);
  expect(sum(heartbeats)).toBeLessThanOrEqual(40 * 500);
  expect(sum(heartbeats)).toBeGreaterThan(39.9 * 500);
  expect(sum(runHeldFleet(plan(0)).heartbeats)).toBe(0);
});

test('the payments are those of as many pollers, and each waits for one travel alone', () => {
  const held = runHeldFleet(plan(15_000));
  const polled = runFleet(plan(15_000));
  expect(held.events).toBe(polled.events);
  expect(held.payments).toEqual(polled.webhooks);
  expect(sum(held.payments)).toBe(held.seen);
  expect(held.waitMs).toBe(standardSettings.latencyMs);
});
