import { expect } from 'vitest';
import type { CheckResult } from '../../model/facts.ts';
import { durationMs, instant } from '../../model/units.ts';
import { VirtualClock } from '../engine/clock.ts';
import { handlerMachine } from './handler.machine.ts';
import type { ReceivedRequest } from './receivedRequest.ts';
import type { Job } from './jobQueue.ts';
import { machineTests, type Start } from '../paths/machines.testkit.ts';
import { bodyOf, json, readNotice, secondsAt } from '../network/messages.ts';
import { seenKeysOf } from './dedupeMemory.ts';
import { signedWebhook } from '../network/signedWebhook.ts';
import { receiverMachine } from './receiver.machine.ts';
import { secretOf } from '../secrets/secrets.ts';
import type { Exchange } from '../network/wire.ts';
import { workerMachine } from './worker.machine.ts';

const request = signedWebhook(
  bodyOf(
    { id: 'evt_1', payment: { order: 1_001, customer: 'cus_1', amountCents: 900 } },
    instant(0),
  ),
  {
    eventId: 'evt_1',
    attemptId: 'att_1_1',
    nowSeconds: secondsAt(instant(0)),
    https: true,
    signature: 'hmac',
    secrets: [secretOf(1, 1)],
  },
);
const event = readNotice(request.body);
const address = '203.0.113.10';
const keys = seenKeysOf(request, event);
const received: ReceivedRequest = { messageId: 'dlv_1.1', address, request, event, keys };
const exchange: Exchange = {
  messageId: 'dlv_1.1',
  channel: 'push',
  from: 'sender',
  to: 'receiver',
  origin: 'genuine',
  request,
};

machineTests('receiver', {
  machine: receiverMachine,
  transitions: [
    'down: request.arrived > itself',
    'receiver: mode.set, if wants down > down',
    'receiver: mode.set, if wants restarting > restarting',
    'receiver: mode.set, if wants slow > slow',
    'receiver: mode.set, if wants up > up',
    'restarting: mode.set, if wants down > down',
    'restarting: mode.set, if wants slow > slow',
    'restarting: mode.set, if wants up > up',
    'restarting: request.arrived > itself',
    'restarting: restart > up',
    'slow: request.arrived > itself',
    'up: request.arrived > itself',
  ],
  claims: {
    'handles requests while it is up or slow, and refuses them while it is not': (start) => {
      const { receiver, met } = receiverOf(start);
      for (const mode of ['up', 'slow', 'down', 'restarting'] as const) {
        receiver.actor.send({ type: 'mode.set', mode });
        receiver.actor.send({ type: 'request.arrived', exchange });
      }
      expect(met).toEqual([
        'serves',
        'serves',
        'handled',
        'serves',
        'handled slowly',
        'went down',
        'refused',
        'process ended, back in 10000',
        'refused for 10000',
      ]);
    },
    'says how long a restart still takes, and is up after it': (start) => {
      const { receiver, met } = receiverOf(start);
      receiver.actor.send({ type: 'mode.set', mode: 'restarting' });
      receiver.wait(9_999);
      receiver.actor.send({ type: 'request.arrived', exchange });
      receiver.wait(1);
      receiver.actor.send({ type: 'request.arrived', exchange });
      expect(met.slice(2)).toEqual(['refused for 1', 'serves', 'handled']);
      expect(receiver.facts).toEqual([
        { type: 'receiver.changed', mode: 'up' },
        { type: 'receiver.changed', mode: 'restarting', untilAt: 10_000 },
        { type: 'receiver.changed', mode: 'up' },
      ]);
    },
    'begins a restart anew when it is asked for again': (start) => {
      const { receiver } = receiverOf(start);
      receiver.actor.send({ type: 'mode.set', mode: 'restarting' });
      receiver.wait(6_000);
      receiver.actor.send({ type: 'mode.set', mode: 'restarting' });
      receiver.wait(9_999);
      expect(receiver.actor.getSnapshot().value).toBe('restarting');
      receiver.wait(1);
      expect(receiver.actor.getSnapshot().value).toBe('up');
    },
    'has its process back at once when a restart is cut short, and not twice when it is not': (
      start,
    ) => {
      for (const mode of ['up', 'slow', 'down'] as const) {
        const { receiver, met } = receiverOf(start);
        receiver.actor.send({ type: 'mode.set', mode: 'restarting' });
        receiver.actor.send({ type: 'mode.set', mode: 'restarting' });
        receiver.actor.send({ type: 'mode.set', mode });
        receiver.actor.send({ type: 'mode.set', mode: 'restarting' });
        receiver.wait(10_000);
        const ended = 'process ended, back in 10000';
        const after = mode === 'down' ? 'went down' : 'serves';
        expect(met).toEqual(['serves', ended, ended, 'process back', after, ended, 'serves']);
      }
    },
    'does not come up by itself when it was taken down during a restart': (start) => {
      const { receiver } = receiverOf(start);
      receiver.actor.send({ type: 'mode.set', mode: 'restarting' });
      receiver.actor.send({ type: 'mode.set', mode: 'down' });
      receiver.wait(60_000);
      expect(receiver.actor.getSnapshot().value).toBe('down');
    },
  },
});

