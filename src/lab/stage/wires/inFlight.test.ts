import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FactBody } from '../../../model/facts.ts';
import { runs } from '../../../tools/runs.testkit.ts';
import type { MessageId } from '../../../model/ids.ts';
import { instant } from '../../../model/units.ts';
import { everythingAtOnce } from '../../../lessons/scenarios/everythingAtOnce.ts';
import { pollingWaste } from '../../../lessons/scenarios/pollingWaste.ts';
import { anyRun } from '../../../sim/laws/anyRun.testkit.ts';
import { simulate } from '../../../sim/simulate.ts';
import { recordsOf } from '../../../trace/records.ts';
import {
  answered,
  charged,
  handMadeTrace,
  occurred,
  polled,
  pushed,
} from '../../../trace/traceBuilder.testkit.ts';
import { selectInFlight, type MovingMessage } from './inFlight.ts';

type Told = Parameters<typeof handMadeTrace>[0];

/** What is on the wires where an ending stays for 1 s; in a sweep, only legs of 600 ms are seen under way. */
function look(told: Told, at: number, { settled = false, sweeps = false } = {}) {
  return selectInFlight(handMadeTrace(told), {
    at: instant(at),
    leastMs: sweeps ? 600 : 0,
    lingerMs: 1_000,
    settled,
  });
}

const places = (messages: readonly MovingMessage[]) =>
  messages.map(({ key, fraction }) => [key, fraction]);

const roundTrip: Told = [
  [1_000, occurred('evt_1'), pushed('dlv_1.1', 'evt_1', { endsAt: 1_050 })],
  [1_050, answered('dlv_1.1', 200, { endsAt: 1_100 })],
];

test('an answer of which something is told is in sight as long as any ending, once it has arrived', () => {
  const shown = (at: number, toldId: MessageId) => {
    const showing = { at: instant(at), leastMs: 0, lingerMs: 1_000, toldId };
    return selectInFlight(handMadeTrace(roundTrip), showing).recent.map(({ key }) => key);
  };
  expect(shown(1_099, 'dlv_1.1')).toEqual([]);
  expect(shown(1_100, 'dlv_1.1')).toEqual(['dlv_1.1 answer']);
  expect(shown(2_099, 'dlv_1.1')).toEqual(['dlv_1.1 answer']);
  expect(shown(2_100, 'dlv_1.1')).toEqual([]);
  expect(shown(1_100, 'dlv_1.2')).toEqual([]);
});

