import { createConnection } from 'node:net';
import { bytesFromBase64, concatBytes } from '../../bytes/bytes.ts';

/** What a handler got. */
export interface Got {
  readonly status: number;
  readonly body?: Uint8Array;
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly url?: string;
  readonly method?: string;
}

export interface Sent {
  readonly target?: string;
  readonly headers?: readonly (readonly [string, string])[];
  readonly body: Uint8Array;
  readonly chunked?: boolean;
}

/** Sends these very bytes and nothing else, and reads what the handler says that it got. */
export async function send(
  port: number,
  { target = '/webhooks', headers = [], body, chunked = false }: Sent,
): Promise<Got> {
  const framing = chunked ? 'Transfer-Encoding: chunked' : `Content-Length: ${body.length}`;
  const lines = [
    `POST ${target} HTTP/1.1`,
    ...(headers.some(([name]) => name === 'Host') ? [] : ['Host: 127.0.0.1']),
    'Connection: close',
    ...headers.map(([name, value]) => `${name}: ${value}`),
    framing,
  ];
  const bytes = (text: string) => Buffer.from(text, 'latin1');
  const half = Math.ceil(body.length / 2);
  const pieces = [body.slice(0, half), body.slice(half)].filter(({ length }) => length > 0);
  const framed = chunked
    ? [
        ...pieces.flatMap((piece) => [
          bytes(`${piece.length.toString(16)}\r\n`),
          piece,
          bytes('\r\n'),
        ]),
        bytes('0\r\n\r\n'),
      ]
    : [body];
  const answer = await exchanged(
    port,
    concatBytes([bytes(`${lines.join('\r\n')}\r\n\r\n`), ...framed]),
  );
  const text = Buffer.from(answer).toString();
  const status = Number(/^HTTP\/1[.]. (\d+)/.exec(text)?.[1] ?? 0);
  const json = /\{"body".*\}/s.exec(text)?.[0];
  if (json === undefined) return { status };
  const got = JSON.parse(json) as Omit<Got, 'status' | 'body'> & { body: string };
  return { ...got, status, body: bytesFromBase64(got.body) ?? new Uint8Array() };
}

function exchanged(port: number, request: Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const parts: Uint8Array[] = [];
    const socket = createConnection({ port, host: '127.0.0.1' });
    const done = () => {
      resolve(concatBytes(parts));
    };
    socket.on('data', (part) => parts.push(part));
    socket.on('close', done);
    // A server that refuses a long body closes before it was sent.
    socket.on('error', done);
    socket.write(request);
  });
}
