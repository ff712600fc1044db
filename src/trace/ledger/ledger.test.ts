import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outageAndRetries } from '../../lessons/scenarios/outageAndRetries.ts';
import { slowHandler } from '../../lessons/scenarios/slowHandler.ts';
import type { FactBody } from '../../model/facts.ts';
import { instant } from '../../model/units.ts';
import { simulate } from '../../sim/simulate.ts';
import {
  answered,
  charged,
  handMadeTrace,
  occurred,
  pushed,
  stored,
} from '../traceBuilder.testkit.ts';
import { selectLedger, selectLedgerCounts } from './ledger.ts';
import type { LedgerStatus } from './ledgerRow.ts';

/** The status of each row, in order. */
function statuses(told: Parameters<typeof handMadeTrace>[0], at = 600_000): LedgerStatus[] {
  return selectLedger(handMadeTrace(told), instant(at)).rows.map((row) => row.status);
}

const delivered: FactBody = {
  type: 'delivery.delivered',
  deliveryId: 'dlv_1',
  eventId: 'evt_1',
  attempts: 1,
};
const givenUp: FactBody = {
  type: 'delivery.deadLettered',
  deliveryId: 'dlv_1',
  eventId: 'evt_1',
  attempts: 6,
  reason: 'attempts exhausted',
};
const sent = pushed('dlv_1.1', 'evt_1', { endsAt: 50 });

describe('the ledger', () => {
  test('is right about a payment charged once for its amount', () => {
    expect(
      statuses([
        [0, occurred('evt_1'), sent],
        [50, charged('dlv_1.1', 'evt_1')],
      ]),
    ).toEqual(['ok']);
  });

  test('calls a second charge for the same event a double charge', () => {
    expect(
      statuses([
        [0, occurred('evt_1'), sent],
        [50, charged('dlv_1.1', 'evt_1')],
        [1_000, charged('dlv_1.2', 'evt_1')],
      ]),
    ).toEqual(['double']);
  });

  test('calls a charge for an event that never occurred fake, once for each charge', () => {
    const trace = handMadeTrace([
      [0, occurred('evt_1')],
      [40, charged('forge_1', 'evt_9x')],
      [50, charged('forge_2', 'evt_9x')],
    ]);

    const { rows, counts } = selectLedger(trace, instant(50));

    expect(rows.map((row) => row.status)).toEqual(['waiting', 'fake', 'fake']);
    expect(counts).toEqual({
      events: 1,
      orders: 0,
      once: 0,
      waiting: 1,
      missing: 0,
      double: 0,
      extra: 0,
      fake: 2,
      wrongAmount: 0,
    });
  });

  test('calls one charge for another amount a wrong amount, and keeps both amounts', () => {
    const trace = handMadeTrace([
      [0, occurred('evt_1', 2_500)],
      [50, charged('dlv_1.1', 'evt_1', 250_000)],
    ]);

    const [row] = selectLedger(trace, instant(50)).rows;

    expect(row).toMatchObject({
      status: 'wrongAmount',
      chargedCents: [250_000],
      payment: { amountCents: 2_500 },
    });
  });

  test('says nothing of a payment before it happens', () => {
    expect(statuses([[10, occurred('evt_1')]], 9)).toEqual([]);
    expect(statuses([[10, occurred('evt_1')]], 10)).toEqual(['waiting']);
  });

  test('misses a payment whose delivery was given up, and not a moment earlier', () => {
    const told = [
      [0, occurred('evt_1')],
      [90, givenUp],
    ] as const;

    expect(statuses(told, 89)).toEqual(['waiting']);
    expect(statuses(told, 90)).toEqual(['missing']);
  });

  test('waits for a charge from a request that outlives the delivery', () => {
    const told = [
      [0, occurred('evt_1'), sent],
      [5_000, givenUp],
      [8_000, answered('dlv_1.1', 200, { endsAt: 8_050 })],
    ] as const;

    expect(statuses(told, 7_999)).toEqual(['waiting']);
    expect(statuses(told, 8_000)).toEqual(['missing']);
  });

  test('waits for nothing from a request that somebody lost on its way', () => {
    const told = [
      [0, occurred('evt_1'), sent],
      [10, { type: 'request.lost', messageId: 'dlv_1.1' }],
      [5_000, givenUp],
    ] as const;

    expect(statuses(told, 4_999)).toEqual(['waiting']);
    expect(statuses(told, 5_000)).toEqual(['missing']);
  });

  test('waits for the worker after the sender is done', () => {
    const told = [
      [0, occurred('evt_1'), sent],
      [50, stored('dlv_1.1', 'evt_1'), answered('dlv_1.1', 200, { endsAt: 100 })],
      [100, delivered],
      [400, charged('dlv_1.1', 'evt_1')],
    ] as const;

    expect(statuses(told, 399)).toEqual(['waiting']);
    expect(statuses(told, 400)).toEqual(['ok']);
  });

  test('misses a payment whose job went with the queue', () => {
    expect(
      statuses([
        [0, occurred('evt_1'), sent],
        [50, stored('dlv_1.1', 'evt_1'), answered('dlv_1.1', 200, { endsAt: 100 })],
        [100, delivered],
        [200, { type: 'queue.lost', messageIds: ['dlv_1.1'], eventIds: ['evt_1'] }],
      ]),
    ).toEqual(['missing']);
  });

  test('misses a payment that was answered as seen before without ever being charged', () => {
    expect(
      statuses([
        [0, occurred('evt_1'), sent],
        [50, answered('dlv_1.1', 200, { endsAt: 100 })],
        [100, delivered],
      ]),
    ).toEqual(['missing']);
  });

  test('keeps the books of the two channels apart', () => {
    const trace = handMadeTrace([
      [0, occurred('evt_1')],
      [50, charged('dlv_1.1', 'evt_1')],
      [60, charged('poll_1', 'evt_1')],
    ]);

    expect(selectLedger(trace, instant(60), 'push').counts.once).toBe(1);
    expect(selectLedger(trace, instant(60), 'pull').counts.once).toBe(1);
    expect(selectLedger(trace, instant(50), 'pull').counts.waiting).toBe(1);
  });
});