describe('messages in flight', () => {
  test('are where they are by the trace, the answer as soon as it is sent', () => {
    expect(places(look(roundTrip, 1_000).messages)).toEqual([['dlv_1.1 request', 0]]);
    expect(places(look(roundTrip, 1_025).messages)).toEqual([['dlv_1.1 request', 0.5]]);
    expect(places(look(roundTrip, 1_050).messages)).toEqual([['dlv_1.1 answer', 0]]);
    expect(look(roundTrip, 1_100)).toEqual({ messages: [], recent: [] });
  });

  test('that somebody loses go as they would have gone, and vanish where they are', () => {
    const lost: Told = [
      [1_000, occurred('evt_1'), pushed('dlv_1.1', 'evt_1', { endsAt: 2_000 })],
      [1_800, { type: 'request.lost', messageId: 'dlv_1.1' }],
    ];
    const atOnce: Told = [
      ...lost.slice(0, 1),
      [1_000, { type: 'request.lost', messageId: 'dlv_1.1' }],
    ];
    expect(look(atOnce, 1_000).messages).toEqual([]);
    const before = look(lost, 1_700).messages;
    expect(before).toMatchObject([{ fraction: 0.7, lost: false }]);
    expect(look(lost, 1_800)).toMatchObject({
      messages: [],
      recent: [{ what: 'lost', reach: 0.8 }],
    });
    expect(look(lost, 1_700, { settled: true }).messages).toMatchObject([{ fraction: 1 }]);
  });

  test('that are changed on their way are the attacker’s from that moment on', () => {
    const request = {
      method: 'POST',
      url: 'http://billing.example/',
      headers: {},
      body: '',
    } as const;
    const changed: Told = [
      [1_000, occurred('evt_1'), pushed('dlv_1.1', 'evt_1', { endsAt: 2_000 })],
      [
        1_200,
        { type: 'attack.made', act: 'tamper', messageId: 'dlv_1.1', eventId: 'evt_1', request },
      ],
    ];
    expect(look(changed, 1_199).messages).toMatchObject([{ origin: 'genuine' }]);
    expect(look(changed, 1_200).messages).toMatchObject([{ origin: 'tampered', fraction: 0.2 }]);
  });

  test('of a sweep that would only flash are shown when they have arrived, as arrived', () => {
    expect(look(roundTrip, 1_025, { sweeps: true })).toEqual({ messages: [], recent: [] });
    expect(look(roundTrip, 1_100, { sweeps: true })).toMatchObject({
      messages: [],
      recent: [{ key: 'dlv_1.1 answer', what: 'arrived', endedAt: 1_100 }],
    });
    expect(look(roundTrip, 2_100, { sweeps: true }).recent).toEqual([]);
  });

  test('of a sweep that take long enough are where they are', () => {
    const told: Told = [[0, pushed('dlv_1.1', 'evt_1', { endsAt: 2_000 })]];
    expect(places(look(told, 1_500, { sweeps: true }).messages)).toEqual([
      ['dlv_1.1 request', 0.75],
    ]);
  });

  test('let a lost one get half-way and no further, and remember it for a while', () => {
    const told: Told = [[0, pushed('dlv_1.1', 'evt_1', { endsAt: 600, lost: true })]];

    expect(look(told, 599).messages[0]?.fraction).toBeCloseTo(0.5, 2);
    expect(look(told, 600)).toMatchObject({
      messages: [],
      recent: [{ what: 'lost', endedAt: 600 }],
    });
    expect(look(told, 1_600).recent).toEqual([]);
  });

  test('call an attempt a duplicate once the receiver has charged its event', () => {
    const told: Told = [
      [0, occurred('evt_1'), pushed('dlv_1.1', 'evt_1', { endsAt: 50 })],
      [50, charged('dlv_1.1', 'evt_1')],
      [5_000, pushed('dlv_1.2', 'evt_1', { endsAt: 5_050, attempt: 2 })],
    ];

    expect(look(told, 20).messages[0]?.duplicate).toBe(false);
    expect(look(told, 5_010).messages[0]).toMatchObject({
      duplicate: true,
      attempt: 2,
      ordinal: 1,
    });
  });

  test('say why an answer is a refusal, and keep it to be seen', () => {
    const told: Told = [
      [0, { type: 'receiver.changed', mode: 'down' }],
      [10, pushed('dlv_1.1', 'evt_1', { endsAt: 60 })],
      [60, answered('dlv_1.1', 503, { endsAt: 110 })],
    ];

    expect(look(told, 70).messages[0]).toMatchObject({
      leg: 'answer',
      status: 503,
      refusal: 'down',
    });
    expect(look(told, 110).recent[0]).toMatchObject({ what: 'refused', refusal: 'down' });
  });

  test('say of a receiver that is only listened to no more than its status', () => {
    for (const status of [401, 403, 502, 503]) {
      const told: Told = [
        [10, pushed('dlv_1.1', 'evt_1', { endsAt: 60 })],
        [60, answered('dlv_1.1', status, { endsAt: 110 })],
      ];
      expect(look(told, 70).messages[0]).toMatchObject({ status, refusal: 'other' });
    }
  });

  test('name a receiver that is down whatever it then answers', () => {
    const told: Told = [
      [0, { type: 'receiver.changed', mode: 'down' }],
      [10, pushed('dlv_1.1', 'evt_1', { endsAt: 60 })],
      [60, answered('dlv_1.1', 502, { endsAt: 110 })],
    ];
    expect(look(told, 70).messages[0]).toMatchObject({ status: 502, refusal: 'down' });
  });

  test('tell when the sender hung up', () => {
    const hungUp: FactBody = {
      type: 'attempt.finished',
      deliveryId: 'dlv_1',
      eventId: 'evt_1',
      attempt: 1,
      messageId: 'dlv_1.1',
      outcome: { result: 'timedOut' },
      tookMs: 5_000 as never,
    };
    const told: Told = [
      [0, pushed('dlv_1.1', 'evt_1', { endsAt: 50 })],
      [5_000, hungUp],
    ];

    expect(look(told, 4_999).recent).toEqual([]);
    expect(look(told, 5_000).recent[0]).toMatchObject({ what: 'hungUp', eventId: 'evt_1' });
  });

  test('have no positions in between when settled', () => {
    expect(places(look(roundTrip, 1_010, { settled: true }).messages)).toEqual([
      ['dlv_1.1 request', 1],
    ]);
    expect(places(look(roundTrip, 1_060, { settled: true }).messages)).toEqual([
      ['dlv_1.1 answer', 1],
    ]);
  });

  test('keep the channels and the askers apart', () => {
    const told: Told = [
      [0, polled('poll_1', 50), pushed('forge_1', 'evt_9x', { endsAt: 50, origin: 'forged' })],
    ];

    expect(look(told, 40).messages).toMatchObject([
      { channel: 'pull', from: 'poller', origin: 'genuine' },
      { channel: 'push', from: 'attacker', origin: 'forged' },
    ]);
  });
});

