import type { PollOutcome, PollPlan } from '../../model/facts.ts';
import type { HttpRequest, HttpResponse } from '../../model/http.ts';
import type { EventId, MessageId } from '../../model/ids.ts';
import { rateLimitOf, startApi } from '../network/api.ts';
import type { Timer } from '../engine/clock.ts';
import type { Running } from '../engine/engine.ts';
import { pageAfter } from '../network/eventList.ts';
import {
  cursorOf,
  holdMsOf,
  pollAnswer,
  pollRequest,
  readPollAnswer,
  tagged,
} from '../network/messages.ts';
import { messageIdOf, pollerMachine, type PollingApp } from './poller.machine.ts';
import { PulledWork } from './pulledWork.ts';
import type { OwnFailures } from '../receiver/ownFailures.ts';
import type { QueueSide } from './queueSide.ts';
import type { Run } from '../run.ts';
import type { Published } from '../sender/sender.ts';
import type { StreamSide } from '../stream/streamSide.ts';
import type { Exchange, Wire } from '../network/wire.ts';

/** Pull: the app that asks, and the sender's API that answers it. */
export class PullSide implements PollingApp {
  readonly #run: Run;
  readonly #wire: Wire;
  readonly #published: () => readonly Published[];
  readonly #poller: Running<typeof pollerMachine>;
  readonly #api: (exchange: Exchange) => void;
  readonly #work: PulledWork;
  readonly #stream: StreamSide | undefined;
  readonly #queue: QueueSide | undefined;
  #cursor: EventId | '' = '';
  /** The tag of the last answer and the URL it holds for. */
  #last: { readonly url: string; readonly etag: string | undefined } | undefined;
  /** The last question of a process that has ended: no answer to it or to an earlier one is heard. */
  #cutUpTo = 0;
  /** The long polls that wait for news. */
  readonly #held = new Map<MessageId, { readonly exchange: Exchange; readonly end: Timer }>();

