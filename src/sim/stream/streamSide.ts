import type { HttpRequest, HttpResponse } from '../../model/http.ts';
import type { EventId, MessageId } from '../../model/ids.ts';
import type { Payment } from '../../model/payment.ts';
import { holdsConnection } from '../../model/rules/heldConnection.ts';
import { durationMs, type DurationMs, type SimInstant } from '../../model/units.ts';
import type { Timer } from '../engine/clock.ts';
import type { Running } from '../engine/engine.ts';
import { rateLimitOf } from '../network/api.ts';
import type { Exchange, Wire } from '../network/wire.ts';
import type { Run } from '../run.ts';
import type { Published } from '../sender/sender.ts';
import { handshakeIdOf, streamMachine, type StreamingApp } from './stream.machine.ts';
import {
  beginsAfter,
  eventFrame,
  eventIn,
  frameIn,
  handshakeAnswer,
  handshakeRequest,
  heartbeatFrame,
} from './streamMessages.ts';

/** No wait between two connections is longer. */
const longestWaitMs = 60_000;

interface Others {
  /** Takes a handshake to the sender's API, which may be asked too often. */
  readonly api: (exchange: Exchange) => void;
  readonly published: () => readonly Published[];
  /** The last event that the receiver has stored. */
  readonly cursor: () => EventId | '';
  readonly take: (messageId: MessageId, id: EventId, payment: Payment) => void;
}

/** The sender's end of a connection. */
interface Connection {
  readonly number: number;
  readonly request: HttpRequest;
  /** How many of the published events have been written into it, or lie before it. */
  written: number;
  /** When the last byte that was written arrives: nothing on a connection overtakes. */
  arrivesAt: SimInstant;
  heartbeat?: Timer | undefined;
  /** A proxy closes what has been idle. */
  idle?: Timer | undefined;
}

/** Pull by a held connection: the receiver that opens it, the sender that writes into it, and the proxy in between. */
export class StreamSide implements StreamingApp {
  readonly #run: Run;
  readonly #wire: Wire;
  readonly #others: Others;
  /** Started with the first way that holds a connection: a run that polls until then tells nothing of it. */
  #stream: Running<typeof streamMachine> | undefined;
  #isStopped = false;
  /** As the sender knows it: a moment longer than the receiver does. */
  #connection: Connection | undefined;
  /** The connection that the receiver listens to. */
  #heard = 0;
  #frames = 0;
  /** How many of the published events are brought or known to be missed. */
  #missed = 0;

  constructor(run: Run, wire: Wire, others: Others) {
    this.#run = run;
    this.#wire = wire;
    this.#others = others;
    this.#begin();
  }

  stop(): void {
    this.#isStopped = true;
    this.#stream?.send({ type: 'process.ended' });
  }