describe('laws of the wires', () => {
  const trace = simulate(everythingAtOnce.scenario);
  const anyMoment = fc.integer({ min: 0, max: trace.endsAt });

  test('a mark never moves back while it is seen', () => {
    fc.assert(
      fc.property(anyMoment, fc.integer({ min: 1, max: 400 }), (at, stepMs) => {
        const showing = { leastMs: 0, lingerMs: 1_500 };
        const before = selectInFlight(trace, { ...showing, at: instant(at) }).messages;
        const after = selectInFlight(trace, { ...showing, at: instant(at + stepMs) }).messages;
        for (const { key, fraction, lost } of before) {
          expect(fraction).toBeGreaterThanOrEqual(0);
          expect(fraction).toBeLessThanOrEqual(lost ? 0.5 : 1);
          const later = after.find((message) => message.key === key);
          expect(later?.fraction ?? 1).toBeGreaterThanOrEqual(fraction);
        }
      }),
    );
  });

  test('facts after the playhead draw nothing', () => {
    fc.assert(
      fc.property(anyMoment, fc.boolean(), (ms, settled) => {
        const at = instant(ms);
        const cut = { ...trace, facts: trace.facts.filter((fact) => fact.at <= at) };
        const showing = { at, leastMs: 750, lingerMs: 1_500, settled };
        expect(selectInFlight(trace, showing)).toEqual(selectInFlight(cut, showing));
      }),
      { numRuns: runs(20, 40) },
    );
  });

  test('an ending is the very same from frame to frame', () => {
    const crowd: Told = Array.from({ length: 100 }, (_, i) => [
      i,
      pushed(`dlv_${i}.1`, 'evt_1', { endsAt: i + 1_000, lost: i % 2 === 1 }),
    ]);
    const crowded = handMadeTrace(crowd);
    const frame = (at: number) =>
      selectInFlight(crowded, { at: instant(at), leastMs: 0, lingerMs: 1_000 });

    const [ended, later] = [frame(1_200).recent, frame(1_216).recent];
    expect(ended).toHaveLength(50);
    expect(later.every((ending, i) => ending === ended[i])).toBe(true);
  });

  test('a thousand at once are all found', () => {
    const told: Told = Array.from({ length: 5_000 }, (_, i) => [
      i,
      pushed(`dlv_${i}.1`, 'evt_1', { endsAt: i + 1_000 }),
    ]);

    const { messages } = look(told, 4_000);

    expect(messages).toHaveLength(1_000);
    expect(new Set(messages.map(({ key }) => key)).size).toBe(1_000);
  });

  test('at any speed what is drawn on its way is on its way, and what is drawn as ended has ended', () => {
    fc.assert(
      fc.property(
        anyRun(),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 20, maxLength: 20 }),
        fc.constantFrom(0, 10, 60, 3_600),
        fc.boolean(),
        ({ scenario, commands }, shares, speed, settled) => {
          const trace = simulate(scenario, commands);
          const { messageById } = recordsOf(trace);
          for (const share of shares) {
            const at = instant(Math.floor(share * trace.endsAt));
            const showing = { at, leastMs: speed * 300, lingerMs: speed * 900, settled };
            const { messages, recent } = selectInFlight(trace, showing);
            for (const { key, leg, messageId } of messages) {
              const { sentAt, requestEndsAt, answer } = messageById.get(messageId)!;
              const [from, to] =
                leg === 'request' ? [sentAt, requestEndsAt] : [answer!.sentAt, answer!.endsAt];
              expect(at, key).toBeGreaterThanOrEqual(from);
              // What takes no time is seen for a millisecond.
              expect(at, key).toBeLessThan(Math.max(to, from + 1));
            }
            for (const { endedAt } of recent) expect(endedAt).toBeLessThanOrEqual(at);
          }
        },
      ),
      { numRuns: runs(30, 1_000) },
    );
  });

  test('a poller that waits for its answer never has two questions on the wire', () => {
    const polling = simulate(pollingWaste.scenario);
    for (let at = 0; at <= 600_000; at += 25) {
      for (const speed of [0, 60]) {
        const showing = { at: instant(at), leastMs: speed * 300, lingerMs: speed * 900 };
        const { messages } = selectInFlight(polling, showing);
        expect(messages.filter(({ channel }) => channel === 'pull').length).toBeLessThanOrEqual(1);
      }
    }
  });
});