  constructor(
    run: Run,
    wire: Wire,
    published: () => readonly Published[],
    failures: OwnFailures | undefined,
  ) {
    this.#run = run;
    this.#wire = wire;
    this.#published = published;
    this.#work = new PulledWork(run, failures);
    this.#queue = run.part(
      'queue',
      (Side) =>
        new Side(run, wire, {
          published,
          cursor: () => this.#cursor,
          offered: () => {
            if (this.#queue?.hasSome()) this.#answerHeld();
          },
          handsFree: () => {
            this.#poller.send({ type: 'hands.free' });
          },
        }),
    );
    this.#api = startApi(run, wire, {
      actor: 'api for polls',
      answer: (exchange) => {
        if (exchange.messageId.startsWith('stream_')) this.#stream?.accept(exchange);
        else this.#answer(exchange);
      },
    });
    this.#stream = run.part(
      'stream',
      (Side) =>
        new Side(run, wire, {
          api: this.#api,
          published,
          cursor: () => this.#cursor,
          take: (messageId, eventId, payment) => {
            if (!isLater(eventId, this.#cursor)) return;
            this.#cursor = eventId;
            if (this.#queue?.hasCharged(eventId)) return;
            run.record({ type: 'stream.brought', messageId, eventId });
            this.#work.take({ messageId, eventId, payment });
          },
        }),
    );
    this.#poller = run.start(pollerMachine, 'poller', { app: this });
  }

  /** The receiver's process is gone, and with it the question that is under way. */
  stop(): void {
    for (const { end } of this.#held.values()) this.#run.clock.clearTimeout(end);
    this.#held.clear();
    this.#cutUpTo = this.#poller.settledContext.poll;
    this.#poller.send({ type: 'process.ended' });
    this.#stream?.stop();
    this.#work.stop();
    this.#queue?.stop();
  }

  /** The process is back: it asks at once, from where it was. */
  start(): void {
    this.#queue?.start();
    this.#poller.send({ type: 'process.back' });
    this.#stream?.start();
    this.#work.start();
  }

  /** A fault of the receiver's own has passed. */
  resume(): void {
    this.#work.resume();
  }

  isBusy(): boolean {
    return this.#queue?.isBusy() ?? false;
  }

  intervalChanged(): void {
    this.#queue?.modeChanged();
    this.#poller.send({ type: 'interval.changed' });
    this.#stream?.ruleChanged();
  }

  workersChanged(): void {
    this.#work.goOn();
    this.#queue?.workersChanged();
  }

  now() {
    return this.#run.clock.now;
  }

  rule() {
    return this.#run.settings;
  }

  /** Answers the long polls that wait, because an event occurred. */
  newsCame(): void {
    this.#stream?.newsCame();
    this.#queue?.published();
    this.#answerHeld();
  }

  #answerHeld(): void {
    const held = [...this.#held.values()];
    this.#held.clear();
    for (const { exchange, end } of held) {
      this.#run.clock.clearTimeout(end);
      this.#list(exchange);
    }
  }

  planned(plan: Omit<PollPlan, 'at'>): void {
    this.#run.plan(plan);
  }

  ask(poll: number): void {
    this.#run.soon(() => {
      this.#ask(poll);
    });
  }

  #ask(poll: number): void {
    const request = this.#question();
    this.#wire.send(
      {
        messageId: messageIdOf(poll),
        channel: 'pull',
        from: 'poller',
        to: 'api',
        origin: 'genuine',
        request,
      },
      {
        arrived: this.#api,
        answered: (response) => {
          if (poll <= this.#cutUpTo) return;
          this.#last = { url: request.url, etag: response.headers['etag'] };
          this.#poller.send({
            type: 'response.arrived',
            poll,
            outcome: this.#takeIn(poll, request, response),
          });
        },
      },
    );
  }

  #question(): HttpRequest {
    const { pullMode, holdMs } = this.#run.settings;
    if (pullMode === 'queue' && this.#queue) return this.#queue.question();
    if (pullMode === 'longPoll') return pollRequest(this.#cursor, { holdMs });
    const request = pollRequest(this.#cursor);
    const isSame = pullMode === 'conditional' && this.#last?.url === request.url;
    return isSame ? pollRequest(this.#cursor, { ifNoneMatch: this.#last?.etag }) : request;
  }

  /** Answers at once, or holds a long poll while there is no news. */
  #answer(exchange: Exchange): void {
    const { messageId, request } = exchange;
    const holdMs = holdMsOf(request);
    // Nobody waits for the answer to a question that the end of the process has cut.
    const isCut = Number(messageId.slice('poll_'.length)) <= this.#cutUpTo;
    const hasNews = isReceive(request)
      ? this.#queue?.hasSome()
      : pageAfter(this.#published(), cursorOf(request)).length > 0;
    if (isCut || holdMs === 0 || hasNews) {
      this.#list(exchange);
      return;
    }
    const end = this.#run.clock.setTimeout(() => {
      this.#held.delete(messageId);
      this.#list(exchange);
    }, holdMs);
    this.#held.set(messageId, { exchange, end });
  }

  #list(exchange: Exchange): void {
    const { messageId, request } = exchange;
    if (isReceive(request) && this.#queue) {
      this.#wire.answer(messageId, this.#queue.answer(exchange));
      return;
    }
    const cursor = cursorOf(request);
    const page = pageAfter(this.#published(), cursor);
    const listed = pollAnswer(page.map(({ body }) => body));
    const tag = page.at(-1)?.eventId ?? (cursor || 'none');
    this.#wire.answer(messageId, tagged(listed, tag, request));
  }

  /** Stores what is new with the cursor, to be charged; a late answer to an earlier question brings nothing twice. */
  #takeIn(poll: number, request: HttpRequest, response: HttpResponse): PollOutcome {
    const retryAfterMs = rateLimitOf(response);
    if (retryAfterMs !== undefined) return { result: 'rateLimited', retryAfterMs };
    if (response.status === 304) return { result: 'unchanged' };
    if (isReceive(request) && this.#queue) return this.#queue.takeIn(messageIdOf(poll), response);
    // What the queue has by now comes from there.
    if (this.#run.settings.pullMode === 'queue') return { result: 'empty' };
    const later = readPollAnswer(response).filter(({ id }) => isLater(id, this.#cursor));
    const news = later.filter(({ id }) => !this.#queue?.hasCharged(id));
    this.#cursor = later.at(-1)?.id ?? this.#cursor;
    const eventIds = news.map(({ id }) => id);
    // Where charging takes no work, the charges of this instant say it.
    const { pollCharges } = this.#run.settings;
    if (news.length > 0 && !this.#isAsking(poll) && pollCharges === 'afterWork') {
      this.#run.record({ type: 'poll.answeredLate', messageId: messageIdOf(poll), eventIds });
    }
    for (const { id, payment } of news) {
      this.#work.take({ messageId: messageIdOf(poll), eventId: id, payment });
    }
    return news.length === 0 ? { result: 'empty' } : { result: 'news', eventIds };
  }

  #isAsking(poll: number): boolean {
    return this.#poller.value === 'asking' && this.#poller.settledContext.poll === poll;
  }
}

/** Whether a question asks a queue, and not for a list. */
function isReceive({ method }: HttpRequest): boolean {
  return method === 'POST';
}

/** Event ids count up, so the API's order is that of their numbers. */
function isLater(id: EventId, cursor: EventId | ''): boolean {
  return cursor === '' || Number(id.slice('evt_'.length)) > Number(cursor.slice('evt_'.length));
}
