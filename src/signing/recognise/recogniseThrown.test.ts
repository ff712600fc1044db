import { expect, test } from 'vitest';
import { bytesFromText } from '../bytes/bytes.ts';
import { recognise } from '../recognise.ts';

test('a text at which a reader throws is a body, and this is told', () => {
  const throwing = () => {
    throw new RangeError('Invalid string length');
  };
  expect(recognise('hello', [throwing])).toEqual({
    as: 'body',
    orElse: [],
    request: { headers: {}, body: bytesFromText('hello') },
    doubts: ['The text could not be read as a request: all of it was taken for the body.'],
  });
});