  start(): void {
    this.#isStopped = false;
    if (this.#stream) this.#stream.send({ type: 'process.back' });
    else this.#begin();
  }

  /** Another way, another heartbeat, or another proxy. */
  ruleChanged(): void {
    if (this.#stream) this.#stream.send({ type: 'rule.changed' });
    else this.#begin();
    if (!this.#connection) return;
    this.#beatNext(this.#connection);
    this.#watch(this.#connection);
  }

  #begin(): void {
    if (this.#isStopped || !holdsConnection(this.way())) return;
    this.#stream = this.#run.start(streamMachine, 'stream', { app: this });
  }

  now() {
    return this.#run.clock.now;
  }

  way() {
    return this.#run.settings.pullMode;
  }

  /** The wait that the sender asks for (`retry:`), twice as long after each failure, and a share more by luck. */
  waitMs(connection: number, failures: number): DurationMs {
    const { reconnectMs, reconnectJitterPercent } = this.#run.settings;
    const waitMs = Math.min(longestWaitMs, reconnectMs * 2 ** Math.min(failures, 16));
    const share = reconnectJitterPercent > 0 ? this.#run.luck('reconnect', connection) : 0;
    return durationMs(Math.round(waitMs * (1 + (share * reconnectJitterPercent) / 100)));
  }

  connect(connection: number): void {
    this.#heard = connection;
    this.#run.soon(() => {
      const { pullMode, socketCursor } = this.#run.settings;
      const resumes = pullMode === 'serverSentEvents' || socketCursor;
      const request = handshakeRequest({
        way: pullMode,
        ...(resumes ? { after: this.#others.cursor() } : {}),
        nonce: this.#nonce(connection),
      });
      this.#wire.send(
        {
          messageId: handshakeIdOf(connection),
          channel: 'pull',
          from: 'poller',
          to: 'api',
          origin: 'genuine',
          request,
        },
        {
          arrived: this.#others.api,
          answered: (response) => {
            this.#hearAnswer(connection, response);
          },
        },
      );
    });
  }

  /** The sender hears of it when the last packet arrives. */
  hangUp(): void {
    const { number } = this.#connection ?? {};
    this.#heard = 0;
    if (number === undefined) return;
    this.#run.clock.setTimeout(() => {
      if (this.#connection?.number === number) this.#close();
    }, this.#run.settings.latencyMs);
  }

  /** The sender's API lets a handshake in. */
  accept({ messageId, request }: Exchange): void {
    this.#close();
    const { clock, settings } = this.#run;
    const published = this.#others.published();
    const after = beginsAfter(request);
    const connection: Connection = {
      number: Number(messageId.slice('stream_'.length)),
      request,
      written:
        after === 'now'
          ? published.length
          : published.findLastIndex(({ eventId }) => eventId === after) + 1,
      arrivesAt: clock.now,
    };
    if (after === 'now') this.#noteMissed(published);
    const answer = handshakeAnswer(request, settings.reconnectMs);
    connection.arrivesAt = this.#wire.answer(messageId, answer);
    this.#connection = connection;
    this.#beatNext(connection);
    this.#watch(connection);
    this.newsCame();
  }

  /** What the receiver has not stored by now and no connection will bring. */
  #noteMissed(published: readonly Published[]): void {
    const cursor = this.#others.cursor();
    const from = published.findLastIndex(({ eventId }) => eventId === cursor) + 1;
    for (const { eventId } of published.slice(Math.max(from, this.#missed)))
      this.#run.record({ type: 'stream.missed', eventId });
    this.#missed = published.length;
  }

  /** Writes what has occurred into the open connection. */
  newsCame(): void {
    const connection = this.#connection;
    if (!connection) return;
    const published = this.#others.published();
    for (; connection.written < published.length; connection.written++) {
      const { eventId, body } = published[connection.written] as Published;
      this.#write(connection, eventFrame(connection.request, eventId, body), eventId);
    }
  }

  #nonce(connection: number): readonly number[] {
    return Array.from({ length: 16 }, (_, place) =>
      Math.floor(this.#run.luck('nonce', connection, place) * 256),
    );
  }

  #hearAnswer(connection: number, response: HttpResponse): void {
    const retryAfterMs = rateLimitOf(response);
    this.#stream?.send({
      type: 'response.arrived',
      connection,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    });
  }

  #write(connection: Connection, request: HttpRequest, eventId?: EventId): void {
    connection.arrivesAt = this.#frame(
      { from: 'api', to: 'poller', request, ...(eventId === undefined ? {} : { eventId }) },
      connection,
      (exchange) => {
        this.#hear(connection, exchange);
      },
    );
  }

  #frame(
    sent: Pick<Exchange, 'from' | 'to' | 'request' | 'eventId'>,
    connection: Connection,
    arrived: (exchange: Exchange) => void,
  ): SimInstant {
    this.#watch(connection);
    return this.#wire.send(
      { messageId: `frame_${++this.#frames}`, channel: 'pull', origin: 'genuine', ...sent },
      { arrived, notBefore: connection.arrivesAt },
    );
  }

  /** What arrives at a process that is gone, or on a connection that it has given up, brings nothing. */
  #hear(connection: Connection, { messageId, request }: Exchange): void {
    if (connection.number !== this.#heard) return;
    if (request.frame === 'ping' && connection === this.#connection) {
      const pong = frameIn(connection.request, 'pong');
      this.#frame({ from: 'poller', to: 'api', request: pong }, connection, () => undefined);
    }
    const notice = eventIn(request);
    if (notice?.payment) this.#others.take(messageId, notice.id, notice.payment);
  }

  #beatNext(connection: Connection): void {
    const { clock, settings } = this.#run;
    clock.clearTimeout(connection.heartbeat);
    connection.heartbeat =
      settings.heartbeatMs === 0
        ? undefined
        : clock.setTimeout(() => {
            this.#write(connection, heartbeatFrame(connection.request));
            this.#beatNext(connection);
          }, settings.heartbeatMs);
  }

  /** From now on the proxy counts anew how long nothing passes. */
  #watch(connection: Connection): void {
    const { clock, settings } = this.#run;
    clock.clearTimeout(connection.idle);
    connection.idle =
      settings.idleLimitMs === 0 || connection !== this.#connection
        ? undefined
        : clock.setTimeout(() => {
            this.#close();
            if (connection.number !== this.#heard) return;
            this.#heard = 0;
            this.#stream?.send({ type: 'connection.dropped' });
          }, settings.idleLimitMs);
  }

  /** The sender's end of the connection is gone. */
  #close(): void {
    const { clock } = this.#run;
    clock.clearTimeout(this.#connection?.heartbeat);
    clock.clearTimeout(this.#connection?.idle);
    this.#connection = undefined;
  }
}
