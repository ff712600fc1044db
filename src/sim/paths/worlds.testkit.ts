import type { CheckResult } from '../../model/facts.ts';
import type { MachineName } from '../../model/ids.ts';
import type { PullMode, Settings } from '../../model/settings.ts';
import { after, durationMs } from '../../model/units.ts';
import { apiMachine } from '../network/api.machine.ts';
import { attackerMachine } from '../attacker/attacker.machine.ts';
import { backfillMachine } from '../pull/backfill.machine.ts';
import { json } from '../network/messages.ts';
import { deliveryMachine } from '../sender/delivery.machine.ts';
import { endpointHealthMachine } from '../sender/endpointHealth.machine.ts';
import { fetcherMachine } from '../pull/fetcher.machine.ts';
import { handlerMachine } from '../receiver/handler.machine.ts';
import type { Job } from '../receiver/jobQueue.ts';
import { worldOf, type World } from './paths.testkit.ts';
import { queueEntryMachine } from '../pull/queueEntry.machine.ts';
import { pollerMachine } from '../pull/poller.machine.ts';
import { receiverMachine } from '../receiver/receiver.machine.ts';
import { rotationMachine } from '../secrets/rotation.machine.ts';
import { sourceMachine } from '../sender/source.machine.ts';
import { streamMachine } from '../stream/stream.machine.ts';
import type { ReceivedRequest } from '../receiver/receivedRequest.ts';
import type { Exchange } from '../network/wire.ts';
import { workerMachine } from '../receiver/worker.machine.ts';

const request = { method: 'POST', url: 'https://billing.example/', headers: {}, body: '' } as const;
const exchange: Exchange = {
  messageId: 'dlv_1.1',
  channel: 'push',
  from: 'sender',
  to: 'receiver',
  origin: 'genuine',
  request,
};
const job: Job = {
  messageId: 'dlv_1.1',
  event: { id: 'evt_1', order: 1_001 },
  keys: { eventId: 'evt_1', attemptId: 'att_1', amountAndCustomer: '900 cus_1' },
  durable: true,
  answersAfter: true,
};
const received: ReceivedRequest = { ...job, address: '192.0.2.1', request };
const nothing = () => undefined;
const by = (rule: Settings['fetchRule']) => ({ rule, patient: true });
const limited = { result: 'rateLimited', retryAfterMs: durationMs(30_000) } as const;

type Check = 'checkAddress' | 'checkSignature' | 'checkFreshness' | 'checkDuplicate';

