import { connect, isIP, type LookupFunction, type Socket } from 'node:net';
import { connect as connectByTls } from 'node:tls';
import type { HttpResponse } from '../../model/http.ts';
import { AnswerReader } from './answerReader.ts';

/** Told what becomes of one request: that it was written, and then one of the other two. */
export interface Sending {
  written(): void;
  answered(response: HttpResponse): void;
  /** @param wasKept whether the connection had carried a request before, and nothing of this answer came. */
  failed(error: NodeJS.ErrnoException, wasKept: boolean): void;
}

interface Request {
  /** Writes it, and says when it is done. */
  readonly write: (socket: Socket, done: () => void) => void;
  readonly sending: Sending;
  connection?: Connection;
  isOver: boolean;
}

interface Connection {
  readonly socket: Socket;
  readonly reader: AnswerReader;
  request: Request | undefined;
  isWritten: boolean;
  carried: number;
}

const hungUp = () => Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });

/**
 * Connections to one place, kept from one request to the next, each with one request at a time. Node's HTTP client takes
 * half again as much of the processor for each request, and what it does more is not wanted here.
 */
export class Connections {
  readonly #url: URL;
  readonly #lookup: LookupFunction;
  readonly #most: number;
  readonly #all = new Set<Connection>();
  /** The one that was used last comes first: of the others the receiver may close some. */
  readonly #free: Connection[] = [];
  readonly #waiting: Request[] = [];

  constructor(url: URL, { lookup, most }: { lookup: LookupFunction; most: number }) {
    this.#url = url;
    this.#lookup = lookup;
    this.#most = most;
  }

  /** Sends a request as soon as there is a connection; returns what hangs up. */
  send(write: Request['write'], sending: Sending): () => void {
    const request: Request = { write, sending, isOver: false };
    this.#start(request);
    return () => {
      request.isOver = true;
      request.connection?.socket.destroy();
    };
  }

  /** Hangs up whatever is open, and tells nobody. */
  close(): void {
    for (const { request, socket } of this.#all) {
      if (request) request.isOver = true;
      socket.destroy();
    }
    this.#waiting.length = 0;
  }

  #start(request: Request): void {
    const connection = this.#free.pop() ?? (this.#all.size < this.#most ? this.#open() : undefined);
    if (!connection) {
      this.#waiting.push(request);
      return;
    }
    connection.socket.ref();
    request.connection = connection;
    connection.request = request;
    connection.isWritten = false;
    request.write(connection.socket, () => {
      if (connection.request !== request) return;
      connection.isWritten = true;
      if (!request.isOver) request.sending.written();
    });
  }

  #open(): Connection {
    const { protocol, port } = this.#url;
    const host = this.#url.hostname.replace(/^\[|\]$/g, '');
    const isTls = protocol === 'https:';
    const to = { host, port: Number(port) || (isTls ? 443 : 80), lookup: this.#lookup };
    // An address is no name of a server (RFC 6066, section 3).
    const servername = isIP(host) === 0 ? host : '';
    const socket = isTls
      ? connectByTls({ ...to, servername, ALPNProtocols: ['http/1.1'] })
      : connect(to);
    socket.setNoDelay();
    const reader = new AnswerReader();
    const connection: Connection = {
      socket,
      reader,
      request: undefined,
      isWritten: false,
      carried: 0,
    };
    this.#all.add(connection);
    socket.on('data', (piece: Buffer) => {
      this.#read(connection, () => reader.read(piece));
    });
    socket.on('end', () => {
      this.#read(connection, () => reader.closed());
      this.#gone(connection, hungUp());
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      this.#gone(connection, error);
    });
    socket.on('close', () => {
      this.#gone(connection, hungUp());
    });
    return connection;
  }

  #read(connection: Connection, read: () => ReturnType<AnswerReader['read']>): void {
    const { request, socket } = connection;
    if (!request) {
      // Nobody has asked.
      if (!socket.readableEnded) socket.destroy();
      return;
    }
    let answer;
    try {
      answer = read();
    } catch (error) {
      this.#gone(connection, error as Error);
      return;
    }
    if (!answer) return;
    connection.request = undefined;
    connection.carried += 1;
    if (answer.staysOpen && connection.isWritten) {
      socket.unref();
      this.#free.push(connection);
      this.#next();
    } else socket.destroy();
    if (request.isOver) return;
    request.isOver = true;
    request.sending.answered(answer.response);
  }

  #gone(connection: Connection, error: NodeJS.ErrnoException): void {
    if (!this.#all.delete(connection)) return;
    const { request, socket, reader, carried } = connection;
    connection.request = undefined;
    const place = this.#free.indexOf(connection);
    if (place >= 0) this.#free.splice(place, 1);
    socket.destroy();
    if (request && !request.isOver) {
      request.isOver = true;
      const wasKept = carried > 0 && !reader.hasBegun;
      // A receiver that has gone away has ended the others too, and their end may not have been read.
      if (wasKept) for (const idle of [...this.#free]) this.#gone(idle, error);
      request.sending.failed(error, wasKept);
    }
    this.#next();
  }

  #next(): void {
    let next = this.#waiting.shift();
    while (next?.isOver) next = this.#waiting.shift();
    if (next) this.#start(next);
  }
}