function receiverOf(start: Start<typeof receiverMachine>) {
  const clock = new VirtualClock();
  const met: string[] = [];
  const receiver = start(
    {
      now: () => clock.now,
      restartMs: () => durationMs(10_000),
      handle: (_, { slowly }) => met.push(slowly ? 'handled slowly' : 'handled'),
      refuse: (_, waitMs) => met.push(waitMs === undefined ? 'refused' : `refused for ${waitMs}`),
      processEnded: (backInMs) => met.push(`process ended, back in ${backInMs}`),
      processBack: () => met.push('process back'),
      wentDown: () => met.push('went down'),
      serves: () => met.push('serves'),
    },
    clock,
  );
  return { receiver, met };
}

machineTests('handler', {
  machine: handlerMachine,
  transitions: [
    'checkingAddress: at once > verifying',
    'checkingAddress: at once, if checkFailed > answered',
    'checkingFreshness: at once > deduplicating',
    'checkingFreshness: at once, if checkFailed > answered',
    'deduplicating: at once > working',
    'deduplicating: at once, if checkFailed > answered',
    'deduplicating: at once, if storesFirst > storing',
    'handler: process.ended > answered',
    'storing: at once > answered',
    'storing: at once, if throws > answered',
    'verifying: at once > checkingFreshness',
    'verifying: at once, if checkFailed > answered',
    'waiting: at once, if notSlow > checkingAddress',
    'waiting: slowness > checkingAddress',
    'working: work.failed > answered',
    'working: work.finished > answered',
  ],
  claims: {
    'stores the event and answers at once when it stores first': (start) => {
      const { handler, did } = handlerOf(start);
      expect(handler.states).toEqual([
        'waiting',
        'checkingAddress',
        'verifying',
        'checkingFreshness',
        'deduplicating',
        'storing',
        'answered',
      ]);
      expect(did).toEqual(['stored', 'answered 200']);
    },
    'answers after the work when it does not store first': (start) => {
      const { handler, did } = handlerOf(start, { storesFirst: false });
      handler.wait(60_000);
      expect(did).toEqual(['queued']);
      handler.actor.send({ type: 'work.finished' });
      expect(did).toEqual(['queued', 'answered 200']);
    },
    'answers what the receiver says to an error of its own in the work': (start) => {
      const { handler, did } = handlerOf(start, { storesFirst: false });
      handler.actor.send({ type: 'work.failed', answer: json(410, '') });
      expect(did).toEqual(['queued', 'answered 410']);
    },
    'answers 500 to what is stored, where it breaks after that': (start) => {
      expect(handlerOf(start, { throws: true }).did).toEqual(['stored', 'answered 500']);
    },
    'refuses a stranger with 403, before it looks at the signature': (start) => {
      const { handler, did } = handlerOf(start, {
        address: { check: 'address', passed: false, address: '198.51.100.66' },
        signature: { check: 'signature', passed: false, because: 'no signature matches' },
      });
      expect(did).toEqual(['answered 403']);
      expect(handler.states).toEqual(['waiting', 'checkingAddress', 'answered']);
    },
    'refuses a signature that fails with 401, before it looks at anything else': (start) => {
      const { handler, did } = handlerOf(start, {
        signature: { check: 'signature', passed: false, because: 'no signature matches' },
        freshness: { check: 'freshness', passed: false, ageSeconds: 900, toleranceSeconds: 300 },
      });
      expect(did).toEqual(['answered 401']);
      expect(handler.facts).toEqual([
        {
          type: 'request.checked',
          messageId: 'dlv_1.1',
          eventId: 'evt_1',
          check: 'signature',
          passed: false,
          because: 'no signature matches',
        },
      ]);
    },
    'refuses an old timestamp with 400': (start) => {
      const { did } = handlerOf(start, {
        freshness: { check: 'freshness', passed: false, ageSeconds: 900, toleranceSeconds: 300 },
      });
      expect(did).toEqual(['answered 400']);
    },
    'answers a request it has seen with 200, without storing it again': (start) => {
      const { handler, did } = handlerOf(start, {
        duplicate: { check: 'duplicate', passed: false, key: 'evt_1' },
      });
      expect(did).toEqual(['answered 200']);
      expect(handler.states).not.toContain('storing');
    },
    'says nothing of a check that is off, and names each that passed': (start) => {
      const { handler } = handlerOf(start, { signature: { check: 'signature', passed: true } });
      expect(handler.facts.map((fact) => fact.type === 'request.checked' && fact.check)).toEqual([
        'signature',
      ]);
    },
    'turns to a request only after the wait of a slow server': (start) => {
      const { handler, did } = handlerOf(start, { waitMs: 8_000 });
      handler.wait(7_999);
      expect(did).toEqual([]);
      handler.wait(1);
      expect(did).toEqual(['stored', 'answered 200']);
    },
    'is cut off with 502 when its process ends, waiting or working': (start) => {
      const waiting = handlerOf(start, { waitMs: 8_000 });
      const working = handlerOf(start, { storesFirst: false });
      for (const { handler } of [waiting, working]) handler.actor.send({ type: 'process.ended' });
      waiting.handler.wait(10_000);
      expect([waiting.did, working.did]).toEqual([['answered 502'], ['queued', 'answered 502']]);
    },
  },
});

