import { describe, expect, test } from 'vitest';
import type { FactBody } from '../../../model/facts.ts';
import { instant } from '../../../model/units.ts';
import { everythingAtOnce } from '../../../lessons/scenarios/everythingAtOnce.ts';
import { simulate } from '../../../sim/simulate.ts';
import { charged, handMadeTrace, stored } from '../../../trace/traceBuilder.testkit.ts';
import { selectReceiver } from './receiverState.ts';

type Told = Parameters<typeof handMadeTrace>[0];

const receiverAt = (told: Told, at: number) =>
  selectReceiver(handMadeTrace(told), { at: instant(at), lingerMs: 1_000 });

const checked = (
  check: 'signature' | 'duplicate',
  passed: boolean,
  messageId: 'dlv_1.1' | 'forge_1' = 'dlv_1.1',
): FactBody => ({
  type: 'request.checked',
  messageId,
  eventId: 'evt_1',
  ...(check === 'signature' ? { check, passed } : { check, passed, key: 'evt_1' }),
});

const started = (messageId: 'dlv_1.1', endsAt: number): FactBody => ({
  type: 'work.started',
  messageId,
  eventId: 'evt_1',
  worker: 1,
  endsAt: instant(endsAt),
});

describe('the receiver', () => {
  test('is up until it is told otherwise, and counts down while it restarts', () => {
    const told: Told = [
      [10, { type: 'receiver.changed', mode: 'restarting', untilAt: instant(510) }],
    ];

    expect(receiverAt(told, 9)).toMatchObject({ mode: 'up' });
    expect(receiverAt(told, 110)).toMatchObject({ mode: 'restarting', leftMs: 400 });
  });

  test('shows a defence as off when its setting is', () => {
    const trace = handMadeTrace(
      [[50, { type: 'setting.changed', key: 'verifySignature', from: false, to: true }]],
      { verifySignature: false },
    );
    const onAt = (at: number) =>
      selectReceiver(trace, { at: instant(at), lingerMs: 0 }).steps.map(({ on }) => on);

    expect(onAt(49)).toEqual([false, true, true, true]);
    expect(onAt(50)).toEqual([true, true, true, true]);
  });

  test('shows a worker that is let go until its work is done', () => {
    const second = { ...started('dlv_1.1', 5_000), worker: 2 } as FactBody;
    const trace = handMadeTrace(
      [
        [10, started('dlv_1.1', 1_000), second],
        [20, { type: 'setting.changed', key: 'workers', from: 2, to: 1 }],
        [5_000, { type: 'work.finished', messageId: 'dlv_1.1', eventId: 'evt_1', worker: 2 }],
      ],
      { workers: 2 },
    );
    const workersAt = (at: number) =>
      selectReceiver(trace, { at: instant(at), lingerMs: 0 }).workers.map(({ worker }) => worker);
    expect([workersAt(4_999), workersAt(5_000)]).toEqual([[1, 2], [1]]);
  });

  test('lights the step that stopped the latest request, and lets it go out again', () => {
    const told: Told = [
      [10, checked('signature', true)],
      [10, checked('duplicate', true), stored('dlv_1.1', 'evt_1')],
      [20, checked('signature', false, 'forge_1')],
    ];
    const lit = (at: number) => receiverAt(told, at).steps.map(({ just }) => just);

    expect(lit(15)).toEqual(['passed', undefined, 'passed', 'passed']);
    expect(lit(20)).toEqual(['stopped', undefined, undefined, undefined]);
    expect(lit(1_020)).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('does not light the answer for a charge that the worker made afterwards', () => {
    const told: Told = [
      [10, stored('dlv_1.1', 'evt_1')],
      [5_000, charged('dlv_1.1', 'evt_1')],
    ];

    expect(receiverAt(told, 5_000).steps[3]?.just).toBeUndefined();
  });

  test('has a job in the tray until a worker takes it', () => {
    const told: Told = [
      [10, stored('dlv_1.1', 'evt_1')],
      [30, started('dlv_1.1', 230)],
    ];

    expect(receiverAt(told, 10)).toMatchObject({ waiting: 1 });
    expect(receiverAt(told, 80)).toMatchObject({
      waiting: 0,
      workers: [{ doing: 'busy', eventId: 'evt_1', share: 0.25 }],
    });
  });

  test('has a durable job back in the tray when its worker crashes, and loses one that was not', () => {
    const crash: FactBody = { type: 'worker.crashed', worker: 1, untilAt: instant(2_050) };
    const told: Told = [
      [10, stored('dlv_1.1', 'evt_1'), started('dlv_1.1', 210)],
      [50, crash],
    ];

    expect(receiverAt(told, 50)).toMatchObject({
      waiting: 1,
      workers: [{ doing: 'crashed', leftMs: 2_000 }],
    });

    const inMemory: Told = [
      [10, { ...stored('dlv_1.1', 'evt_1'), durable: false } as FactBody],
      [50, { type: 'queue.lost', messageIds: ['dlv_1.1'], eventIds: ['evt_1'] }],
    ];
    expect(receiverAt(inMemory, 50).waiting).toBe(0);
  });

  test('has an empty tray and idle hands at the end of a run that settled', () => {
    const { scenario } = everythingAtOnce;
    const trace = simulate({ ...scenario, settings: { ...scenario.settings, eventEveryMs: 0 } }, [
      { at: 1_000, type: 'event.trigger' },
    ]);

    expect(selectReceiver(trace, { at: trace.endsAt, lingerMs: 1 })).toMatchObject({
      waiting: 0,
      held: 0,
      workers: [{ doing: 'idle' }],
    });
  });
});
