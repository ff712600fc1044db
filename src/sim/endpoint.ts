import type { ActorRefFrom } from 'xstate';
import type { CheckResult } from '../model/facts.ts';
import type { HttpResponse } from '../model/http.ts';
import type { MessageId } from '../model/ids.ts';
import type { EndpointMode } from '../model/settings.ts';
import { after, between, durationMs, instant, type DurationMs } from '../model/units.ts';
import { verifySync } from '../signing/sync.ts';
import { ageSeconds, isFresh } from './freshness.ts';
import { handlerMachine, type HandlerPipeline } from './handler.machine.ts';
import { JobQueue, type Job } from './jobQueue.ts';
import {
  json,
  readBody,
  secondsAt,
  seenKeysOf,
  sharedSecret,
  simulatedScheme,
} from './messages.ts';
import { receiverMachine } from './receiver.machine.ts';
import type { Run } from './run.ts';
import { SeenBefore } from './seenBefore.ts';
import type { Taken } from './taken.ts';
import type { Exchange, Wire } from './wire.ts';
import { workerMachine, type WorkerBench } from './worker.machine.ts';

const utf8 = new TextEncoder();

/** The receiver's side of push: its server, its pipeline for every request, its queue and its workers. */
export class Endpoint implements HandlerPipeline, WorkerBench {
  readonly #run: Run;
  readonly #wire: Wire;
  readonly #receiver: ActorRefFrom<typeof receiverMachine>;
  readonly #handlers = new Map<MessageId, ActorRefFrom<typeof handlerMachine>>();
  readonly #workers: ActorRefFrom<typeof workerMachine>[] = [];
  /** Until when the workers' process is gone. */
  #workersBackAt = instant(0);
  readonly #free = new Set<number>();
  readonly #queue = new JobQueue();
  readonly #seen = new SeenBefore();

