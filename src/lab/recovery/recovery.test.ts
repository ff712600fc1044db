import { describe, expect, test } from 'vitest';
import { theHole } from '../../lessons/scenarios/theHole.ts';
import type { Command } from '../../model/commands.ts';
import type { Trace } from '../../model/facts.ts';
import type { Settings } from '../../model/settings.ts';
import { instant } from '../../model/units.ts';
import { scenarioWith } from '../../sim/laws/scenarioWith.testkit.ts';
import { simulate } from '../../sim/simulate.ts';
import { selectBackfillState } from './backfillState.ts';
import { selectComparison } from '../../trace/ledger/comparison.ts';
import { selectReceiver } from '../stage/push/receiverState.ts';
import { selectBackfills } from './recoveryBackfills.ts';
import { selectDeadLetters } from './recoveryDeadLetters.ts';
import { selectEndpointHealth } from './endpointHealthAt.ts';
import { selectReconciliation } from './recoveryReconciliation.ts';
import {
  backfillsSummary,
  deadLettersSummary,
  fateWords,
  givenUpWords,
  healthWords,
  turnWords,
  wayWords,
} from './recoveryWords.ts';
import { selectSenderQueue } from '../stage/push/senderQueue.ts';

const minute = 60_000;

function hole(settings: Partial<Settings>, commands: readonly Command[] = []): Trace {
  const { scenario } = theHole;
  const changed = { ...scenario.settings, ...settings };
  return simulate({ ...scenario, settings: changed }, commands);
}

const closed = hole({
  backfillEveryMs: 15 * minute,
  backfillFrom: 'lastBackfill',
  skipProcessed: false,
});

describe('the reconciliation', () => {
  const rows = (trace: Trace, at: number) =>
    selectReconciliation(trace, instant(at)).map(
      ({ row, ways }) => `${row.eventId} ${row.status}: ${ways.map(wayWords).join(', ')}`,
    );

  test('has five holes before the backfill', () => {
    expect(rows(closed, 50 * minute)).toEqual([
      'evt_1 missing: ',
      'evt_2 missing: ',
      'evt_3 missing: ',
      'evt_4 missing: ',
      'evt_5 missing: ',
      'evt_6 ok: webhook, attempt 3',
    ]);
  });

  test('says by which way each charge came, also the one too many', () => {
    expect(rows(closed, 56 * minute).slice(-2)).toEqual([
      'evt_5 ok: backfill 2',
      'evt_6 double: webhook, attempt 3, backfill 2',
    ]);
  });

  test('tells a resend from an attempt of the schedule', () => {
    const resend: Command = { at: 50 * minute, type: 'delivery.resend', deliveryId: 'dlv_2' };
    expect(rows(hole({}, [resend]), 51 * minute)[1]).toBe('evt_2 ok: resend, attempt 5');
  });

  test('calls a payment that a backfill has found waiting until it is charged', () => {
    const found = closed.facts.find(
      (fact) => fact.type === 'event.stored' && fact.eventId === 'evt_5',
    );
    expect(rows(closed, found?.at ?? 0)[4]).toBe('evt_5 waiting: ');
  });
});

describe('the dead letters', () => {
  const resends: readonly Command[] = [
    { at: 30 * minute, type: 'delivery.resend', deliveryId: 'dlv_1' },
    { at: 50 * minute, type: 'delivery.resend', deliveryId: 'all' },
  ];
  const trace = hole({}, resends);
  const letters = (at: number) => selectDeadLetters(trace, instant(at));
  const fates = (at: number) =>
    letters(at).map(({ eventId, fate, resends }) => `${eventId} ${fate.kind} ${resends}`);

  test('are there from the moment at which the sender gives up', () => {
    const [letter] = letters(22 * minute);
    expect(letter && givenUpWords(letter)).toBe(
      'given up at 21:30.4 after 4 attempts: no more are allowed',
    );
    expect(letters(21 * minute)).toEqual([]);
  });

  test('lie there again when a resend meets the same outage', () => {
    expect(fates(30 * minute + 50)).toEqual(['evt_1 sending 1', 'evt_2 lies 0']);
    expect(fates(31 * minute)).toEqual(['evt_1 lies 1', 'evt_2 lies 0']);
    expect(letters(31 * minute)[0]).toMatchObject({ reason: 'resend failed', attempts: 5 });
  });

  test('say when they were delivered after all, and by which attempt', () => {
    expect(fates(50 * minute + 50)).toContain('evt_2 sending 1');
    const [first, second] = letters(51 * minute);
    expect([first, second].map((letter) => letter && fateWords(letter.fate))).toEqual([
      'delivered at 50:00.1, attempt 6',
      'delivered at 50:00.1, attempt 5',
    ]);
    expect(deadLettersSummary(letters(51 * minute))).toBe(
      '5 deliveries were given up; 0 still undelivered.',
    );
  });

  test('whose payment came by backfill are known to be needed no more', () => {
    const [letter] = selectDeadLetters(closed, instant(56 * minute));
    expect(letter?.fate.kind).toBe('notNeeded');
  });

  test('stand once in the sender’s queue, and not while they are under way again', () => {
    const queue = (at: number) => {
      const { rows } = selectSenderQueue(trace, { at: instant(at), show: 9 });
      const count = (state: string) => rows.filter((row) => row.state === state).length;
      return {
        deadLettered: count('deadLettered'),
        delivered: count('delivered'),
        sending: count('sending'),
      };
    };
    expect(queue(49 * minute)).toEqual({ deadLettered: 5, delivered: 1, sending: 0 });
    expect(queue(50 * minute + 50)).toEqual({ deadLettered: 0, delivered: 1, sending: 5 });
    expect(queue(51 * minute)).toEqual({ deadLettered: 0, delivered: 6, sending: 0 });
  });
});

