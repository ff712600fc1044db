import type { LookupFunction, Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Origin } from '../../model/facts.ts';
import type { EventId, MessageId } from '../../model/ids.ts';
import type { HttpResponse } from '../../model/http.ts';
import type { Exchange } from '../../sim/network/wire.ts';
import type { Place } from './addresses.ts';
import { Connections } from './connections.ts';
import { fieldValue, type Parcel } from './letters.ts';
import type { Pacer } from './pacer.ts';
import type { Legs, Network } from './realWire.ts';

/** What became of one request at the receiver, whatever the sender was told. */
export interface Seen {
  readonly messageId: MessageId;
  readonly eventId: EventId | undefined;
  readonly origin: Origin;
  readonly attempt: number;
  /** What the event is called among the others of its drill. */
  readonly label: string;
  /** By which the receiver knows the event. */
  readonly id: string | undefined;
  /** Zero when no answer came. */
  readonly status: number;
  readonly tookMs: number;
  /** Why there is no answer: a sentence. */
  readonly trouble?: string;
}

interface Ways {
  readonly pacer: Pacer;
  readonly parcelOf: (exchange: Exchange) => Parcel;
  /** How long an answer may take, in milliseconds of the wall. */
  readonly patienceMs: () => number;
  readonly seen: (seen: Seen) => void;
  readonly connections: number;
}

/** The sender hangs up so long after it has stopped waiting: then the run has said so first. */
const graceMs = 5;

/** Sends requests over HTTP/1.1 to one place: the very bytes and headers, no redirect followed, nothing resolved again. */
export class HttpNetwork implements Network {
  readonly #place: Place;
  readonly #ways: Ways;
  readonly #connections: Connections;
  readonly #path: string;
  #sent = 0;

  constructor(place: Place, ways: Ways) {
    this.#place = place;
    this.#ways = ways;
    this.#path = place.url.pathname + place.url.search;
    const most = ways.connections;
    this.#connections = new Connections(place.url, { lookup: this.#lookup, most });
  }

  /** How many requests went out. */
  get sent(): number {
    return this.#sent;
  }

  carry(exchange: Exchange, legs: Legs): void {
    const { pacer } = this.#ways;
    const parcel = this.#ways.parcelOf(exchange);
    const first =
      exchange.origin === 'genuine' && (exchange.attempt ?? 1) === 1
        ? parcel.plan.first
        : undefined;
    pacer.hold();
    if (first === 'lost') {
      setImmediate(() => {
        pacer.enter(() => {
          legs.lost();
          pacer.release();
        });
      });
      return;
    }
    this.#send(exchange, parcel, {
      arrived: () => {
        pacer.enter(() => {
          legs.arrived();
        });
      },
      answered: (response) => {
        pacer.enter(() => {
          legs.answering(first === 'answer broken' ? brokenAnswer : response);
          if (first === 'answer lost') legs.answerLost();
          else legs.answered();
          pacer.release();
        });
      },
      unanswered: (how) => {
        pacer.enter(() => {
          legs[how]();
          pacer.release();
        });
      },
    });
  }

  /** Hangs up whatever is open. */
  close(): void {
    this.#connections.close();
  }

  #send(
    exchange: Exchange,
    parcel: Parcel,
    legs: {
      readonly arrived: () => void;
      readonly answered: (response: HttpResponse) => void;
      readonly unanswered: (how: 'lost' | 'silent') => void;
    },
  ): void {
    const { patienceMs, seen } = this.#ways;
    const startedAt = performance.now();
    this.#sent++;
    let hasArrived = false;
    let isSecondTry = false;
    let hangUp: () => void;
    const tell = (status: number, trouble?: string) => {
      clearTimeout(patience);
      const tookMs = performance.now() - startedAt;
      const { messageId, eventId, origin, attempt = 1 } = exchange;
      const label = parcel.plan.label ?? '';
      const why = trouble === undefined ? {} : { trouble };
      seen({ messageId, eventId, origin, attempt, label, id: parcel.id, status, tookMs, ...why });
    };
    const written = () => {
      if (hasArrived) return;
      hasArrived = true;
      legs.arrived();
    };
    const unanswered = (trouble: string) => {
      tell(0, trouble);
      legs.unanswered(hasArrived ? 'silent' : 'lost');
    };
    const patience = setTimeout(() => {
      hangUp();
      unanswered(`no answer within ${patienceMs() / 1_000} s.`);
    }, patienceMs() + graceMs);
    // Where all is hung up at the end, nobody waits.
    patience.unref();
    const head = this.#headOf(exchange, parcel);
    const write = writerOf(head, parcel);
    const send = () => {
      hangUp = this.#connections.send(write, {
        written,
        answered: (response) => {
          written();
          tell(response.status);
          legs.answered(response);
        },
        failed: (error, wasKept) => {
          // A kept connection that the receiver had just closed: the request never reached it.
          if (wasKept && error.code === 'ECONNRESET' && !isSecondTry) {
            isSecondTry = true;
            send();
          } else unanswered(sentenceOf(error, this.#place.url));
        },
      });
    };
    send();
  }

  #headOf({ request }: Exchange, { headers }: Parcel): string {
    const { url } = this.#place;
    const path = request.url === url.href ? this.#path : url.pathname + new URL(request.url).search;
    let head = `POST ${path} HTTP/1.1\r\n`;
    for (let at = 0; at < headers.length; at += 2) {
      const value = headers[at + 1] ?? '';
      if (!fieldValue.test(value)) throw new Error(`${headers[at]} cannot be sent as a header.`);
      head += `${headers[at]}: ${value}\r\n`;
    }
    return `${head}Connection: keep-alive\r\n\r\n`;
  }

  #lookup: LookupFunction = (_name, options, callback) => {
    const { addresses } = this.#place;
    const [first] = addresses;
    if (options.all) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family ?? 4);
  };
}

