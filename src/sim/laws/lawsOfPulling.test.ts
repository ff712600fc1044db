import { expect } from 'vitest';
import type { Trace } from '../../model/facts.ts';
import type { EventId } from '../../model/ids.ts';
import type { Payment } from '../../model/payment.ts';
import type { PullMode, SettingKey, Settings } from '../../model/settings.ts';
import type { SimInstant } from '../../model/units.ts';
import { factsOf } from './anyRun.testkit.ts';
import { laws, type Check } from './laws.testkit.ts';

const networkUp: Partial<Settings> = {
  apiCallsPerMinute: 0,
  lostRequestsPercent: 0,
  lostAnswersPercent: 0,
  heldBackPercent: 0,
  latencyLaw: 'evenly',
  downStops: 'endpoint',
  idleLimitMs: 0,
  socketCursor: true,
};
const unturned: readonly SettingKey[] = [
  'pollEveryMs',
  'pollLongestMs',
  'holdMs',
  'latencyMs',
  'latencySpreadMs',
];

/** No event waits longer than that until pull knows of it; the law 6 of one way of asking. */
function staleAtMost(most: (settings: Settings, slowestMs: number) => number): Check {
  return (trace) => {
    const { settings } = trace.scenario;
    const limit = most(settings, settings.latencyMs + settings.latencySpreadMs);
    const knownAt = pulledAt(trace);
    for (const { eventId, at } of factsOf(trace, 'event.occurred')) {
      expect((knownAt.get(eventId) ?? trace.endsAt) - at, eventId).toBeLessThanOrEqual(limit);
    }
  };
}

function pulledAt(trace: Trace): ReadonlyMap<EventId, SimInstant> {
  return new Map(newsOf(trace).map(({ eventId, at }) => [eventId, at]));
}

/** What the answers brought, in their order. */
function newsOf({ facts }: Trace) {
  return facts.flatMap((fact) => {
    const news =
      fact.type === 'poll.finished' && fact.outcome.result === 'news'
        ? fact.outcome.eventIds
        : fact.type === 'poll.answeredLate'
          ? fact.eventIds
          : fact.type === 'stream.brought'
            ? [fact.eventId]
            : [];
    return news.map((eventId) => ({ eventId, at: fact.at }));
  });
}

// An event may just miss a quick question and wait for a slow one; a slow one may outlast the interval.
const byInterval = (everyMs: number, { latencyMs }: Settings, slowestMs: number) =>
  Math.max(everyMs, 2 * slowestMs) + 2 * slowestMs - latencyMs;

const ways: Readonly<Record<Exclude<PullMode, 'queue'>, readonly [claim: string, check: Check]>> = {
  fixed: [
    'staleness never exceeds the interval and the travel time',
    staleAtMost((settings, slowestMs) => byInterval(settings.pollEveryMs, settings, slowestMs)),
  ],
  conditional: [
    'staleness never exceeds the interval and the travel time, for 304 hides no news',
    staleAtMost((settings, slowestMs) => byInterval(settings.pollEveryMs, settings, slowestMs)),
  ],
  adaptive: [
    'staleness never exceeds the longest interval and the travel time',
    staleAtMost((settings, slowestMs) =>
      byInterval(Math.max(settings.pollEveryMs, settings.pollLongestMs), settings, slowestMs),
    ),
  ],
  longPoll: [
    'staleness never exceeds three times the travel time, however rarely it is asked',
    // It just misses an answer, which travels; then the next question does, and its answer.
    staleAtMost((_, slowestMs) => 3 * slowestMs),
  ],
  serverSentEvents: [
    'staleness never exceeds three times the travel time, and that only while it connects',
    // What occurs before the connection waits for the handshake, its answer, and what comes behind that.
    staleAtMost((_, slowestMs) => 3 * slowestMs),
  ],
  webSocket: [
    'staleness never exceeds three times the travel time, and that only while it connects',
    staleAtMost((_, slowestMs) => 3 * slowestMs),
  ],
};

/** What a queue handed out at least once without its being charged, or known as charged, from there. */
function handedOutInVain(trace: Trace): readonly EventId[] {
  const done = new Set(
    [...factsOf(trace, 'effect.made'), ...factsOf(trace, 'entry.skipped')].map(
      ({ messageId, eventId }) => `${messageId} ${eventId}`,
    ),
  );
  return factsOf(trace, 'entry.received').flatMap(({ messageId, eventId }) =>
    done.has(`${messageId} ${eventId}`) ? [] : [eventId],
  );
}

/** The first charge of each event: what a queue hands out again may be charged again. */
function firstOfEach<Charge extends { readonly eventId: EventId }>(charges: readonly Charge[]) {
  const seen = new Set<EventId>();
  return charges.filter(({ eventId }) => seen.size < seen.add(eventId).size);
}

for (const [pullMode, [claim, check]] of Object.entries(ways)) {
  laws(
    `law 6: with the network up, no limit, and pull by ${pullMode}`,
    { settled: { ...networkUp, pullMode: pullMode as PullMode }, unturned },
    { [claim]: check },
  );
}

