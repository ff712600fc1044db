import { expect } from 'vitest';
import type { EventId } from '../../model/ids.ts';
import { selectComparison } from '../../trace/ledger/comparison.ts';
import { selectLedgerCounts } from '../../trace/ledger/ledger.ts';
import { factsOf, groupedBy } from './anyRun.testkit.ts';
import { laws } from './laws.testkit.ts';

laws(
  'while pull fetches from a queue',
  { settled: { pullMode: 'queue' } },
  {
    'law 2: each event is in the queue, in flight, deleted or a dead letter, and one that was not charged is never deleted':
      (trace) => {
        const states = groupedBy(
          factsOf(trace, 'machine.entered').filter(({ machine }) => machine === 'queueEntry'),
          ({ actor }) => actor as EventId,
        );
        const chargedAt = new Map<EventId, number>();
        for (const { channel, eventId, at } of factsOf(trace, 'effect.made')) {
          if (channel === 'pull' && !chargedAt.has(eventId)) chargedAt.set(eventId, at);
        }
        for (const { eventId } of factsOf(trace, 'event.occurred')) {
          const state = states.get(eventId)?.at(-1);
          expect(['available', 'inFlight', 'deleted', 'deadLettered']).toContain(state?.state);
          if (state?.state === 'deleted') {
            expect(chargedAt.get(eventId) ?? Infinity).toBeLessThan(state.at);
          }
        }
      },

    'nobody is handed what another has and may still acknowledge': (trace) => {
      const hiddenUntil = new Map<EventId, number>();
      for (const { eventId, at, hiddenUntilAt, receives } of factsOf(trace, 'entry.received')) {
        expect(at).toBeGreaterThanOrEqual(hiddenUntil.get(eventId) ?? 0);
        hiddenUntil.set(eventId, hiddenUntilAt);
        expect(receives).toBe(
          factsOf(trace, 'entry.received').filter(
            (each) => each.eventId === eventId && each.at <= at,
          ).length,
        );
      }
    },

    'only what was in time deletes: each acknowledgement is answered 204, or 400 when its receipt is old':
      (trace) => {
        const answers = new Map(
          factsOf(trace, 'response.sent').map(({ messageId, response }) => [
            messageId,
            response.status,
          ]),
        );
        for (const { messageId } of factsOf(trace, 'entry.deleted'))
          expect(answers.get(messageId)).toBe(204);
        for (const { messageId } of factsOf(trace, 'entry.kept'))
          expect(answers.get(messageId)).toBe(400);
      },

    'law 9: acknowledgements are as many wherever they are counted': (trace) => {
      const done =
        factsOf(trace, 'entry.skipped').length +
        factsOf(trace, 'effect.made').filter(({ channel }) => channel === 'pull').length;
      const { pull } = selectComparison(trace, trace.endsAt);
      expect(pull.acks).toBe(done);
    },

    'law 9: what is charged too often is what was received and worked on more than once': (
      trace,
    ) => {
      const charged = groupedBy(
        factsOf(trace, 'effect.made').filter(
          ({ channel, payment }) => channel === 'pull' && payment.version === undefined,
        ),
        ({ eventId }) => eventId,
      );
      const extra = [...charged.values()].reduce((sum, { length }) => sum + length - 1, 0);
      expect(selectLedgerCounts(trace, trace.endsAt, 'pull').extra).toBe(extra);
    },
  },
);

laws(
  'while pull fetches from a queue and skips what it has charged',
  { settled: { pullMode: 'queue', skipProcessed: true } },
  {
    'law 3: no event is charged twice, however late, lost or often it comes': (trace) => {
      const charged = factsOf(trace, 'effect.made')
        .filter(({ channel }) => channel === 'pull')
        .map(({ eventId }) => eventId);
      expect(new Set(charged).size).toBe(charged.length);
    },
  },
);

laws(
  'while pull fetches from a queue, the network is up and work takes no time',
  {
    settled: {
      pullMode: 'queue',
      lostRequestsPercent: 0,
      lostAnswersPercent: 0,
      heldBackPercent: 0,
      apiCallsPerMinute: 0,
      latencySpreadMs: 0,
      downStops: 'endpoint',
      visibilityMs: 60_000,
      workMs: 0,
    },
    unturned: ['latencyMs'],
  },
  {
    'law 6: staleness never exceeds three times the travel time, and each event is received once': (
      trace,
    ) => {
      const { latencyMs, batchSize } = trace.scenario.settings;
      const chargedAt = new Map(
        factsOf(trace, 'effect.made')
          .filter(({ channel }) => channel === 'pull')
          .map(({ eventId, at }) => [eventId, at]),
      );
      for (const { eventId, at } of factsOf(trace, 'event.occurred')) {
        const known = chargedAt.get(eventId) ?? trace.endsAt;
        if (batchSize === 10) expect(known - at, eventId).toBeLessThanOrEqual(3 * latencyMs);
      }
      expect(factsOf(trace, 'entry.received').every(({ receives }) => receives === 1)).toBe(true);
    },
  },
);
