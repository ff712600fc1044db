import type { CheckResult } from '../../model/facts.ts';
import type { HttpResponse } from '../../model/http.ts';
import type { EventId, MessageId } from '../../model/ids.ts';
import type { Payment } from '../../model/payment.ts';
import type { EndpointMode } from '../../model/settings.ts';
import {
  after,
  between,
  durationMs,
  instant,
  neverMs,
  type DurationMs,
  type SimInstant,
} from '../../model/units.ts';
import { addressOf } from '../network/addresses.ts';
import type { Running } from '../engine/engine.ts';
import { answerWhileDown, answerWhileRestarting } from '../network/httpAnswers.ts';
import { ChargeLedger } from './chargeLedger.ts';
import type { OwnFailures } from './ownFailures.ts';
import { addressCheck, freshnessCheck, signatureCheck } from './checks.ts';
import { handlerMachine, type HandlerPipeline } from './handler.machine.ts';
import { JobQueue, type Job } from './jobQueue.ts';
import { readNotice, type EventBody } from '../network/messages.ts';
import { receiverMachine } from './receiver.machine.ts';
import type { Run } from '../run.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { DedupeMemory, backfilledKeys, seenKeysOf } from './dedupeMemory.ts';
import { signaturesIn } from '../network/signedWebhook.ts';
import type { ReceivedRequest } from './receivedRequest.ts';
import type { Exchange, Wire } from '../network/wire.ts';
import { workerMachine, type WorkerBench } from './worker.machine.ts';

interface Others {
  readonly secrets: Secrets;
  /** The state of an order as the sender's API tells it. */
  readonly presentState: (order: number) => Payment | undefined;
  /** All of the receiver stops: what asks the sender, too. */
  readonly stopped: () => void;
  readonly back: () => void;
  /** Undefined in a run without any. */
  readonly failures: OwnFailures | undefined;
}

/** The receiver's side of push: its server, its pipeline for every request, its queue and its workers. */
export class Endpoint implements HandlerPipeline, WorkerBench {
  readonly #run: Run;
  readonly #wire: Wire;
  readonly #secrets: Secrets;
  readonly #others: Pick<Others, 'stopped' | 'back' | 'failures'>;
  readonly #receiver: Running<typeof receiverMachine>;
  readonly #handlers = new Map<MessageId, Running<typeof handlerMachine>>();
  readonly #workers: Running<typeof workerMachine>[] = [];
  /** Undefined while nobody knows when. */
  #workersBackAt: SimInstant | undefined = instant(0);
  /** All of the receiver is gone, not the way to its endpoint alone. */
  #isStopped = false;
  readonly #free = new Set<number>();
  readonly #queue = new JobQueue();
  readonly #seen: DedupeMemory;
  readonly #charging: ChargeLedger;