describe('the backfills', () => {
  test('are listed with the newest first, with the turns that the server was down for', () => {
    const { rows, ...sums } = selectBackfills(closed, instant(71 * minute));
    expect(rows.map((row) => `${row.at / minute} ${turnWords(row)}`)).toEqual([
      '70 nothing listed',
      '55 6 payments, 5 missing',
      '40 not asked: Billing was down',
      '25 not asked: Billing was down',
      '10 nothing listed',
    ]);
    expect(sums).toEqual({ calls: 3, found: 5, refused: 0 });
  });

  test('are under way until their answer is heard', () => {
    const [row] = selectBackfills(closed, instant(55 * minute + 60)).rows;
    expect(row && turnWords(row)).toBe('under way');
    expect(selectBackfillState(closed, instant(55 * minute + 60))).toBe('asking');
  });

  test('count the calls that the Store refused, and wait as they are told', () => {
    const asks = [5_000, 40_000].map((at): Command => ({ at, type: 'backfill.run' }));
    const trace = simulate(scenarioWith({ plan: asks, settings: { apiCallsPerMinute: 1 } }));
    const at = instant(45_000);
    expect(backfillsSummary(selectBackfills(trace, at))).toBe(
      '2 calls found 0 missing payments; 1 was refused with 429.',
    );
    expect(selectBackfillState(trace, at)).toBe('backingOff');
  });

  test('cannot be asked for while the server is down', () => {
    expect(selectBackfillState(closed, instant(20 * minute))).toBe('serverDown');
    expect(selectBackfillState(closed, instant(50 * minute))).toBe('idle');
  });

  test('are counted beside the attempts, never among them', () => {
    const { push } = selectComparison(closed, instant(71 * minute));
    expect([push.requests, push.backfills, push.withNews]).toEqual([23, 3, 1]);
  });

  test('bring many jobs in one message, and each waits for a worker', () => {
    const at = instant(55 * minute + 150);
    expect(selectReceiver(closed, { at, lingerMs: 1 }).waiting).toBe(5);
  });
});

test('a payment that the sender never sent is said to be given up without an attempt', () => {
  const trace = simulate(
    scenarioWith({
      eventTimesMs: [1_000, 2_000],
      plan: [{ at: 500, type: 'endpoint.set', mode: 'down' }],
      settings: { retryPlan: 'off', disableAfterFailures: 1 },
    }),
  );
  expect(selectDeadLetters(trace, instant(3_000)).map(givenUpWords)).toEqual([
    'given up at 00:01.1 after 1 attempt: no more are allowed',
    'given up at 00:02.0 without an attempt: the endpoint is disabled',
  ]);
});

describe('the endpoint', () => {
  const disabled = simulate(
    scenarioWith({
      eventTimesMs: [1_000, 2_000, 3_000],
      plan: [
        { at: 500, type: 'endpoint.set', mode: 'down' },
        { at: 60_000, type: 'endpoint.enable' },
      ],
      settings: { retryPlan: 'off', disableAfterFailures: 2 },
    }),
  );
  const words = (at: number) => healthWords(selectEndpointHealth(disabled, instant(at)));

  test('is called, fails, is disabled with its reason, and is called again', () => {
    expect([500, 1_500, 10_000, 61_000].map(words)).toEqual([
      'The Store calls the endpoint; nothing has failed lately.',
      'The Store calls the endpoint, which has been failing since 00:01.1.',
      'The Store stopped calling the endpoint at 00:02.1, after 2 failures in a row. Somebody has to enable it again.',
      'The Store calls the endpoint; nothing has failed lately.',
    ]);
  });
});