/** Every machine with what can happen around it, little enough that all of it can be tried. */
export const worlds: Readonly<Record<MachineName, World>> = {
  source: worldOf(sourceMachine)({
    starts: [{ planned: true }],
    turns: [{ planned: false }],
    inputs: () => [{ type: 'event.triggered' }, { type: 'schedule.changed' }],
    input: ({ knobs }) => ({
      next: () => (knobs.planned ? { waitMs: durationMs(500), count: 2 } : undefined),
      occur: nothing,
    }),
  }),

  delivery: worldOf(deliveryMachine)({
    starts: [
      { disabled: false, attempts: 2, giveUpAfterMs: 0, turnInMs: -1 },
      { disabled: true, attempts: 2, giveUpAfterMs: 0, turnInMs: -1 },
      { disabled: false, attempts: 0, giveUpAfterMs: 0, turnInMs: -1 },
      { disabled: false, attempts: 2, giveUpAfterMs: 0, turnInMs: 700 },
    ],
    turns: [{ disabled: true }, { attempts: 1 }, { giveUpAfterMs: 1 }, { turnInMs: 0 }],
    inputs: ({ attempt }) => [
      ...[200, 400, 410, 503].map((status) => ({
        type: 'response.arrived' as const,
        attempt,
        status,
        retryAfterMs: durationMs(0),
      })),
      { type: 'response.arrived', attempt: attempt - 1, status: 200, retryAfterMs: durationMs(0) },
      { type: 'policy.changed' },
      { type: 'limit.changed' },
      { type: 'resend' },
      { type: 'send.now' },
    ],
    input: (around) => ({
      deliveryId: 'dlv_1',
      eventId: 'evt_1',
      sender: {
        now: () => around.now,
        endpointDisabled: () => around.knobs.disabled,
        limitsItself: () => around.knobs.turnInMs >= 0,
        takeTurn: () => after(around.now, durationMs(Math.max(0, around.knobs.turnInMs))),
        meaningOf: (status) =>
          (({ 200: 'success', 400: 'not tried again', 410: 'endpoint gone' }) as const)[status] ??
          'try again',
        messageId: (deliveryId, attempt) => `${deliveryId}.${attempt}`,
        requestTimeoutMs: () => durationMs(5_000),
        attemptsAllowed: () => around.knobs.attempts,
        giveUpAfterMs: () => around.knobs.giveUpAfterMs,
        backoffMs: () => durationMs(1_000),
        send: nothing,
        attemptEnded: nothing,
        gaveUp: nothing,
      },
    }),
  }),

  endpointHealth: worldOf(endpointHealthMachine)({
    starts: [{ most: 3, disabledForMs: 0 }],
    turns: [{ most: 1 }, { disabledForMs: 1_000 }],
    inputs: () => [
      { type: 'attempt.accepted' },
      { type: 'attempt.failed' },
      { type: 'delivery.deadLettered' },
      { type: 'endpoint.gone' },
      { type: 'endpoint.enabled' },
    ],
    input: (around) => ({
      now: () => around.now,
      rules: () => ({
        disableAfterFailures: around.knobs.most,
        disableAfterDeadLetters: around.knobs.most,
        disableAfterFailingMs: 0,
        disabledForMs: around.knobs.disabledForMs,
      }),
    }),
  }),

  receiver: worldOf(receiverMachine)({
    starts: [{}],
    inputs: () => [
      ...(['up', 'slow', 'down', 'restarting'] as const).map((mode) => ({
        type: 'mode.set' as const,
        mode,
      })),
      { type: 'request.arrived', exchange },
    ],
    input: (around) => ({
      now: () => around.now,
      restartMs: () => durationMs(10_000),
      handle: nothing,
      refuse: nothing,
      processEnded: nothing,
      processBack: nothing,
      wentDown: nothing,
      serves: nothing,
    }),
  }),

  handler: worldOf(handlerMachine)({
    starts: [
      { waitMs: 0, fails: undefined as Check | undefined, storesFirst: false, throws: false },
      { waitMs: 100, fails: undefined, storesFirst: false, throws: false },
    ],
    turns: [
      { storesFirst: true },
      { throws: true },
      { fails: 'checkAddress' },
      { fails: 'checkSignature' },
      { fails: 'checkFreshness' },
      { fails: 'checkDuplicate' },
    ],
    inputs: () => [
      { type: 'work.finished' },
      { type: 'work.failed', answer: json(500, '') },
      { type: 'process.ended' },
    ],
    input: (around) => {
      const check = (name: Check, result: CheckResult) => () => ({
        ...result,
        passed: around.knobs.fails !== name,
      });
      return {
        received,
        waitMs: durationMs(around.knobs.waitMs),
        pipeline: {
          checkAddress: check('checkAddress', { check: 'address', passed: true, address: '' }),
          checkSignature: check('checkSignature', { check: 'signature', passed: true }),
          checkFreshness: check('checkFreshness', {
            check: 'freshness',
            passed: true,
            toleranceSeconds: 300,
          }),
          checkDuplicate: check('checkDuplicate', { check: 'duplicate', passed: true, key: '' }),
          storesFirst: () => around.knobs.storesFirst,
          throwsAfterStoring: () => around.knobs.throws,
          thanksStatus: () => '200',
          store: nothing,
          queueWork: nothing,
          answer: nothing,
        },
      };
    },
  }),

  worker: worldOf(workerMachine)({
    starts: [{ fails: false, marksLater: false }],
    turns: [{ fails: true }, { marksLater: true }],
    inputs: () => [
      { type: 'job.given', job },
      { type: 'crashed', forMs: durationMs(5_000) },
      { type: 'recovered' },
    ],
    input: (around) => ({
      worker: 1,
      bench: {
        now: () => around.now,
        workMs: () => durationMs(2_000),
        free: nothing,
        fails: () => around.knobs.fails,
        triesAgain: () => false,
        failed: nothing,
        finished: nothing,
        marksLater: () => around.knobs.marksLater,
        markMs: () => durationMs(500),
        marked: nothing,
      },
    }),
  }),

  poller: worldOf(pollerMachine)({
    starts: [{ busy: false }, { busy: true }],
    inputs: ({ poll }) => [
      { type: 'interval.changed' },
      { type: 'hands.free' },
      { type: 'response.arrived', poll, outcome: { result: 'empty' } },
      { type: 'response.arrived', poll, outcome: limited },
      { type: 'response.arrived', poll: poll - 1, outcome: { result: 'empty' } },
      { type: 'process.ended' },
      { type: 'process.back' },
    ],
    input: (around) => ({
      app: {
        now: () => around.now,
        rule: () => ({
          pullMode: 'fixed',
          pollEveryMs: 5_000,
          pollLongestMs: 60_000,
          holdMs: 0,
        }),
        isBusy: () => around.knobs.busy,
        ask: nothing,
        planned: nothing,
      },
    }),
  }),

  stream: worldOf(streamMachine)({
    starts: [{ way: 'webSocket' as PullMode }, { way: 'fixed' as PullMode }],
    turns: [{ way: 'fixed' }, { way: 'serverSentEvents' }],
    inputs: ({ connection }) => [
      { type: 'rule.changed' },
      { type: 'response.arrived', connection },
      { type: 'response.arrived', connection, retryAfterMs: durationMs(30_000) },
      { type: 'response.arrived', connection: connection - 1 },
      { type: 'connection.dropped' },
      { type: 'process.ended' },
      { type: 'process.back' },
    ],
    input: (around) => ({
      app: {
        now: () => around.now,
        way: () => around.knobs.way,
        waitMs: () => durationMs(3_000),
        connect: nothing,
        hangUp: nothing,
      },
    }),
  }),

  queueEntry: worldOf(queueEntryMachine)({
    starts: [{ most: 0 }, { most: 1 }],
    inputs: () => [
      { type: 'received', messageId: 'poll_1', hiddenMs: durationMs(30_000) },
      { type: 'acknowledged', messageId: 'ack_1' },
      { type: 'queue.removed' },
    ],
    input: (around) => ({
      eventId: 'evt_1',
      queue: { now: () => around.now, receivesMost: () => around.knobs.most, offered: nothing },
    }),
  }),

  api: worldOf(apiMachine)({
    starts: [{ callsPerMinute: 1 }],
    turns: [{ callsPerMinute: 0 }],
    inputs: () => [{ type: 'request.arrived', exchange }],
    input: (around) => ({
      actor: 'api',
      now: () => around.now,
      windowMs: () => 60_000,
      callsPerMinute: () => around.knobs.callsPerMinute,
      answer: nothing,
      refuse: nothing,
    }),
  }),

  backfill: worldOf(backfillMachine)({
    starts: [{ serverUp: true }],
    turns: [{ serverUp: false }],
    inputs: () => [
      { type: 'backfill.asked' },
      { type: 'interval.changed' },
      { type: 'response.arrived', outcome: limited },
      { type: 'response.arrived', outcome: { result: 'events', missing: [], listed: 0 } },
      {
        type: 'response.arrived',
        outcome: { result: 'events', missing: [], listed: 10 },
        nextPage: 'evt_10',
      },
      { type: 'process.ended' },
    ],
    input: (around) => ({
      app: {
        now: () => around.now,
        everyMs: () => 60_000,
        serverUp: () => around.knobs.serverUp,
        cursor: () => '',
        ask: nothing,
      },
    }),
  }),

  fetcher: worldOf(fetcherMachine)({
    starts: [by('everyEvent'), by('firstOfBurst'), by('endOfBurst')],
    turns: [{ patient: false }],
    inputs: ({ fetch }) => [
      { type: 'event.joined', job },
      { type: 'response.arrived', fetch, outcome: { result: 'notFound' } },
      { type: 'response.arrived', fetch, outcome: limited },
      { type: 'response.arrived', fetch: fetch - 1, outcome: { result: 'notFound' } },
      { type: 'process.ended' },
    ],
    input: (around) => ({
      name: 'fetch evt_1',
      job,
      rule: around.knobs.rule,
      burstMs: durationMs(40_000),
      desk: {
        now: () => around.now,
        nextFetch: () => 1,
        ask: nothing,
        waitAfterTry: () => (around.knobs.patient ? durationMs(1_000) : undefined),
        settle: nothing,
        leaveOut: nothing,
      },
    }),
  }),

  rotation: worldOf(rotationMachine)({
    starts: [{ lagMs: 5_000 }, { lagMs: 20_000 }],
    inputs: () => [{ type: 'rotation.asked' }],
    input: (around) => ({
      now: () => around.now,
      overlapMs: () => durationMs(10_000),
      lagMs: () => durationMs(around.knobs.lagMs),
    }),
  }),

  attacker: worldOf(attackerMachine)({
    starts: [{ recorded: false }],
    turns: [{ recorded: true }],
    inputs: () => [
      ...(['forge', 'tamper', 'replay'] as const).map((act) => ({ type: 'attack' as const, act })),
      { type: 'request.overheard', exchange },
      { type: 'ciphertext.overheard' },
      { type: 'change', messageId: 'dlv_1.1' },
      { type: 'copy', messageId: 'dlv_1.1' },
      { type: 'response.arrived' },
    ],
    input: (around) => ({
      forge: nothing,
      replay: nothing,
      record: nothing,
      change: nothing,
      copy: nothing,
      hasRecording: () => around.knobs.recorded,
      seesOnlyCiphertext: () => false,
    }),
  }),
};