describe('the ledger of a simulated run', () => {
  test('has four charges for one payment when every answer comes too late', () => {
    const trace = simulate(slowHandler.scenario);

    expect(selectLedger(trace, trace.endsAt).rows[0]).toMatchObject({ status: 'double' });
    expect(selectLedger(trace, trace.endsAt).rows[0]?.chargedCents).toHaveLength(4);
  });

  test('waits through an outage and is right at the end, by both ways', () => {
    const trace = simulate(outageAndRetries.scenario);

    expect(selectLedger(trace, instant(80_000)).counts).toMatchObject({
      once: 1,
      waiting: 3,
      missing: 0,
    });
    for (const channel of ['pull', 'push'] as const) {
      expect(selectLedger(trace, trace.endsAt, channel).counts).toMatchObject({
        events: 5,
        once: 5,
      });
    }
  });
});

/** Three payments, charged, given up, forged and stored in any order. */
const anyTrace = fc
  .array(
    fc.record({
      gapMs: fc.nat(3),
      event: fc.integer({ min: 1, max: 3 }),
      what: fc.constantFrom('charged', 'stored', 'sent', 'answered', 'givenUp', 'forged'),
    }),
    { maxLength: 30 },
  )
  .map((steps) => {
    let at = 10;
    return handMadeTrace([
      [5, occurred('evt_1'), occurred('evt_2'), occurred('evt_3')],
      ...steps.map(({ gapMs, event, what }, i) => {
        const messageId = `dlv_${event}.${i}` as const;
        const eventId = `evt_${event}` as const;
        const facts: Record<typeof what, FactBody> = {
          charged: charged(messageId, eventId),
          stored: stored(messageId, eventId),
          sent: pushed(messageId, eventId, { endsAt: at + 50 }),
          answered: answered(`dlv_${event}.${Math.max(0, i - 1)}`, 200, { endsAt: at + 50 }),
          givenUp: { ...givenUp, eventId },
          forged: charged(messageId, 'evt_9x'),
        };
        return [(at += gapMs), facts[what]] as const;
      }),
    ]);
  });

describe('laws of the ledger', () => {
  test('a later playhead never takes back a charge', () => {
    fc.assert(
      fc.property(anyTrace, fc.nat(110), fc.nat(110), (trace, one, other) => {
        const early = selectLedger(trace, instant(Math.min(one, other))).rows;
        const late = selectLedger(trace, instant(Math.max(one, other))).rows;
        for (const row of early) {
          const later = late.find(({ key }) => key === row.key);
          expect(later?.chargedCents.slice(0, row.chargedCents.length)).toEqual(row.chargedCents);
        }
      }),
    );
  });

  test('facts after the playhead decide nothing', () => {
    fc.assert(
      fc.property(anyTrace, fc.nat(110), (trace, at) => {
        const cut = { ...trace, facts: trace.facts.filter((fact) => fact.at <= at) };
        expect(selectLedger(trace, instant(at))).toEqual(selectLedger(cut, instant(at)));
      }),
    );
  });

  test('played on from moment to moment it is the ledger that a jump finds', () => {
    fc.assert(
      fc.property(anyTrace, fc.array(fc.nat(110)), (trace, moments) => {
        for (const at of moments) {
          const shown = selectLedger(trace, instant(at));
          expect(shown).toEqual(selectLedger({ ...trace }, instant(at)));
          expect(shown.counts).toEqual(selectLedgerCounts(trace, instant(at), 'push'));
        }
      }),
    );
  });

  test('the totals are those of the rows, and every event counts once', () => {
    fc.assert(
      fc.property(anyTrace, fc.nat(110), (trace, at) => {
        const { rows, counts } = selectLedger(trace, instant(at));
        const count = (status: LedgerStatus) => rows.filter((row) => row.status === status).length;
        expect(counts).toMatchObject({
          events: rows.length - count('fake'),
          once: count('ok'),
          waiting: count('waiting'),
          missing: count('missing'),
          double: count('double'),
          fake: count('fake'),
          wrongAmount: count('wrongAmount'),
        });
      }),
    );
  });
});
