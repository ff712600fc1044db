import { expect } from 'vitest';
import type { Trace } from '../../model/facts.ts';
import { recordsOf } from '../../trace/records.ts';
import { factsOf, groupedBy } from './anyRun.testkit.ts';
import { optionWords } from '../../trace/words/settingWords.ts';
import { laws } from './laws.testkit.ts';

const pushEffects = (trace: Trace) =>
  factsOf(trace, 'effect.made').filter(({ channel }) => channel === 'push');

/** As they came in the end: a command may have had one changed on its way. */
const originsOf = (trace: Trace) =>
  new Map(recordsOf(trace).messages.map(({ messageId, origin }) => [messageId, origin]));

laws(
  'law 3: with deduplication by event id and a durable store',
  {
    settled: {
      skipProcessed: true,
      seenKey: 'eventId',
      durableQueue: true,
      memoryMs: 86_400_000,
      markSeen: 'together',
    },
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

for (const markSeen of ['together', 'after'] as const)
  laws(
    `law 3: with a durable store, time for the work, and the mark ${optionWords('markSeen', markSeen)}`,
    {
      settled: {
        markSeen,
        markMs: 10,
        failFor: 'none',
        // What is thin has to be fetched, which may take as long as a limit lasts.
        payload: 'full',
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
        const skipped = new Set(
          [...factsOf(trace, 'effect.skipped'), ...factsOf(trace, 'version.skipped')].map(
            ({ messageId }) => messageId,
          ),
        );
        const forgotten = factsOf(trace, 'event.stored').filter(
          ({ at, eventId, messageId }) =>
            at < calmFrom && !done.has(eventId) && !skipped.has(messageId),
        );
        expect(forgotten).toEqual([]);
      },
    },
  );

/** A signature that proves something: a keyed hash over the bytes that came. */
const soundSignature = {
  verifySignature: true,
  signatureMethod: 'hmac',
  signedBytes: 'rawBody',
} as const;

laws(
  'law 4: with a sound signature, a secret that nobody stole, and an overlap that outlasts every rotation',
  // Travel takes at most 2 + 2 + 10 s, and a slow answer at most 12 s: less than overlap and tolerance.
  {
    settled: {
      ...soundSignature,
      secretLeaked: false,
      rotationOverlapMs: 30_000,
      toleranceSeconds: 27,
      receiverClockAheadSeconds: 0,
    },
    unturned: ['rotationLagMs'],
  },
  {
    'no forged or tampered request has an effect': (trace) => {
      // What a thin event leads to may be a later state of its order, but one that there really was.
      const real = factsOf(trace, 'event.occurred').map(({ payment }) => JSON.stringify(payment));
      const originOf = originsOf(trace);
      for (const { messageId, payment } of pushEffects(trace)) {
        expect(['genuine', 'replayed']).toContain(originOf.get(messageId));
        expect(real).toContain(JSON.stringify(payment));
      }
    },

    'no genuine request is refused for its signature, and every forged or tampered one is': (
      trace,
    ) => {
      const originOf = originsOf(trace);
      for (const fact of factsOf(trace, 'request.checked')) {
        const origin = originOf.get(fact.messageId);
        // A copy is as good as its secret, which may have been rotated since.
        if (fact.check !== 'signature' || origin === 'replayed') continue;
        expect(fact.passed, origin).toBe(origin === 'genuine');
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
  'law 4: with a sound signature and the first secret stolen',
  { settled: { ...soundSignature, secretLeaked: true } },
  {
    'a forgery passes exactly as long as the receiver takes the stolen secret': (trace) => {
      const originOf = originsOf(trace);
      for (const fact of factsOf(trace, 'request.checked')) {
        if (fact.check !== 'signature' || originOf.get(fact.messageId) !== 'forged') continue;
        const installed = factsOf(trace, 'secret.installed').findLast(({ seq }) => seq < fact.seq);
        expect(fact.passed).toBe(installed?.secrets.includes(1) ?? true);
      }
    },
  },
);

laws(
  'law 4: over HTTPS',
  { settled: { https: true } },
  {
    'nothing is changed on the way, and nothing is there to be replayed': (trace) => {
      const origins = new Set(factsOf(trace, 'request.sent').map(({ origin }) => origin));
      expect(origins).not.toContain('tampered');
      expect(origins).not.toContain('replayed');
    },
  },
);

laws(
  'law 4: with only the sender’s addresses let in',
  { settled: { onlySenderIps: true } },
  {
    'what comes from elsewhere has no effect, and what the sender sent is not refused for it': (
      trace,
    ) => {
      const originOf = originsOf(trace);
      for (const { messageId } of pushEffects(trace)) {
        expect(['genuine', 'tampered', undefined]).toContain(originOf.get(messageId));
      }
      for (const fact of factsOf(trace, 'request.checked')) {
        if (fact.check !== 'address') continue;
        const origin = originOf.get(fact.messageId);
        expect(fact.passed, origin).toBe(origin === 'genuine' || origin === 'tampered');
      }
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
      // In between a copy would find no mark yet, or a mark that its worker's crash has left alone.
      markSeen: 'together',
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