/** What a gateway answers when the receiver has done its work and could not say so. */
const brokenAnswer: HttpResponse = { status: 500, headers: {}, body: '' };

/** From so many bytes on a body is not copied beside its head. */
const largeBytes = 65_536;

function writerOf(head: string, { body, plan: { sent } }: Parcel) {
  return (socket: Socket, done: () => void): void => {
    if (sent === 'slowly') {
      void writeSlowly(socket, head, body).then(done);
    } else if (sent === 'chunked' || body.length > largeBytes) {
      socket.cork();
      socket.write(head, 'latin1');
      if (sent === 'chunked') socket.write(`${body.length.toString(16)}\r\n`);
      if (body.length > 0) socket.write(body);
      socket.write(sent === 'chunked' ? '\r\n0\r\n\r\n' : '', done);
      socket.uncork();
    } else {
      const whole = Buffer.allocUnsafe(head.length + body.length);
      whole.write(head, 'latin1');
      whole.set(body, head.length);
      socket.write(whole, done);
    }
  };
}

/** All of it takes less than the shortest timeout of a policy. */
const slowPieceMs = 50;
const slowPieces = 5;

/** In pieces, and the answer is read late. */
async function writeSlowly(socket: Socket, head: string, body: Uint8Array): Promise<void> {
  const length = Math.ceil(body.length / slowPieces);
  socket.write(head, 'latin1');
  for (let at = 0; at < body.length && !socket.destroyed; at += length) {
    await pause(slowPieceMs);
    // A quick receiver answers at once.
    if (at + length >= body.length) socket.pause();
    socket.write(body.subarray(at, at + length));
  }
  await pause(slowPieceMs * (slowPieces - 1));
  socket.resume();
}

/** What went wrong with a connection, in a sentence. */
function sentenceOf({ code = '', message }: NodeJS.ErrnoException, { host }: URL): string {
  if (code === 'ECONNREFUSED') return `nothing listens at ${host}.`;
  if (code === 'ECONNRESET' || code === 'EPIPE')
    return `the receiver at ${host} closed the connection without an answer.`;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `the name in ${host} does not resolve.`;
  if (/CERT|SELF_SIGNED|ISSUER|UNABLE_TO|ALTNAME/.test(code))
    return `the certificate of ${host} is not trusted (${code}): name its authority in NODE_EXTRA_CA_CERTS.`;
  if (code === 'EPROTO' || /SSL/.test(code)) return `${host} does not speak TLS.`;
  return `the connection to ${host} broke (${code === '' ? message : code}).`;
}