laws(
  'while no work fails',
  { settled: { failFor: 'none' } },
  {
    'pull learns of every change of an order that no held connection missed and no queue handed out in vain, in the order of its versions':
      (trace) => {
        const learned = firstOfEach(
          factsOf(trace, 'effect.made').filter(({ channel }) => channel === 'pull'),
        );
        const passed = new Set([
          ...factsOf(trace, 'stream.missed').map(({ eventId }) => eventId),
          ...handedOutInVain(trace),
        ]);
        const versionsOf = (
          changes: readonly { readonly eventId: EventId; readonly payment: Payment }[],
          order: number,
        ) =>
          changes.flatMap(({ eventId, payment }) =>
            payment.order === order && !passed.has(eventId) ? [payment.version] : [],
          );
        for (const order of new Set(learned.map(({ payment }) => payment.order))) {
          const versions = versionsOf(learned, order);
          expect(versions).toEqual(
            versionsOf(factsOf(trace, 'event.occurred'), order).slice(0, versions.length),
          );
        }
      },

    'a poll is told that nothing changed only in answer to the tag of the same question': (
      trace,
    ) => {
      const tagOf = new Map<string, string | undefined>();
      const polls = new Map(
        factsOf(trace, 'request.sent')
          .filter(({ channel }) => channel === 'pull')
          .map((sent) => [sent.messageId, sent.request]),
      );
      for (const { messageId, response } of factsOf(trace, 'response.sent')) {
        const request = polls.get(messageId);
        if (!request) continue;
        if (response.status === 304) {
          expect(response.body).toBe('');
          expect(request.headers['if-none-match']).toBe(response.headers['etag']);
          expect(tagOf.get(request.url)).toBe(response.headers['etag']);
        } else if (response.status === 200) {
          tagOf.set(request.url, response.headers['etag']);
        }
      }
    },
  },
);

laws(
  'while the receiver runs and its work is not turned',
  {
    settled: { downStops: 'endpoint', pollCharges: 'afterWork', failFor: 'none' },
    unturned: ['workMs', 'workers'],
  },
  {
    'pull charges each payment when its work is done, and nobody works at two at once': (trace) => {
      // A queue hands out again what is not done in time: that has laws of its own.
      if (factsOf(trace, 'entry.received').length > 0) return;
      const { workMs, workers } = trace.scenario.settings;
      const freeAt = Array.from({ length: workers }, () => 0);
      const done = newsOf(trace).map(({ eventId, at }) => {
        const soonest = freeAt.indexOf(Math.min(...freeAt));
        const doneAt = Math.max(at, freeAt[soonest] ?? 0) + workMs;
        freeAt[soonest] = doneAt;
        return [eventId, doneAt] as const;
      });
      expect(
        factsOf(trace, 'effect.made')
          .filter(({ channel }) => channel === 'pull')
          .map(({ eventId, at }) => [eventId, at]),
      ).toEqual(done.filter(([, doneAt]) => doneAt < trace.endsAt));
    },
  },
);

laws(
  'when all of the receiver goes down',
  { settled: { downStops: 'receiver' } },
  {
    'it asks, works and charges nothing until it is back': (trace) => {
      let gone = false;
      for (const fact of trace.facts) {
        if (fact.type === 'receiver.changed')
          gone = fact.mode === 'down' || fact.mode === 'restarting';
        const acts =
          (fact.type === 'request.sent' && (fact.from === 'poller' || fact.from === 'receiver')) ||
          fact.type === 'work.started' ||
          fact.type === 'effect.made';
        expect(gone && acts, `${fact.type} at ${fact.at}`).toBe(false);
      }
    },

    'the poller asks in the instant in which it is back': (trace) => {
      const asks = new Set(
        factsOf(trace, 'request.sent')
          .filter(({ from }) => from === 'poller')
          .map(({ at }) => at),
      );
      let gone = false;
      for (const { at, mode } of factsOf(trace, 'receiver.changed')) {
        const isGone = mode === 'down' || mode === 'restarting';
        const next = factsOf(trace, 'receiver.changed').find((later) => later.at > at);
        const stays = (next?.at ?? trace.endsAt) > at;
        if (gone && !isGone && stays) expect(asks, `back at ${at}`).toContain(at);
        gone = isGone;
      }
    },
  },
);

laws(
  'when the newest version is kept',
  { settled: { applyRule: 'newestVersion' }, unturned: ['orders'], peaceful: true },
  {
    'no older state of an order takes the place of a newer one': (trace) => {
      const kept = new Map<number, number>();
      for (const { channel, payment } of factsOf(trace, 'effect.made')) {
        if (channel !== 'push' || payment.version === undefined) continue;
        expect(payment.version).toBeGreaterThanOrEqual(kept.get(payment.order) ?? 0);
        kept.set(payment.order, payment.version);
      }
      for (const { version, kept: newer } of factsOf(trace, 'version.skipped')) {
        expect(version).toBeLessThan(newer);
      }
    },
  },
);

laws(
  'when webhooks are thin',
  { settled: { payload: 'thin' } },
  {
    'a forged one charges nothing, whatever is checked: the sender knows no such order': (
      trace,
    ) => {
      const real = new Set(
        factsOf(trace, 'event.occurred').map(({ payment }) => JSON.stringify(payment)),
      );
      for (const { channel, payment } of factsOf(trace, 'effect.made')) {
        if (channel === 'push') expect(real.has(JSON.stringify(payment))).toBe(true);
      }
    },

    'a fetch brings the state that the order had when it was answered': (trace) => {
      const states = new Map<number, string>();
      const answered = new Map<string, string | undefined>();
      for (const fact of trace.facts) {
        if (fact.type === 'event.occurred') {
          states.set(fact.payment.order, JSON.stringify(fact.payment));
        } else if (fact.type === 'response.sent' && fact.messageId.startsWith('fetch_')) {
          const { order } = JSON.parse(fact.response.body) as { order?: number };
          answered.set(fact.messageId, order === undefined ? undefined : states.get(order));
        } else if (fact.type === 'fetch.finished' && fact.outcome.result === 'fetched') {
          expect(JSON.stringify(fact.outcome.payment)).toBe(answered.get(fact.messageId));
        }
      }
    },
  },
);
