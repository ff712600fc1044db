import { expect } from 'vitest';
import type { PollOutcome } from '../../model/facts.ts';
import type { PullMode } from '../../model/settings.ts';
import { durationMs, instant } from '../../model/units.ts';
import { attackerMachine } from '../attacker/attacker.machine.ts';
import { VirtualClock } from '../engine/clock.ts';
import { machineTests, type Start } from '../paths/machines.testkit.ts';
import { pollRequest } from '../network/messages.ts';
import { pollerMachine, pollTimeoutMs } from './poller.machine.ts';
import type { Exchange } from '../network/wire.ts';

machineTests('poller', {
  machine: pollerMachine,
  transitions: [
    'asking: pollTimeout > waiting',
    'asking: process.ended > stopped',
    'asking: response.arrived > waiting',
    'asking: response.arrived, if answersAnEarlierPoll > itself',
    'asking: response.arrived, if rateLimited > backingOff',
    'backingOff: retryAfter > asking',
    'poller: process.ended > stopped',
    'stopped: process.back > waiting',
    'waiting: hands.free > waiting',
    'waiting: interval.changed > waiting',
    'waiting: nextPoll > asking',
  ],
  claims: {
    'asks at the start and then by the clock, however long an answer takes': (start) => {
      const { poller, answerAfter, asked } = pollerOf(start);
      for (const ms of [100, 4_000, 1]) answerAfter(ms);
      poller.wait(15_000 - poller.clock.now);
      expect(asked).toEqual([0, 5_000, 10_000, 15_000]);
    },
    'that has something in hand asks nothing until that is done, and then at once': (start) => {
      const hands = { ms: 5_000, busy: true };
      const { poller, answerAfter, asked } = pollerOf(start, hands);
      answerAfter(100);
      poller.wait(60_000);
      expect(asked).toEqual([0]);
      hands.busy = false;
      poller.actor.send({ type: 'hands.free' });
      poller.wait(0);
      expect(asked).toEqual([0, 60_100]);
    },
    'asks again at once when the answer took longer than the interval': (start) => {
      const { answerAfter, asked } = pollerOf(start);
      answerAfter(7_000);
      answerAfter(0);
      expect(asked).toEqual([0, 7_000]);
    },
    'gives a question up at its timeout, and ignores its late answer': (start) => {
      const { poller, asked, answer } = pollerOf(start);
      poller.wait(pollTimeoutMs);
      expect(poller.facts).toEqual([
        {
          type: 'poll.finished',
          messageId: 'poll_1',
          outcome: { result: 'timedOut' },
          nextAt: 10_000,
        },
      ]);
      poller.wait(100);
      expect(asked).toEqual([0, 10_000]);
      answer(1);
      expect(poller.actor.getSnapshot().value).toBe('asking');
    },
    'waits as long as a 429 asks, and at least its own interval': (start) => {
      const limited = (seconds: number): PollOutcome => ({
        result: 'rateLimited',
        retryAfterMs: durationMs(seconds * 1_000),
      });
      const { poller, asked, answer } = pollerOf(start);
      poller.wait(100);
      answer(1, limited(30));
      poller.wait(30_100);
      poller.wait(100);
      answer(2, limited(1));
      poller.wait(10_000);
      expect(asked).toEqual([0, 30_100, 35_100]);
      expect(poller.states.slice(0, 5)).toEqual([
        'waiting',
        'asking',
        'backingOff',
        'asking',
        'backingOff',
      ]);
    },
    'keeps a changed interval from the last question, not from the change': (start) => {
      const interval = { ms: 5_000 };
      const { poller, answerAfter, asked } = pollerOf(start, interval);
      answerAfter(100);
      interval.ms = 60_000;
      poller.wait(1_900);
      poller.actor.send({ type: 'interval.changed' });
      poller.wait(57_999);
      expect(asked).toEqual([0]);
      poller.wait(1);
      expect(asked).toEqual([0, 60_000]);
    },
    'says what it goes by: at the start, after each answer, and when its interval is turned': (
      start,
    ) => {
      const interval = { ms: 5_000 };
      const { poller, answerAfter, answer, plans } = pollerOf(start, interval);
      answerAfter(100);
      interval.ms = 60_000;
      poller.wait(1_900);
      poller.actor.send({ type: 'interval.changed' });
      poller.wait(58_000);
      answer(2, { result: 'rateLimited', retryAfterMs: durationMs(30_000) });
      expect(plans).toEqual([
        [0, 0, 5_000],
        [100, 5_000, 5_000],
        [2_000, 60_000, 60_000],
        [60_000, 120_000, 60_000],
      ]);
    },
    'adapts: asks half as often after each empty answer, and twice as often after news': (
      start,
    ) => {
      const { poller, answer, asked } = pollerOf(start, { pullMode: 'adaptive', ms: 5_000 });
      const outcomes: PollOutcome[] = [
        { result: 'empty' },
        { result: 'unchanged' },
        { result: 'empty' },
        { result: 'news', eventIds: ['evt_1'] },
        { result: 'news', eventIds: ['evt_2'] },
      ];
      for (const [n, outcome] of outcomes.entries()) {
        while (asked.length === n) poller.clock.step(instant(86_400_000));
        answer(n + 1, outcome);
      }
      poller.wait(5_000);
      expect(asked).toEqual([0, 10_000, 30_000, 50_000, 60_000, 65_000]);
      expect(poller.facts.map((fact) => fact.type === 'poll.finished' && fact.everyMs)).toEqual([
        10_000, 20_000, 20_000, 10_000, 5_000,
      ]);
    },
    'that has its question held asks again as soon as it is answered': (start) => {
      const { answerAfter, asked } = pollerOf(start, { pullMode: 'longPoll', ms: 5_000 });
      for (const ms of [30_000, 12, 7_000]) answerAfter(ms);
      answerAfter(0);
      expect(asked).toEqual([0, 30_000, 30_012, 37_012]);
    },
    'that has its question held waits longer for the answer than it is held': (start) => {
      const { poller, asked } = pollerOf(start, { pullMode: 'longPoll', ms: 5_000 });
      poller.wait(30_000 + pollTimeoutMs - 1);
      expect(poller.facts).toEqual([]);
      poller.wait(1);
      expect(poller.facts).toMatchObject([{ outcome: { result: 'timedOut' } }]);
      poller.wait(0);
      expect(asked).toEqual([0, 40_000]);
    },
    'that changes to held questions in a wait asks at once': (start) => {
      const ways: Ways = { ms: 60_000 };
      const { poller, answerAfter, asked } = pollerOf(start, ways);
      answerAfter(100);
      poller.wait(900);
      ways.pullMode = 'longPoll';
      poller.actor.send({ type: 'interval.changed' });
      poller.wait(0);
      expect(asked).toEqual([0, 1_000]);
    },
    'asks nothing while its process is gone, and once when it is back': (start) => {
      const { poller, answer, answerAfter, asked, plans } = pollerOf(start);
      answerAfter(100);
      poller.wait(900);
      poller.actor.send({ type: 'process.ended' });
      poller.wait(60_000);
      expect(asked).toEqual([0]);
      poller.actor.send({ type: 'process.back' });
      poller.wait(0);
      expect(asked).toEqual([0, 61_000]);
      answer(2);
      poller.wait(5_000);
      expect(asked).toEqual([0, 61_000, 66_000]);
      expect(plans.slice(1)).toEqual([
        [100, 5_000, 5_000],
        [1_000, undefined, 5_000],
        [61_000, 61_000, 5_000],
        [61_000, 66_000, 5_000],
      ]);
    },
    'loses the question that is under way when its process ends, and hears no answer to it': (
      start,
    ) => {
      const { poller, answer, asked } = pollerOf(start);
      poller.wait(100);
      poller.actor.send({ type: 'process.ended' });
      expect(poller.facts).toEqual([
        { type: 'poll.finished', messageId: 'poll_1', outcome: { result: 'cut' } },
      ]);
      answer(1);
      poller.wait(pollTimeoutMs);
      expect([poller.actor.getSnapshot().value, asked]).toEqual(['stopped', [0]]);
    },
    'asks at once when the new interval has already passed': (start) => {
      const interval = { ms: 60_000 };
      const { poller, answerAfter, asked } = pollerOf(start, interval);
      answerAfter(100);
      poller.wait(9_900);
      interval.ms = 1_000;
      poller.actor.send({ type: 'interval.changed' });
      poller.wait(0);
      expect(asked).toEqual([0, 10_000]);
    },
  },
});

