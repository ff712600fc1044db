import { Agent, request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { Agent as TlsAgent, request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Origin } from '../../model/facts.ts';
import type { EventId, MessageId } from '../../model/ids.ts';
import type { HttpResponse } from '../../model/http.ts';
import type { Exchange } from '../../sim/network/wire.ts';
import type { Place } from './addresses.ts';
import type { Parcel } from './letters.ts';
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

/** Of an answer's body so much is kept. */
const keptBytes = 4_096;

/** The sender hangs up so long after it has stopped waiting: then the run has said so first. */
const graceMs = 5;

/** Sends requests over HTTP/1.1 to one place: the very bytes and headers, no redirect followed, nothing resolved again. */
export class HttpNetwork implements Network {
  readonly #place: Place;
  readonly #ways: Ways;
  readonly #agent: Agent;
  readonly #open = new Set<ClientRequest>();
  #sent = 0;

  constructor(place: Place, ways: Ways) {
    this.#place = place;
    this.#ways = ways;
    const options = { keepAlive: true, maxSockets: ways.connections, scheduling: 'lifo' } as const;
    this.#agent = place.url.protocol === 'https:' ? new TlsAgent(options) : new Agent(options);
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
      answering: (response) => {
        pacer.enter(() => {
          legs.answering(first === 'answer broken' ? brokenAnswer : response);
        });
      },
      ended: (how) => {
        pacer.enter(() => {
          if (how === 'answered' && first === 'answer lost') legs.answerLost();
          else legs[how]();
          pacer.release();
        });
      },
    });
  }

  /** Hangs up whatever is open. */
  close(): void {
    for (const each of this.#open) each.destroy();
    this.#agent.destroy();
  }

  #send(
    exchange: Exchange,
    parcel: Parcel,
    legs: {
      readonly arrived: () => void;
      readonly answering: (response: HttpResponse) => void;
      readonly ended: (how: 'answered' | 'lost' | 'silent') => void;
    },
    isSecondTry = false,
  ): void {
    const { url } = this.#place;
    const { patienceMs, seen } = this.#ways;
    const startedAt = performance.now();
    const slowly = parcel.plan.sent === 'slowly';
    if (!isSecondTry) this.#sent++;
    let hasArrived = false;
    let isOver = false;
    const over = (how: 'answered' | 'lost' | 'silent', status: number, trouble?: string) => {
      if (isOver) return;
      isOver = true;
      clearTimeout(patience);
      this.#open.delete(sending);
      const tookMs = performance.now() - startedAt;
      const { messageId, eventId, origin, attempt = 1 } = exchange;
      const about = { label: parcel.plan.label ?? '', id: parcel.id, status, tookMs };
      const why = trouble === undefined ? {} : { trouble };
      seen({ messageId, eventId, origin, attempt, ...about, ...why });
      legs.ended(how);
    };
    const arrive = () => {
      if (hasArrived || isOver) return;
      hasArrived = true;
      legs.arrived();
    };
    const sending = (url.protocol === 'https:' ? httpsRequest : httpRequest)({
      protocol: url.protocol,
      hostname: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port,
      path: `${url.pathname}${new URL(exchange.request.url).search}`,
      method: 'POST',
      headers: parcel.headers,
      agent: this.#agent,
      lookup: this.#lookup,
    });
    this.#open.add(sending);
    const patience = setTimeout(() => {
      sending.destroy();
      over(hasArrived ? 'silent' : 'lost', 0, `no answer within ${patienceMs() / 1_000} s.`);
    }, patienceMs() + graceMs);
    sending.on('finish', arrive);
    sending.on('error', (error: NodeJS.ErrnoException) => {
      // A kept connection that the receiver had just closed: the request never reached it.
      if (sending.reusedSocket && error.code === 'ECONNRESET' && !isSecondTry && !isOver) {
        isOver = true;
        clearTimeout(patience);
        this.#open.delete(sending);
        this.#send(
          exchange,
          parcel,
          { ...legs, arrived: hasArrived ? () => undefined : legs.arrived },
          true,
        );
        return;
      }
      over(hasArrived ? 'silent' : 'lost', 0, sentenceOf(error, url));
    });
    sending.on('response', (incoming) => {
      arrive();
      const status = incoming.statusCode ?? 0;
      void readAnswer(incoming, slowly).then((body) => {
        if (isOver) return;
        legs.answering({ status, headers: headersOf(incoming), body });
        over('answered', status);
      });
    });
    if (slowly) void writeSlowly(sending, parcel.body);
    else sending.end(parcel.body);
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

async function readAnswer(incoming: IncomingMessage, slowly: boolean): Promise<string> {
  const kept: Buffer[] = [];
  let size = 0;
  if (slowly) await pause(slowPieceMs * 3);
  try {
    for await (const chunk of incoming as AsyncIterable<Buffer>) {
      if (size < keptBytes) kept.push(chunk.subarray(0, keptBytes - size));
      size += chunk.length;
      // Nobody reads an endless answer.
      if (size > 10_000_000) break;
    }
  } catch {
    // What came before the connection broke is what there is.
  }
  return Buffer.concat(kept).toString();
}

function headersOf({ headers }: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, [value].flat().join(', ')]),
  );
}

const slowPieceMs = 100;
const slowPieces = 5;

async function writeSlowly(sending: ClientRequest, body: Uint8Array): Promise<void> {
  const length = Math.ceil(body.length / slowPieces);
  for (let at = 0; at < body.length && !sending.destroyed; at += length) {
    sending.write(body.subarray(at, at + length));
    await pause(slowPieceMs);
  }
  sending.end();
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
