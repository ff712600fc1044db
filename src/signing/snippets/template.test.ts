import { expect, test } from 'vitest';
import { schemeById } from '../schemes.ts';
import { planOf } from './plan.ts';
import { writerFor } from './template.ts';

/** A timed scheme in base64. */
const write = writerFor(planOf(schemeById('standard-webhooks')), (name) => name, {
  lines: ['one', '', 'two'],
});

test('a line is written where all of its conditions hold, and the next by the same ones', () => {
  expect(
    write(' timed base64 | a\n " | b\n timed hex | c\n " | d\n !hex | e\n hex/timed | f | g\n |'),
  ).toEqual(['a', 'b', 'e', 'f | g', '']);
});

test('a value stands in the line, and several lines keep the margin of their place', () => {
  expect(write(' | (   «hash»«timed? «offered»»«hex?, hex»)\n |   «lines»')).toEqual([
    '(   sha256 webhook-signature)',
    '  one',
    '',
    '  two',
  ]);
});

test('a name that nothing knows is refused', () => {
  expect(() => write(' time | a')).toThrow('time means nothing');
  expect(() => write(' | «hosh»')).toThrow('hosh means nothing');
});
