import type { ActorRefFrom } from 'xstate';
import type { PollOutcome } from '../model/facts.ts';
import { retryAfterSeconds, type HttpResponse } from '../model/http.ts';
import type { EventId } from '../model/ids.ts';
import { durationMs, type DurationMs } from '../model/units.ts';
import { apiMachine } from './api.machine.ts';
import { cursorOf, json, pollAnswer, pollRequest, readPollAnswer } from './messages.ts';
import { messageIdOf, pollerMachine, type PollingApp } from './poller.machine.ts';
import type { Run } from './run.ts';
import type { Published } from './sender.ts';
import type { Exchange, Wire } from './wire.ts';

/** The most events that one answer of the API lists. */
const eventsPerAnswer = 100;

/** Pull: the app that asks, and the sender's API that answers it. Taking news in is charging it. */
export class Polling implements PollingApp {
  readonly #run: Run;
  readonly #wire: Wire;
  readonly #published: () => readonly Published[];
  readonly #poller: ActorRefFrom<typeof pollerMachine>;
  readonly #api: ActorRefFrom<typeof apiMachine>;
  #cursor: EventId | '' = '';

  constructor(run: Run, wire: Wire, published: () => readonly Published[]) {
    this.#run = run;
    this.#wire = wire;
    this.#published = published;
    this.#api = run.start(apiMachine, 'api', {
      now: () => run.clock.now,
      callsPerMinute: () => run.settings.apiCallsPerMinute,
      answer: (exchange) => {
        run.soon(() => {
          this.#answer(exchange);
        });
      },
      refuse: (exchange, retryAfterMs) => {
        run.soon(() => {
          this.#refuse(exchange, retryAfterMs);
        });
      },
    });
    this.#poller = run.start(pollerMachine, 'poller', { app: this });
  }

  intervalChanged(): void {
    this.#poller.send({ type: 'interval.changed' });
  }

  now() {
    return this.#run.clock.now;
  }

  pollEveryMs(): number {
    return this.#run.settings.pollEveryMs;
  }

  ask(poll: number): void {
    this.#run.soon(() => {
      this.#ask(poll);
    });
  }

  #ask(poll: number): void {
    this.#wire.send(
      {
        messageId: messageIdOf(poll),
        channel: 'pull',
        from: 'poller',
        to: 'api',
        origin: 'genuine',
        request: pollRequest(this.#cursor),
      },
      {
        arrived: (exchange) => {
          this.#api.send({ type: 'request.arrived', exchange });
        },
        answered: (response) => {
          this.#poller.send({
            type: 'response.arrived',
            poll,
            outcome: this.#takeIn(poll, response),
          });
        },
      },
    );
  }

  #answer({ messageId, request }: Exchange): void {
    const cursor = cursorOf(request);
    const published = this.#published();
    // From the end: what the poller knows already grows with the run, what is news does not.
    const from = published.findLastIndex(({ eventId }) => eventId === cursor) + 1;
    const page = published.slice(from, from + eventsPerAnswer);
    this.#wire.answer(messageId, pollAnswer(page.map(({ body }) => body)));
  }

  #refuse({ messageId }: Exchange, retryAfterMs: DurationMs): void {
    const seconds = Math.ceil(retryAfterMs / 1000);
    this.#wire.answer(messageId, json(429, '{"error":"too many requests"}', seconds));
  }

  /** Charges what is new and moves the cursor; a late answer to an earlier question brings nothing twice. */
  #takeIn(poll: number, response: HttpResponse): PollOutcome {
    if (response.status === 429) {
      const seconds = retryAfterSeconds(response) ?? 1;
      return { result: 'rateLimited', retryAfterMs: durationMs(seconds * 1000) };
    }
    const news = readPollAnswer(response).filter(({ id }) => isLater(id, this.#cursor));
    for (const { id, payment } of news) {
      this.#cursor = id;
      this.#run.record({
        type: 'effect.made',
        channel: 'pull',
        messageId: messageIdOf(poll),
        eventId: id,
        payment,
      });
    }
    return news.length === 0
      ? { result: 'empty' }
      : { result: 'news', eventIds: news.map(({ id }) => id) };
  }
}

/** Event ids count up, so the API's order is that of their numbers. */
function isLater(id: EventId, cursor: EventId | ''): boolean {
  return cursor === '' || Number(id.slice('evt_'.length)) > Number(cursor.slice('evt_'.length));
}