interface Pipeline {
  readonly waitMs?: number;
  readonly storesFirst?: boolean;
  readonly throws?: boolean;
  readonly address?: CheckResult;
  readonly signature?: CheckResult;
  readonly freshness?: CheckResult;
  readonly duplicate?: CheckResult;
}

function handlerOf(start: Start<typeof handlerMachine>, pipeline: Pipeline = {}) {
  const did: string[] = [];
  const handler = start({
    received,
    waitMs: durationMs(pipeline.waitMs ?? 0),
    pipeline: {
      checkAddress: () => pipeline.address,
      checkSignature: () => pipeline.signature,
      checkFreshness: () => pipeline.freshness,
      checkDuplicate: () => pipeline.duplicate,
      storesFirst: () => pipeline.storesFirst ?? true,
      throwsAfterStoring: () => pipeline.throws ?? false,
      thanksStatus: () => '200',
      store: () => did.push('stored'),
      queueWork: () => did.push('queued'),
      answer: (_, { status }) => did.push(`answered ${status}`),
    },
  });
  return { handler, did };
}

machineTests('worker', {
  machine: workerMachine,
  transitions: [
    'busy: work > idle',
    'busy: work, if fails > idle',
    'busy: work, if marksLater > marking',
    'crashed: recovered > idle',
    'crashed: recovery > idle',
    'idle: job.given > busy',
    'marking: mark > idle',
    'worker: crashed > crashed',
  ],
  claims: {
    'finishes a job after the time its work takes, and asks for the next': (start) => {
      const { worker, did } = workerOf(start);
      worker.actor.send({ type: 'job.given', job });
      worker.wait(1_999);
      expect(did).toEqual(['free']);
      worker.wait(1);
      expect(did).toEqual(['free', 'finished dlv_1.1', 'free']);
      expect(worker.facts.map(({ type }) => type)).toEqual(['work.started', 'work.finished']);
    },
    'says of work that fails that it did, and whether it is tried again, and asks for the next': (
      start,
    ) => {
      const { worker, did } = workerOf(start, { fails: true });
      worker.actor.send({ type: 'job.given', job });
      worker.wait(2_000);
      expect(did).toEqual(['free', 'failed dlv_1.1', 'free']);
      expect(worker.facts.at(-1)).toEqual({
        type: 'work.failed',
        channel: 'push',
        messageId: 'dlv_1.1',
        eventId: 'evt_1',
        worker: 1,
        done: false,
        again: true,
      });
    },
    'writes a mark that is to come later after its work, and is not free before': (start) => {
      const { worker, did } = workerOf(start, { marksLater: true });
      worker.actor.send({ type: 'job.given', job });
      worker.wait(2_499);
      expect(did).toEqual(['free', 'finished dlv_1.1']);
      expect(worker.facts.at(-1)).toMatchObject({ type: 'mark.started', endsAt: 2_500 });
      worker.wait(1);
      expect(did).toEqual(['free', 'finished dlv_1.1', 'marked dlv_1.1', 'free']);
    },
    'does not write the mark of a job that was charged when it crashed': (start) => {
      const { worker, did } = workerOf(start, { marksLater: true });
      worker.actor.send({ type: 'job.given', job });
      worker.wait(2_200);
      worker.actor.send({ type: 'crashed', forMs: durationMs(5_000) });
      worker.wait(60_000);
      expect(did).toEqual(['free', 'finished dlv_1.1', 'free']);
    },
    'does not finish the job it had when it crashed': (start) => {
      const { worker, did } = workerOf(start);
      worker.actor.send({ type: 'job.given', job });
      worker.wait(1_000);
      worker.actor.send({ type: 'crashed', forMs: durationMs(5_000) });
      worker.wait(4_999);
      expect(did).toEqual(['free']);
      worker.wait(1);
      expect(did).toEqual(['free', 'free']);
      expect(worker.facts.slice(1)).toEqual([
        { type: 'worker.crashed', worker: 1, untilAt: 6_000 },
        { type: 'worker.recovered', worker: 1 },
      ]);
    },
    'stays crashed for the whole time after a second crash': (start) => {
      const { worker, did } = workerOf(start);
      worker.actor.send({ type: 'crashed', forMs: durationMs(5_000) });
      worker.wait(3_000);
      worker.actor.send({ type: 'crashed', forMs: durationMs(5_000) });
      worker.wait(4_999);
      expect(did).toEqual(['free']);
      worker.wait(1);
      expect(did).toEqual(['free', 'free']);
    },
    'is back before its time when its process is, and only then': (start) => {
      const { worker, did } = workerOf(start);
      worker.actor.send({ type: 'recovered' });
      worker.actor.send({ type: 'crashed', forMs: durationMs(5_000) });
      worker.wait(1_000);
      worker.actor.send({ type: 'recovered' });
      expect(did).toEqual(['free', 'free']);
      worker.wait(60_000);
      expect(worker.states).toEqual(['idle', 'crashed', 'idle']);
      expect(worker.facts.at(-1)).toEqual({ type: 'worker.recovered', worker: 1 });
    },
    'takes no job while it is busy or crashed': (start) => {
      const { worker } = workerOf(start);
      worker.actor.send({ type: 'job.given', job });
      worker.actor.send({ type: 'job.given', job: { ...job, messageId: 'dlv_2.1' } });
      worker.actor.send({ type: 'crashed', forMs: durationMs(1) });
      worker.actor.send({ type: 'job.given', job });
      worker.wait(60_000);
      expect(worker.facts.filter(({ type }) => type === 'work.started')).toHaveLength(1);
    },
  },
});

const job: Job = { ...received, durable: true, answersAfter: false };

function workerOf(start: Start<typeof workerMachine>, { fails = false, marksLater = false } = {}) {
  const clock = new VirtualClock();
  const did: string[] = [];
  const worker = start(
    {
      worker: 1,
      bench: {
        now: () => clock.now,
        workMs: () => durationMs(2_000),
        free: () => did.push('free'),
        fails: () => fails,
        triesAgain: () => true,
        failed: ({ messageId }) => did.push(`failed ${messageId}`),
        finished: ({ messageId }) => did.push(`finished ${messageId}`),
        marksLater: () => marksLater,
        markMs: () => durationMs(500),
        marked: ({ messageId }) => did.push(`marked ${messageId}`),
      },
    },
    clock,
  );
  return { worker, did };
}
