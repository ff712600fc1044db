import { describe, expect, test } from 'vitest';
import { AnswerReader } from './answerReader.ts';

const read = (...pieces: readonly string[]) => {
  const reader = new AnswerReader();
  const answers = pieces.map((piece) => reader.read(Buffer.from(piece, 'latin1')));
  return [...answers, reader.closed()].find((answer) => answer !== undefined);
};

describe('an answer is read the same however it is cut into two pieces', () => {
  const head = 'HTTP/1.1 200 OK\r\nX-A: 1\r\nx-a:2\r\n';
  const headers = { 'x-a': '1, 2' };
  test.each([
    ['with a length', `${head}Content-Length: 5\r\n\r\nab\r\nc`, true],
    [
      'in chunks',
      `${head}Transfer-Encoding: chunked\r\n\r\n3;x=y\r\nab\r\r\n2\r\n\nc\r\n0\r\nT: 1\r\n\r\n`,
      true,
    ],
    ['until the receiver closes', `${head}\r\nab\r\nc`, false],
    [
      'after one that only says it comes',
      `HTTP/1.1 100 Continue\r\n\r\n${head}Content-Length: 5\r\n\r\nab\r\nc`,
      true,
    ],
    [
      'before the receiver closes',
      `${head}Connection: close\r\nContent-Length: 5\r\n\r\nab\r\nc`,
      false,
    ],
    ['of HTTP/1.0', `${head.replace('1.1', '1.0')}Content-Length: 5\r\n\r\nab\r\nc`, false],
  ])('%s', (_, text, staysOpen) => {
    for (let cut = 0; cut <= text.length; cut++) {
      const answer = read(text.slice(0, cut), text.slice(cut));
      expect(answer, `cut at ${cut}`).toMatchObject({
        response: { status: 200, headers, body: 'ab\r\nc' },
        staysOpen,
      });
    }
  });
});

test('204 has no body, and what follows is not waited for', () => {
  expect(read('HTTP/1.1 204 No Content\r\n\r\n')).toEqual({
    response: { status: 204, headers: {}, body: '' },
    staysOpen: true,
  });
});

test('a connection that brings more than the answer carries no further request', () => {
  expect(read('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\nmore')?.staysOpen).toBe(false);
});

test('one reader reads one answer after the other', () => {
  const reader = new AnswerReader();
  const one = Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na');
  expect([reader.read(one), reader.read(one)].map((each) => each?.response.body)).toEqual([
    'a',
    'a',
  ]);
});

test('of a body the first 4 kB are kept', () => {
  const body = 'x'.repeat(100_000);
  const answer = read(`HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n${body}`);
  expect(answer?.response.body).toHaveLength(4_096);
});

test.each([
  ['SSH-2.0-OpenSSH\r\n\r\n', /does not speak HTTP/],
  ['HTTP/1.1 200 OK\r\n: x\r\n\r\n', /without a name/],
  ['HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n', /no number/],
  ['HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n', /without a size/],
  ['x'.repeat(70_000), /without an end/],
])('what is no answer is refused: %.40s', (text, sentence) => {
  expect(() => read(text)).toThrow(sentence);
});

test.each([
  'HTTP/1.1 200 O',
  'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab',
  'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n',
])('one that is cut in the middle is none: %j', (text) => {
  expect(read(text)).toBeUndefined();
});

test('a header may be called as what every object has', () => {
  const answer = read('HTTP/1.1 204 No Content\r\nConstructor: x\r\n\r\n');
  expect(answer?.response.headers).toEqual({ constructor: 'x' });
});
