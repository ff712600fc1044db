import { expect, test } from 'vitest';
import type { FactBody } from '../../model/facts.ts';
import { durationMs, instant } from '../../model/units.ts';
import { handMadeTrace, occurred } from '../../trace/traceBuilder.testkit.ts';
import { selectTimeline } from './timeline.ts';

const refused: FactBody = {
  type: 'attempt.finished',
  deliveryId: 'dlv_1',
  eventId: 'evt_1',
  attempt: 1,
  messageId: 'dlv_1.1',
  outcome: { result: 'refused', status: 503 },
  tookMs: durationMs(100),
};
const command = (by: 'plan' | 'person'): FactBody => ({
  type: 'command.given',
  command: { type: 'event.trigger', at: 0 },
  by,
});
const becomes = (mode: 'up' | 'slow' | 'down' | 'restarting'): FactBody => ({
  type: 'receiver.changed',
  mode,
});

test('events, failures, attacks and what a person did are marks along the run', () => {
  const trace = handMadeTrace([
    [60_000, occurred('evt_1')],
    [120_000, refused],
    [180_000, { type: 'attack.made', act: 'forge', messageId: 'forge_1', eventId: 'evt_x1' }],
    [240_000, command('plan'), command('person')],
  ]);
  expect(selectTimeline(trace, instant(300_000))).toEqual({
    bands: [],
    marks: [
      { kind: 'event', share: 0.1, count: 1 },
      { kind: 'failure', share: 0.2, count: 1 },
      { kind: 'attack', share: 0.3, count: 1 },
      { kind: 'command', share: 0.4, count: 1 },
    ],
    share: 0.5,
  });
});

test('trouble is a band of its kind, and lasts to the end when nothing ends it', () => {
  const trace = handMadeTrace([
    [0, becomes('up')],
    [60_000, becomes('slow')],
    [120_000, becomes('down')],
    [180_000, becomes('up')],
    [240_000, { type: 'endpoint.disabled', failures: 3, because: 'failures in a row' }],
    [300_000, { type: 'endpoint.enabled' }],
    [540_000, becomes('restarting')],
  ]);
  expect(selectTimeline(trace, instant(0)).bands).toEqual([
    { kind: 'slow', from: 0.1, to: 0.2 },
    { kind: 'down', from: 0.2, to: 0.3 },
    { kind: 'disabled', from: 0.4, to: 0.5 },
    { kind: 'restarting', from: 0.9, to: 1 },
  ]);
});

test('however much happens, there are at most 300 marks, and they stand for everything', () => {
  const trace = handMadeTrace(
    Array.from({ length: 5_000 }, (_, i): [number, ...FactBody[]] => [
      i * 100,
      occurred(`evt_${i}`),
      refused,
    ]),
  );
  const { marks } = selectTimeline(trace, instant(0));
  expect(marks.length).toBeLessThanOrEqual(300);
  expect(marks.reduce((sum, mark) => sum + mark.count, 0)).toBe(10_000);
});
