import { expect } from 'vitest';
import type { Trace } from '../model/facts.ts';
import { factsOf, groupedBy } from './anyRun.ts';
import { laws } from './laws.testkit.ts';

const pushEffects = (trace: Trace) =>
  factsOf(trace, 'effect.made').filter(({ channel }) => channel === 'push');

const originsOf = (trace: Trace) =>
  new Map(factsOf(trace, 'request.sent').map(({ messageId, origin }) => [messageId, origin]));

laws(
  'law 3: with deduplication by event id and a durable store',
  {
    settled: { skipProcessed: true, seenKey: 'eventId', durableQueue: true, memoryMs: 86_400_000 },
  },
  {
    'no event has two effects, whatever is lost, late, repeated or reordered': (trace) => {
      const twice = [...groupedBy(pushEffects(trace), ({ eventId }) => eventId)].filter(
        ([, effects]) => effects.length > 1,
      );
      expect(twice).toEqual([]);
    },
  },
);

laws(
  'law 3: with a durable store and time for the work',
  {
    settled: {
      storeFirst: true,
      durableQueue: true,
      workMs: 10,
      crashRecoveryMs: 100,
      restartMs: 100,
    },
  },
  {
    'every event that was stored has its effect, whatever crashes': (trace) => {
      // Long enough for a crash and the work of everything that waits.
      const calmFrom = trace.endsAt - 3_000;
      const crashes = factsOf(trace, 'worker.crashed').filter(({ at }) => at >= calmFrom);
      if (crashes.length > 0) return;
      const done = new Set(pushEffects(trace).map(({ eventId }) => eventId));
      const skipped = new Set(factsOf(trace, 'effect.skipped').map(({ messageId }) => messageId));
      const forgotten = factsOf(trace, 'event.stored').filter(
        ({ at, eventId, messageId }) =>
          at < calmFrom && !done.has(eventId) && !skipped.has(messageId),
      );
      expect(forgotten).toEqual([]);
    },
  },
);

laws(
  'law 4: with verification on',
  // Travel takes at most 2 + 2 + 10 s, and a slow answer at most 12 s.
  { settled: { verifySignature: true, toleranceSeconds: 27 } },
  {
    'no forged or tampered request has an effect': (trace) => {
      const real = new Map(factsOf(trace, 'event.occurred').map((e) => [e.eventId, e.payment]));
      const originOf = originsOf(trace);
      for (const { messageId, eventId, payment } of pushEffects(trace)) {
        expect(['genuine', 'replayed']).toContain(originOf.get(messageId));
        expect(payment).toEqual(real.get(eventId));
      }
    },

    'a signature holds when, and only when, the secret made it': (trace) => {
      const originOf = originsOf(trace);
      for (const fact of factsOf(trace, 'request.checked')) {
        if (fact.check !== 'signature') continue;
        const origin = originOf.get(fact.messageId);
        expect(fact.passed, `${origin}`).toBe(origin === 'genuine' || origin === 'replayed');
      }
    },

    'no genuine request is refused for its age while the tolerance covers travel and waiting': (
      trace,
    ) => {
      const originOf = originsOf(trace);
      const refused = factsOf(trace, 'request.checked').filter(
        ({ check, passed, messageId }) =>
          check === 'freshness' && !passed && originOf.get(messageId) === 'genuine',
      );
      expect(refused).toEqual([]);
    },
  },
);

laws(
  'law 4: with signature, freshness, and a memory that outlasts tolerance and retries',
  {
    settled: {
      verifySignature: true,
      rejectOldTimestamps: true,
      skipProcessed: true,
      seenKey: 'eventId',
      durableQueue: true,
      toleranceSeconds: 20,
      // Not only the tolerance: the copy may be of a late retry, when the charge is long past.
      memoryMs: 86_400_000,
    },
  },
  {
    'no replay has an effect beside that of its event': (trace) => {
      const originOf = originsOf(trace);
      const doubled = [...groupedBy(pushEffects(trace), ({ eventId }) => eventId)].filter(
        ([, effects]) =>
          effects.length > 1 &&
          effects.slice(1).some(({ messageId }) => originOf.get(messageId) === 'replayed'),
      );
      expect(doubled).toEqual([]);
    },
  },
);

laws(
  'law 6: with the network up and no limit',
  {
    settled: {
      apiCallsPerMinute: 0,
      lostRequestsPercent: 0,
      lostAnswersPercent: 0,
      heldBackPercent: 0,
    },
    unturned: ['pollEveryMs', 'latencyMs', 'latencySpreadMs'],
  },
  {
    'staleness by polling never exceeds interval + travel time': (trace) => {
      const { pollEveryMs, latencyMs, latencySpreadMs } = trace.scenario.settings;
      const slowestMs = latencyMs + latencySpreadMs;
      // An event may just miss a quick question and wait for a slow one; a slow one may outlast the interval.
      const most = Math.max(pollEveryMs, 2 * slowestMs) + 2 * slowestMs - latencyMs;
      const knownAt = new Map(
        factsOf(trace, 'effect.made')
          .filter(({ channel }) => channel === 'pull')
          .map(({ eventId, at }) => [eventId, at]),
      );
      for (const { eventId, at } of factsOf(trace, 'event.occurred')) {
        expect((knownAt.get(eventId) ?? trace.endsAt) - at, eventId).toBeLessThanOrEqual(most);
      }
    },
  },
);