/** How it asks, to be changed on the way. */
interface Ways {
  busy?: boolean;
  pullMode?: PullMode;
  ms: number;
}

function pollerOf(start: Start<typeof pollerMachine>, interval: Ways = { ms: 5_000 }) {
  const clock = new VirtualClock();
  const asked: number[] = [];
  const plans: [now: number, nextAt: number | undefined, everyMs: number][] = [];
  const poller = start(
    {
      app: {
        now: () => clock.now,
        rule: () => ({
          pullMode: interval.pullMode ?? 'fixed',
          pollEveryMs: interval.ms,
          pollLongestMs: 20_000,
          holdMs: 30_000,
        }),
        isBusy: () => interval.busy ?? false,
        ask: () => asked.push(clock.now),
        planned: ({ nextAt, everyMs }) => plans.push([clock.now, nextAt, everyMs]),
      },
    },
    clock,
  );
  poller.wait(0);
  const answer = (poll: number, outcome: PollOutcome = { result: 'empty' }) =>
    poller.actor.send({ type: 'response.arrived', poll, outcome });
  /** Waits for the next question and answers it so much later. */
  const answerAfter = (ms: number) => {
    const next = asked.length;
    if (poller.actor.getSnapshot().value === 'waiting') {
      while (asked.length === next) clock.step(instant(86_400_000));
    }
    poller.wait(ms);
    answer(asked.length);
  };
  return { poller, asked, plans, answer, answerAfter };
}