  constructor(run: Run, wire: Wire, others: Others) {
    this.#run = run;
    this.#wire = wire;
    this.#secrets = others.secrets;
    this.#others = others;
    this.#seen = new DedupeMemory(run.meter);
    this.#charging = new ChargeLedger(run, wire, {
      queue: this.#queue,
      seen: this.#seen,
      presentState: others.presentState,
      throwsAfter: (job) => job.answersAfter && this.throwsAfterStoring(job),
      over: (job, broke) => {
        if (broke) others.failures?.threw(job);
        if (job.answersAfter) this.#answerAfter(job, broke);
      },
    });
    this.#receiver = run.start(receiverMachine, 'receiver', {
      now: () => run.clock.now,
      restartMs: () => durationMs(run.settings.restartMs),
      handle: (exchange, { slowly }) => {
        run.soon(() => {
          this.#handle(exchange, slowly);
        });
      },
      refuse: ({ messageId }, retryAfterMs) => {
        const answer =
          retryAfterMs === undefined
            ? answerWhileDown(run.settings.downAnswer)
            : answerWhileRestarting(retryAfterMs);
        if (!answer) return;
        run.soon(() => {
          this.#wire.answer(messageId, answer);
        });
      },
      processEnded: (backInMs) => {
        run.soon(() => {
          this.#endProcess(backInMs);
        });
      },
      processBack: () => {
        run.soon(() => {
          if (!this.#isDownAltogether()) this.#recoverWorkers();
        });
      },
      wentDown: () => {
        run.soon(() => {
          this.#goDown();
        });
      },
      serves: () => {
        if (!this.#isStopped) return;
        run.soon(() => {
          this.#comeBack();
        });
      },
    });
    this.matchWorkers();
  }

  arrived = (exchange: Exchange): void => {
    this.#receiver.send({ type: 'request.arrived', exchange });
  };

  /** Puts the server in a mode; only a restart can be asked for twice. */
  setMode(mode: EndpointMode): void {
    if (mode === 'restarting' || this.#receiver.value !== mode) {
      this.#receiver.send({ type: 'mode.set', mode });
    }
  }

  /** What goes down with the endpoint is another now, perhaps while it is down. */
  downStopsChanged(): void {
    const { value } = this.#receiver;
    if (this.isUp()) return;
    if (this.#run.settings.downStops === 'endpoint') this.#comeBack();
    else if (value === 'down') this.#goDown();
    else this.#stop();
  }

  isUp(): boolean {
    const { value } = this.#receiver;
    return value === 'up' || value === 'slow';
  }

  /** Is this event charged, or stored to be charged? */
  hasEvent(eventId: EventId): boolean {
    return this.#seen.has(eventId);
  }

  /** The newest event that is charged or stored; empty when there is none. */
  newestEvent(): EventId | '' {
    return this.#seen.newest();
  }

  /**
   * Takes in what a backfill brought. No signature is asked for: the receiver called the sender itself.
   * There is nobody to answer, so that each event is stored first, however webhooks are taken.
   */
  takeIn(messageId: MessageId, events: readonly EventBody[]): void {
    for (const event of events) {
      const keys = backfilledKeys(messageId, event);
      const check = this.checkDuplicate({ keys });
      if (check) {
        this.#run.record({ type: 'request.checked', messageId, eventId: event.id, ...check });
      }
      const notice = { ...event, order: event.payment.order };
      if (check?.passed ?? true) this.#store({ messageId, event: notice, keys });
    }
  }

  /** The worker process crashes and is back after the recovery time, but not before a restart that is under way. */
  crashWorkers(): void {
    const { crashRecoveryMs } = this.#run.settings;
    const backInMs = Math.max(crashRecoveryMs, this.#restartLeftMs());
    const { unanswered } = this.#crash(durationMs(backInMs));
    this.#cut(unanswered);
  }

  /** Hires workers up to the setting; those beyond it finish their job and get no other. */
  matchWorkers(): void {
    const { workers } = this.#run.settings;
    while (this.#workers.length < workers) {
      const worker = this.#workers.length + 1;
      const actor = this.#run.start(workerMachine, `worker ${worker}`, { worker, bench: this });
      this.#workers.push(actor);
      // Whoever is hired while the process is gone begins with the others.
      const backAt = this.#workersBackAt;
      const forMs = backAt === undefined ? neverMs : between(this.#run.clock.now, backAt);
      if (forMs > 0) actor.send({ type: 'crashed', forMs });
    }
    this.#run.soon(() => {
      this.#dispatch();
    });
  }

  checkAddress({ address }: ReceivedRequest): CheckResult | undefined {
    return addressCheck(this.#run.settings, address);
  }

  checkSignature({ request }: ReceivedRequest): CheckResult | undefined {
    const { settings, meter } = this.#run;
    const { accepted } = this.#secrets;
    if (settings.verifySignature) {
      // Counted also where a webhook that arrives unchanged saves them: a run is cut at the same place with
      // that shortcut and without it.
      const macs = settings.signatureMethod === 'hmac' ? accepted.length : 1;
      meter.count('macs', macs);
      meter.count('comparisons', macs * signaturesIn(request));
    }
    return signatureCheck(settings, request, accepted);
  }

  checkFreshness({ request }: ReceivedRequest): CheckResult | undefined {
    return freshnessCheck(this.#run.settings, request, this.#run.clock.now);
  }

  checkDuplicate({ keys }: Pick<ReceivedRequest, 'keys'>): CheckResult | undefined {
    const { skipProcessed, seenKey, memoryMs } = this.#run.settings;
    if (!skipProcessed) return undefined;
    const seen = this.#seen.seen(seenKey, keys, this.#run.clock.now, memoryMs);
    return { check: 'duplicate', passed: !seen, key: keys[seenKey] };
  }

  fails({ event }: Job): boolean {
    return this.#others.failures?.fails('push', event.id) === true;
  }

  triesAgain({ answersAfter }: Job): boolean {
    return !answersAfter && this.#others.failures?.passes() === true;
  }

  failed(job: Job): void {
    this.#run.soon(() => {
      this.#fail(job);
    });
  }

  marksLater(job: Job): boolean {
    return this.#charging.marksLater(job);
  }

  markMs(): DurationMs {
    return durationMs(this.#run.settings.markMs);
  }

  marked(job: Job): void {
    this.#run.soon(() => {
      this.#charging.writeMark(job);
    });
  }

  /** A fault of the receiver's own has passed: what was set aside is worked on. */
  resume(): void {
    this.#queue.resume();
    this.#dispatch();
  }

  throwsAfterStoring({ event }: Pick<Job, 'event'>): boolean {
    return this.#others.failures?.throws(event.id) === true;
  }

  storesFirst(): boolean {
    return this.#run.settings.storeFirst;
  }

  store(received: ReceivedRequest): void {
    this.#run.soon(() => {
      this.#store(received);
      if (this.throwsAfterStoring(received)) this.#others.failures?.threw(received);
    });
  }

  queueWork({ messageId, event, keys }: ReceivedRequest): void {
    this.#run.soon(() => {
      this.#queue.add({ messageId, event, keys, durable: false, answersAfter: true });
      this.#dispatch();
    });
  }

  thanksStatus() {
    return this.#run.settings.thanksStatus;
  }

  answer({ messageId }: ReceivedRequest, response: HttpResponse): void {
    this.#run.soon(() => {
      this.#handlers.delete(messageId);
      this.#wire.answer(messageId, response);
    });
  }

  now() {
    return this.#run.clock.now;
  }

  workMs(): DurationMs {
    return durationMs(this.#run.settings.workMs);
  }

  free(worker: number): void {
    this.#run.soon(() => {
      this.#free.add(worker);
      this.#dispatch();
    });
  }

  finished(job: Job): void {
    this.#run.soon(() => {
      this.#charging.conclude(job);
    });
  }

  /** What is stored is kept, and tried again at once or when the fault has passed; the sender tries the rest again. */
  #fail(job: Job): void {
    this.#others.failures?.count('push', job.event.id);
    this.#charging.forget(job);
    if (job.answersAfter) {
      this.#queue.done(job);
      this.#answerAfter(job, true);
    } else {
      this.#queue.setAside(job);
      if (this.#run.settings.faultTries > 0) this.resume();
    }
  }

  #answerAfter({ messageId }: Job, failed: boolean): void {
    const answer = failed ? this.#others.failures?.answer() : undefined;
    this.#handlers
      .get(messageId)
      ?.send(answer ? { type: 'work.failed', answer } : { type: 'work.finished' });
  }

  #handle({ messageId, from, request }: Exchange, slowly: boolean): void {
    const event = readNotice(request.body);
    const keys = seenKeysOf(request, event);
    const received: ReceivedRequest = { messageId, address: addressOf(from), request, event, keys };
    const waitMs = durationMs(slowly ? this.#run.settings.slowAnswerMs : 0);
    const handler = this.#run.start(handlerMachine, `handler ${messageId}`, {
      received,
      waitMs,
      pipeline: this,
    });
    if (handler.active) this.#handlers.set(messageId, handler);
  }

  #store({ messageId, event, keys }: Pick<ReceivedRequest, 'messageId' | 'event' | 'keys'>): void {
    const durable = this.#run.settings.durableQueue;
    this.#seen.markStored(keys, this.#run.clock.now, durable);
    this.#run.record({ type: 'event.stored', messageId, eventId: event.id, durable });
    this.#queue.add({ messageId, event, keys, durable, answersAfter: false });
    this.#dispatch();
  }

  #dispatch(): void {
    const { workers } = this.#run.settings;
    for (let worker = 1; worker <= workers && this.#free.size > 0; worker++) {
      const actor = this.#workers[worker - 1];
      if (!this.#free.has(worker) || actor?.value !== 'idle') continue;
      const job = this.#charging.nextUndone(worker);
      if (!job) return;
      this.#free.delete(worker);
      actor.send({ type: 'job.given', job });
    }
  }

  #isDownAltogether(): boolean {
    return this.#isStopped && this.#receiver.value === 'down';
  }

  #restartLeftMs(): number {
    const { value, settledContext } = this.#receiver;
    if (value === 'restarting') return between(this.#run.clock.now, settledContext.upAgainAt);
    return this.#isDownAltogether() ? neverMs : 0;
  }

  #endProcess(backInMs: DurationMs): void {
    this.#crash(backInMs);
    this.#cut([...this.#handlers.keys()]);
    this.#stop();
  }

  #goDown(): void {
    if (this.#run.settings.downStops === 'receiver') this.#endProcess(neverMs);
  }

  #stop(): void {
    if (this.#isStopped || this.#run.settings.downStops === 'endpoint') return;
    this.#isStopped = true;
    this.#others.stopped();
  }

  #comeBack(): void {
    this.#isStopped = false;
    if (this.#workersBackAt === undefined) this.#recoverWorkers();
    this.#others.back();
  }

  #recoverWorkers(): void {
    this.#workersBackAt = this.#run.clock.now;
    for (const worker of this.#workers) worker.send({ type: 'recovered' });
  }

  #crash(forMs: DurationMs): { readonly unanswered: readonly MessageId[] } {
    this.#free.clear();
    this.#charging.forgetAll();
    this.#workersBackAt = forMs === neverMs ? undefined : after(this.#run.clock.now, forMs);
    for (const worker of this.#workers) worker.send({ type: 'crashed', forMs });
    const { stored, unanswered } = this.#queue.crash();
    this.#seen.forgetWhatWasNotDurable();
    if (stored.length > 0) {
      this.#run.record({
        type: 'queue.lost',
        messageIds: stored.map(({ messageId }) => messageId),
        eventIds: stored.map(({ eventId }) => eventId),
      });
    }
    return { unanswered };
  }

  #cut(messageIds: readonly MessageId[]): void {
    if (messageIds.length === 0) return;
    this.#run.record({ type: 'requests.cut', messageIds });
    for (const messageId of messageIds) {
      this.#handlers.get(messageId)?.send({ type: 'process.ended' });
    }
  }
}