  constructor(run: Run, wire: Wire) {
    this.#run = run;
    this.#wire = wire;
    this.#receiver = run.start(receiverMachine, 'receiver', {
      now: () => run.clock.now,
      restartMs: () => durationMs(run.settings.restartMs),
      handle: (exchange, { slowly }) => {
        run.soon(() => {
          this.#handle(exchange, slowly);
        });
      },
      refuse: ({ messageId }, retryAfterMs) => {
        const seconds = retryAfterMs === undefined ? undefined : Math.ceil(retryAfterMs / 1000);
        run.soon(() => {
          this.#wire.answer(messageId, json(503, '{"error":"the server is down"}', seconds));
        });
      },
      processEnded: (backInMs) => {
        run.soon(() => {
          this.#endProcess(backInMs);
        });
      },
      processBack: () => {
        run.soon(() => {
          this.#workersBackAt = run.clock.now;
          for (const worker of this.#workers) worker.send({ type: 'recovered' });
        });
      },
    });
    this.matchWorkers();
  }

  /** Takes a request from the wire. */
  arrived = (exchange: Exchange): void => {
    this.#receiver.send({ type: 'request.arrived', exchange });
  };

  /** Puts the server in a mode; only a restart can be asked for twice. */
  setMode(mode: EndpointMode): void {
    if (mode === 'restarting' || this.#receiver.getSnapshot().value !== mode) {
      this.#receiver.send({ type: 'mode.set', mode });
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
      const forMs = between(this.#run.clock.now, this.#workersBackAt);
      if (forMs > 0) actor.send({ type: 'crashed', forMs });
    }
    this.#run.soon(() => {
      this.#dispatch();
    });
  }

  checkSignature({ request }: Taken): CheckResult | undefined {
    if (!this.#run.settings.verifySignature) return undefined;
    const verdict = verifySync(simulatedScheme, {
      secret: sharedSecret,
      headers: request.headers,
      body: utf8.encode(request.body),
    });
    return verdict.ok
      ? { check: 'signature', passed: true }
      : { check: 'signature', passed: false, because: verdict.because };
  }

  checkFreshness({ request }: Taken): CheckResult | undefined {
    const { rejectOldTimestamps, toleranceSeconds } = this.#run.settings;
    if (!rejectOldTimestamps) return undefined;
    const age = ageSeconds(request.headers['webhook-timestamp'], secondsAt(this.#run.clock.now));
    return {
      check: 'freshness',
      passed: isFresh(age, toleranceSeconds),
      ...(age === undefined ? {} : { ageSeconds: age }),
      toleranceSeconds,
    };
  }

  checkDuplicate({ keys }: Taken): CheckResult | undefined {
    const { skipProcessed, seenKey, memoryMs } = this.#run.settings;
    if (!skipProcessed) return undefined;
    const seen = this.#seen.seen(seenKey, keys, this.#run.clock.now, memoryMs);
    return { check: 'duplicate', passed: !seen, key: keys[seenKey] };
  }

  storesFirst(): boolean {
    return this.#run.settings.storeFirst;
  }

  store({ messageId, event, keys }: Taken): void {
    this.#run.soon(() => {
      const durable = this.#run.settings.durableQueue;
      this.#seen.markStored(keys, this.#run.clock.now, durable);
      this.#run.record({ type: 'event.stored', messageId, eventId: event.id, durable });
      this.#queue.add({ messageId, event, keys, durable, answersAfter: false });
      this.#dispatch();
    });
  }

  queueWork({ messageId, event, keys }: Taken): void {
    this.#run.soon(() => {
      this.#queue.add({ messageId, event, keys, durable: false, answersAfter: true });
      this.#dispatch();
    });
  }

  answer({ messageId }: Taken, response: HttpResponse): void {
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
      this.#conclude(job);
    });
  }

  #handle({ messageId, request }: Exchange, slowly: boolean): void {
    const event = readBody(request.body);
    const taken: Taken = { messageId, request, event, keys: seenKeysOf(request, event) };
    const waitMs = durationMs(slowly ? this.#run.settings.slowAnswerMs : 0);
    const handler = this.#run.start(handlerMachine, `handler ${messageId}`, {
      taken,
      waitMs,
      pipeline: this,
    });
    if (handler.getSnapshot().status === 'active') this.#handlers.set(messageId, handler);
  }

  /** Charge and mark are one transaction; a job whose mark is already there changes nothing. */
  #conclude(job: Job): void {
    const { messageId, event, keys } = job;
    this.#queue.done(job);
    if (this.#alreadyCharged(job)) {
      this.#run.record({ type: 'effect.skipped', messageId, eventId: event.id });
    } else {
      this.#seen.markCharged(keys, this.#run.clock.now);
      this.#run.record({
        type: 'effect.made',
        channel: 'push',
        messageId,
        eventId: event.id,
        payment: event.payment,
      });
    }
    if (job.answersAfter) this.#handlers.get(messageId)?.send({ type: 'work.finished' });
  }

  #dispatch(): void {
    for (const worker of [...this.#free].sort((a, b) => a - b)) {
      const actor = this.#workers[worker - 1];
      if (actor?.getSnapshot().value !== 'idle') continue;
      if (worker > this.#run.settings.workers) continue;
      const job = this.#nextUndone(worker);
      if (!job) return;
      this.#free.delete(worker);
      actor.send({ type: 'job.given', job });
    }
  }

  /** The oldest job that the ledger does not know yet; known ones are finished without working. */
  #nextUndone(worker: number): Job | undefined {
    let job = this.#queue.take(worker);
    while (job && this.#alreadyCharged(job)) {
      this.#conclude(job);
      job = this.#queue.take(worker);
    }
    return job;
  }

  #alreadyCharged({ keys }: Job): boolean {
    const { skipProcessed, seenKey, memoryMs } = this.#run.settings;
    return skipProcessed && this.#seen.charged(seenKey, keys, this.#run.clock.now, memoryMs);
  }

  #restartLeftMs(): number {
    const { value, context } = this.#receiver.getSnapshot();
    return value === 'restarting' ? between(this.#run.clock.now, context.upAgainAt) : 0;
  }

  #endProcess(backInMs: DurationMs): void {
    this.#crash(backInMs);
    this.#cut([...this.#handlers.keys()]);
  }

  #crash(forMs: DurationMs): { readonly unanswered: readonly MessageId[] } {
    this.#free.clear();
    this.#workersBackAt = after(this.#run.clock.now, forMs);
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
