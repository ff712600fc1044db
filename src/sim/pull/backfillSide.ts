import { eventsPerPage } from '../../model/eventsPerPage.ts';
import type { BackfillCursor, BackfillOutcome } from '../../model/facts.ts';
import type { HttpResponse } from '../../model/http.ts';
import type { EventId } from '../../model/ids.ts';
import { rateLimitOf, startApi } from '../network/api.ts';
import { backfillMachine, backfillMessageId, type BackfillingApp } from './backfill.machine.ts';
import type { Endpoint } from '../receiver/endpoint.ts';
import type { Running } from '../engine/engine.ts';
import { pageAfter } from '../network/eventList.ts';
import { listRequest } from '../network/apiMessages.ts';
import { cursorOf, pollAnswer, readPollAnswer } from '../network/messages.ts';
import type { Run } from '../run.ts';
import type { Published } from '../sender/sender.ts';
import type { Exchange, Wire } from '../network/wire.ts';

/** The receiver's backfill: it asks the sender's list API, and takes in what comes back. */
export class BackfillSide implements BackfillingApp {
  readonly #run: Run;
  readonly #wire: Wire;
  readonly #endpoint: Endpoint;
  readonly #published: () => readonly Published[];
  readonly #backfill: Running<typeof backfillMachine>;
  readonly #api: (exchange: Exchange) => void;
  /** The last event of the latest page. */
  #endedAt: EventId | '' = '';

  constructor(
    run: Run,
    wire: Wire,
    others: { readonly endpoint: Endpoint; readonly published: () => readonly Published[] },
  ) {
    this.#run = run;
    this.#wire = wire;
    this.#endpoint = others.endpoint;
    this.#published = others.published;
    this.#api = startApi(run, wire, {
      actor: 'api for backfills',
      answer: (exchange) => {
        this.#answer(exchange);
      },
    });
    this.#backfill = run.start(backfillMachine, 'backfill', { app: this });
  }

  /** Asks now, unless it is asking already or the server is down. */
  start(): void {
    this.#backfill.send({ type: 'backfill.asked' });
  }

  /** The receiver's process is gone, and with it the question that is under way. */
  stop(): void {
    this.#backfill.send({ type: 'process.ended' });
  }

  intervalChanged(): void {
    this.#backfill.send({ type: 'interval.changed' });
  }

  now() {
    return this.#run.clock.now;
  }

  everyMs(): number {
    return this.#run.settings.backfillEveryMs;
  }

  serverUp(): boolean {
    return this.#endpoint.isUp();
  }

  cursor(): BackfillCursor {
    switch (this.#run.settings.backfillFrom) {
      case 'now':
        return 'now';
      case 'newestStored':
        return this.#endpoint.newestEvent();
      case 'lastBackfill':
        return this.#endedAt;
    }
  }

  ask(question: number, after: BackfillCursor): void {
    this.#run.soon(() => {
      this.#wire.send(
        {
          messageId: backfillMessageId(question),
          channel: 'push',
          from: 'receiver',
          to: 'api',
          origin: 'genuine',
          request: listRequest(after),
        },
        {
          arrived: this.#api,
          answered: (response) => {
            this.#hear(question, response);
          },
        },
      );
    });
  }

  #answer({ messageId, request }: Exchange): void {
    const page = pageAfter(this.#published(), cursorOf(request));
    this.#wire.answer(messageId, pollAnswer(page.map(({ body }) => body)));
  }

  /** An answer that comes too late, or to a server that is down by now, brings nothing. */
  #hear(question: number, response: HttpResponse): void {
    const { value, settledContext } = this.#backfill;
    const awaited = value === 'asking' && settledContext.question === question;
    if (!awaited || !this.#endpoint.isUp()) return;
    const retryAfterMs = rateLimitOf(response);
    if (retryAfterMs !== undefined) {
      this.#end({ result: 'rateLimited', retryAfterMs });
      return;
    }
    const events = readPollAnswer(response);
    const missing = events.map(({ id }) => id).filter((id) => !this.#endpoint.hasEvent(id));
    const last = events.at(-1)?.id;
    this.#endedAt = last ?? this.#endedAt;
    // After the fact that says what was found.
    this.#run.soon(() => {
      this.#endpoint.takeIn(backfillMessageId(question), events);
    });
    this.#end(
      { result: 'events', missing, listed: events.length },
      events.length === eventsPerPage ? last : undefined,
    );
  }

  #end(outcome: BackfillOutcome, nextPage?: EventId): void {
    this.#backfill.send({
      type: 'response.arrived',
      outcome,
      ...(nextPage === undefined ? {} : { nextPage }),
    });
  }
}
