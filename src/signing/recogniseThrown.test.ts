import { expect, test, vi } from 'vitest';
import { bytesFromText } from './bytes.ts';
import { recognise } from './recognise.ts';

vi.mock('./recognise/logs.ts', () => ({
  readLog: () => {
    throw new RangeError('Invalid string length');
  },
}));

test('a text at which a reader throws is a body, and this is told', () => {
  expect(recognise('hello')).toEqual({
    as: 'body',
    orElse: [],
    request: { headers: {}, body: bytesFromText('hello') },
    doubts: ['The text could not be read as a request: all of it was taken for the body.'],
  });
});
