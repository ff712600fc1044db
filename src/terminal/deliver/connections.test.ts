import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { Connections } from './connections.ts';

const ending: (() => void)[] = [];
afterEach(() => {
  for (const end of ending.splice(0)) end();
});

/** A place that answers each request as `answers` says, and how many connections it saw. */
async function place(most: number, answers: (socket: Socket, request: string) => void) {
  const seen = { connections: 0 };
  const server = createServer((socket) => {
    seen.connections += 1;
    socket.on('error', () => undefined);
    socket.on('data', (piece) => {
      answers(socket, piece.toString());
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const connections = new Connections(new URL(`http://127.0.0.1:${port}/`), {
    lookup: (_name, _options, callback) => {
      callback(null, '127.0.0.1', 4);
    },
    most,
  });
  ending.push(() => {
    connections.close();
    server.close();
  });
  const ask = (text: string) =>
    new Promise<string>((tell) => {
      connections.send((socket, done) => socket.write(text, done), {
        written: () => undefined,
        answered: ({ status }) => {
          tell(String(status));
        },
        failed: ({ code = '', message }, wasKept) => {
          tell(`${code === '' ? message : code}${wasKept ? ', kept' : ''}`);
        },
      });
    });
  return { ask, seen, connections };
}

const answer = (status: number) => `HTTP/1.1 ${status} X\r\nContent-Length: 0\r\n\r\n`;

test('one connection carries one request after the other, and no more are opened than allowed', async () => {
  const { ask, seen } = await place(2, (socket, request) => socket.write(answer(Number(request))));
  expect(await Promise.all(['200', '204', '500', '401'].map(ask))).toEqual([
    '200',
    '204',
    '500',
    '401',
  ]);
  expect(await ask('202')).toBe('202');
  expect(seen.connections).toBe(2);
});

test('a connection that is closed tells whether it had carried a request before', async () => {
  let asked = 0;
  const { ask } = await place(1, (socket) => {
    if (++asked === 2) socket.destroy();
    else socket.write(answer(200));
  });
  expect([await ask('1'), await ask('2'), await ask('3')]).toEqual([
    '200',
    'ECONNRESET, kept',
    '200',
  ]);
});

test('after a receiver has gone away no other kept connection is tried', async () => {
  const sockets = new Set<Socket>();
  const { ask, seen } = await place(3, (socket, request) => {
    sockets.add(socket);
    if (request !== 'last') socket.write(answer(200));
    else if (sockets.size > 3) socket.write(answer(204));
    else for (const each of sockets) each.destroy();
  });
  expect(await Promise.all(['1', '2', '3'].map(ask))).toEqual(['200', '200', '200']);
  expect(await ask('last')).toBe('ECONNRESET, kept');
  expect(await ask('last')).toBe('204');
  expect(seen.connections).toBe(4);
});

test('what is no HTTP is told, and the next request has a connection of its own', async () => {
  const { ask, seen } = await place(1, (socket, request) => {
    socket.write(request === '1' ? 'hello\r\n\r\n' : answer(200));
  });
  expect([await ask('1'), await ask('2')]).toEqual(['it does not speak HTTP/1.1', '200']);
  expect(seen.connections).toBe(2);
});

test('an answer that is cut in the middle tells that the request was there, also on a kept connection', async () => {
  const { ask } = await place(1, (socket, request) => {
    if (request === 'whole') socket.write(answer(200));
    else socket.end(request);
  });
  for (const cut of ['HTTP/1.1 20', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab'])
    expect([await ask('whole'), await ask(cut)]).toEqual(['200', 'ECONNRESET']);
});