machineTests('attacker', {
  machine: attackerMachine,
  transitions: [
    'attacker: attack, if wants forge > forging',
    'attacker: attack, if wants replay > replaying',
    'attacker: attack, if wants tamper > tampering',
    'attacker: attack, if wantsToReplayNothing > itself',
    'attacker: change > itself',
    'attacker: ciphertext.overheard, if wantsToTamper > itself',
    'attacker: copy > itself',
    'attacker: request.overheard > itself',
    'forging: patience > idle',
    'forging: response.arrived > idle',
    'idle: at once, if wantsToTamper > tampering',
    'replaying: patience > idle',
    'replaying: response.arrived > idle',
    'tampering: ciphertext.overheard > idle',
    'tampering: request.overheard > idle',
  ],
  claims: {
    'has nothing to replay before a request came by, and says so': (start) => {
      const { attacker, did } = attackerOf(start);
      attacker.actor.send({ type: 'attack', act: 'replay' });
      expect(attacker.facts).toEqual([
        { type: 'attack.failed', act: 'replay', reason: 'nothing recorded yet' },
      ]);
      attacker.actor.send({ type: 'request.overheard', exchange });
      attacker.actor.send({ type: 'attack', act: 'replay' });
      expect(did).toEqual(['recorded dlv_1.1', 'replayed']);
    },
    'waits for the answer to a forged or replayed request, but not for ever': (start) => {
      const { attacker, did } = attackerOf(start);
      attacker.actor.send({ type: 'request.overheard', exchange });
      for (const act of ['forge', 'replay'] as const) {
        attacker.actor.send({ type: 'attack', act });
        attacker.actor.send({ type: 'response.arrived' });
        expect(attacker.actor.getSnapshot().value).toBe('idle');
        attacker.actor.send({ type: 'attack', act });
        attacker.wait(9_999);
        expect(attacker.actor.getSnapshot().value).not.toBe('idle');
        attacker.wait(1);
        expect(attacker.actor.getSnapshot().value).toBe('idle');
      }
      expect(did).toEqual(['recorded dlv_1.1', 'forged', 'forged', 'replayed', 'replayed']);
    },
    'forges once for each time it is asked, also before an answer is back': (start) => {
      const { attacker, did } = attackerOf(start);
      attacker.actor.send({ type: 'attack', act: 'forge' });
      attacker.actor.send({ type: 'attack', act: 'forge' });
      expect(did).toEqual(['forged', 'forged']);
    },
    'lies in wait for one request and changes no other': (start) => {
      const { attacker, did } = attackerOf(start);
      attacker.actor.send({ type: 'attack', act: 'tamper' });
      attacker.wait(86_400_000);
      expect(attacker.actor.getSnapshot().value).toBe('tampering');
      attacker.actor.send({ type: 'request.overheard', exchange });
      expect(attacker.actor.getSnapshot().value).toBe('idle');
      expect(did).toEqual(['recorded dlv_1.1']);
    },
    'says that it cannot change what is encrypted, and waits for it no more': (start) => {
      for (const meanwhile of [undefined, 'forge'] as const) {
        const { attacker, did } = attackerOf(start, { encrypted: true });
        attacker.actor.send({ type: 'attack', act: 'tamper' });
        if (meanwhile) attacker.actor.send({ type: 'attack', act: meanwhile });
        attacker.actor.send({ type: 'ciphertext.overheard' });
        attacker.actor.send({ type: 'ciphertext.overheard' });
        expect(attacker.facts).toEqual([
          { type: 'attack.failed', act: 'tamper', reason: 'encrypted on the way' },
        ]);
        attacker.actor.send({ type: 'response.arrived' });
        expect(attacker.actor.getSnapshot().value).toBe('idle');
        expect(did).toEqual(meanwhile ? ['forged'] : []);
      }
    },
    'says that it has no copy because everything was encrypted': (start) => {
      const { attacker } = attackerOf(start, { encrypted: true });
      attacker.actor.send({ type: 'ciphertext.overheard' });
      attacker.actor.send({ type: 'attack', act: 'replay' });
      expect(attacker.facts).toEqual([
        { type: 'attack.failed', act: 'replay', reason: 'encrypted on the way' },
      ]);
    },
    'lies in wait again after it forged or replayed meanwhile': (start) => {
      const { attacker } = attackerOf(start);
      attacker.actor.send({ type: 'request.overheard', exchange });
      attacker.actor.send({ type: 'attack', act: 'tamper' });
      attacker.actor.send({ type: 'attack', act: 'forge' });
      attacker.actor.send({ type: 'response.arrived' });
      expect(attacker.actor.getSnapshot().value).toBe('tampering');
      attacker.actor.send({ type: 'attack', act: 'replay' });
      attacker.wait(10_000);
      expect(attacker.actor.getSnapshot().value).toBe('tampering');
    },
    'changes and copies what is pointed out to her, whatever she is at, and goes on with that': (
      start,
    ) => {
      const { attacker, did } = attackerOf(start);
      attacker.actor.send({ type: 'attack', act: 'tamper' });
      attacker.actor.send({ type: 'change', messageId: 'dlv_1.1' });
      attacker.actor.send({ type: 'copy', messageId: 'dlv_2.1' });
      expect(attacker.actor.getSnapshot().value).toBe('tampering');
      expect(did).toEqual(['changed dlv_1.1', 'copied dlv_2.1']);
    },
    'no longer lies in wait when the request came by while it forged': (start) => {
      const { attacker } = attackerOf(start);
      attacker.actor.send({ type: 'attack', act: 'tamper' });
      attacker.actor.send({ type: 'attack', act: 'forge' });
      attacker.actor.send({ type: 'request.overheard', exchange });
      attacker.actor.send({ type: 'response.arrived' });
      expect(attacker.actor.getSnapshot().value).toBe('idle');
    },
  },
});

const exchange: Exchange = {
  messageId: 'dlv_1.1',
  channel: 'push',
  from: 'sender',
  to: 'receiver',
  origin: 'genuine',
  request: pollRequest(''),
};

function attackerOf(start: Start<typeof attackerMachine>, { encrypted = false } = {}) {
  const did: string[] = [];
  const attacker = start({
    forge: () => did.push('forged'),
    replay: () => did.push('replayed'),
    record: ({ messageId }) => did.push(`recorded ${messageId}`),
    change: (messageId) => did.push(`changed ${messageId}`),
    copy: (messageId) => did.push(`copied ${messageId}`),
    hasRecording: () => did.some((deed) => deed.startsWith('recorded')),
    seesOnlyCiphertext: () => encrypted,
  });
  return { attacker, did };
}
