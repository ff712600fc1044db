import type { FetchOutcome } from '../../model/facts.ts';
import { waitAfterTry } from '../../model/rules/fetchTries.ts';
import type { HttpResponse } from '../../model/http.ts';
import type { Payment } from '../../model/payment.ts';
import { durationMs } from '../../model/units.ts';
import { rateLimitOf, startApi } from '../network/api.ts';
import type { Running } from '../engine/engine.ts';
import { fetcherMachine, fetchIdOf, type FetchDesk } from './fetcher.machine.ts';
import type { Job } from '../receiver/jobQueue.ts';
import { orderAnswer, orderOf, orderRequest, readOrderAnswer } from '../network/apiMessages.ts';
import type { Run } from '../run.ts';
import type { Exchange, Wire } from '../network/wire.ts';

type Fetcher = Running<typeof fetcherMachine>;

interface Others {
  /** The state of an order as the sender tells it; undefined when there is no such order. */
  readonly presentState: (order: number) => Payment | undefined;
  /** These jobs are over; the outcome is absent for those that an earlier fetch has to do for. */
  readonly settle: (jobs: readonly Job[], outcome: FetchOutcome | undefined) => void;
}

/** The receiver's fetches for thin events, and the sender's API that answers them. */
export class FetchSide implements FetchDesk {
  readonly #run: Run;
  readonly #wire: Wire;
  readonly #others: Others;
  readonly #api: (exchange: Exchange) => void;
  /** By name; ended ones are dropped by and by. */
  readonly #fetchers = new Map<string, Fetcher>();
  readonly #bursts = new Map<number, Fetcher>();
  #started = 0;
  #fetches = 0;

  constructor(run: Run, wire: Wire, others: Others) {
    this.#run = run;
    this.#wire = wire;
    this.#others = others;
    this.#api = startApi(run, wire, {
      actor: 'api for fetches',
      answer: (exchange) => {
        this.#answer(exchange);
      },
    });
  }

  /** Fetches what an event is about, for it alone or, as it is set, for a burst of the same order. */
  take(job: Job): void {
    const { fetchRule, burstQuietMs } = this.#run.settings;
    const { order } = job.event;
    const burst = this.#bursts.get(order);
    if (fetchRule !== 'everyEvent' && burst && takesMore(burst)) {
      burst.send({ type: 'event.joined', job });
      return;
    }
    const name = `fetcher ${++this.#started}`;
    const fetcher = this.#run.start(fetcherMachine, name, {
      name,
      job,
      rule: fetchRule,
      burstMs: durationMs(burstQuietMs),
      desk: this,
    });
    this.#fetchers.set(name, fetcher);
    this.#bursts.set(order, fetcher);
  }

  /** The process ended, and with it the fetches that it was about to make. */
  forget(): void {
    for (const fetcher of this.#fetchers.values()) {
      if (fetcher.active) fetcher.send({ type: 'process.ended' });
    }
    this.#fetchers.clear();
    this.#bursts.clear();
  }

  now() {
    return this.#run.clock.now;
  }

  nextFetch(): number {
    return ++this.#fetches;
  }

  ask(fetcher: string, fetch: number, jobs: readonly Job[]): void {
    this.#run.soon(() => {
      this.#ask(fetcher, fetch, jobs);
    });
  }

  waitAfterTry(tries: number) {
    return waitAfterTry(tries);
  }

  settle(jobs: readonly Job[], outcome: FetchOutcome): void {
    this.#run.soon(() => {
      this.#others.settle(jobs, outcome);
    });
  }

  leaveOut(job: Job): void {
    this.#run.soon(() => {
      this.#others.settle([job], undefined);
    });
  }

  #ask(fetcher: string, fetch: number, jobs: readonly Job[]): void {
    const event = jobs.at(-1)?.event;
    if (!event) throw new Error(`fetch ${fetch} is about nothing`);
    this.#wire.send(
      {
        messageId: fetchIdOf(fetch),
        channel: 'push',
        from: 'receiver',
        to: 'api',
        origin: 'genuine',
        request: orderRequest(event.order),
        eventId: event.id,
      },
      {
        arrived: this.#api,
        answered: (response) => {
          this.#hear(fetcher, fetch, response);
        },
      },
    );
  }

  #answer({ messageId, request }: Exchange): void {
    const state = this.#others.presentState(orderOf(request));
    this.#wire.answer(messageId, orderAnswer(state, this.#run.settings.jsonStyle));
  }

  /** An answer that comes too late, or to a process that is gone, brings nothing. */
  #hear(name: string, fetch: number, response: HttpResponse): void {
    const fetcher = this.#fetchers.get(name);
    if (!fetcher?.active) return;
    fetcher.send({ type: 'response.arrived', fetch, outcome: outcomeOf(response) });
    if (!this.#fetchers.get(name)?.active) this.#fetchers.delete(name);
  }
}

/** A fetch that is under way may be answered before the latest change; only the first of a burst does not care. */
function takesMore(fetcher: Fetcher): boolean {
  if (!fetcher.active) return false;
  return fetcher.settledContext.rule === 'firstOfBurst' || fetcher.value !== 'fetching';
}

function outcomeOf(response: HttpResponse): FetchOutcome {
  const retryAfterMs = rateLimitOf(response);
  if (retryAfterMs !== undefined) return { result: 'rateLimited', retryAfterMs };
  const payment = readOrderAnswer(response);
  return payment ? { result: 'fetched', payment } : { result: 'notFound' };
}
