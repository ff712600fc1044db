import { describe, expect, test } from 'vitest';
import { textFromBytes } from '../bytes/bytes.ts';
import { recognise } from '../recognise.ts';

function read(text: string) {
  const { request, doubts, as } = recognise(text);
  return { body: request.body, doubts, as };
}

const unread = /^The text could not be read/;
const headers = '"headers":{"stripe-signature":"t=1,v1=ab"}';

describe('a buffer that Node has logged', () => {
  test('is its bytes', () => {
    const { body } = read(`{${headers},"body":{"type":"Buffer","data":[0,123,255]}}`);
    expect(body).toEqual(Uint8Array.of(0, 123, 255));
  });

  test('with anything but bytes in it is an object', () => {
    const { body, doubts } = read(`{${headers},"body":{"type":"Buffer","data":[300,"x",-1,1.5]}}`);
    expect(body && textFromBytes(body)).toBe('{"type":"Buffer","data":[300,"x",-1,1.5]}');
    expect(doubts[0]).toMatch(/^The body was logged as an object/);
  });

  test('with lists in each other 200,000 deep is left out', () => {
    const deep = '['.repeat(200_000) + ']'.repeat(200_000);
    const { body, doubts } = read(`{${headers},"body":{"type":"Buffer","data":[${deep}]}}`);
    expect(body).toBeUndefined();
    expect(doubts).toContain(
      'The body is nested too deeply to be written again, and was left out.',
    );
  });
});

describe('PowerShell', () => {
  test('variables that double with every line are put in up to a limit', () => {
    const lines = Array.from({ length: 40 }, (_, at) => `$x${at + 1}="$x${at}$x${at}"`);
    const { doubts } = read(['$x0="ab"', ...lines, 'iwr a.example -Body "$x40"'].join('\n'));
    expect(doubts).toContain(
      'Variables put in more than 10 million characters; the rest was left out.',
    );
  });

  test.each([
    ['tables', '@{a='],
    ['texts', '([Text.Encoding]::UTF8.GetBytes('],
  ])('%s in each other 200,000 deep are read up to a limit', (_, part) => {
    const { doubts } = read(`iwr a.example -Headers ${part.repeat(200_000)}`);
    expect(doubts).toContain(
      'Values stand in each other more than 40 deep; the rest was left out.',
    );
  });
});

describe('what is piped into curl', () => {
  test('is put out by printf up to a limit', () => {
    const format = `${'x'.repeat(1_000_000)}%s`;
    const { doubts } = read(`printf '${format}' ${'a '.repeat(900)}| curl a.example -d @-`);
    expect(doubts).toContain(
      'The commands before it write more than 10 million characters; the rest was left out.',
    );
  });

  test.each(['%999999999s', '%9999999s%9999999s'])('so is %s', (format) => {
    expect(read(`printf '${format}' a b | curl a.example -d @-`).doubts).toContain(
      'The commands before it write more than 10 million characters; the rest was left out.',
    );
  });

  test('has every value in it, of more than a thousand', () => {
    const { body } = read(`printf %s ${'a '.repeat(5_000)}| curl a.example -d @-`);
    expect(body).toHaveLength(5_000);
  });

  test('is read once: who reads it again finds it at its end', () => {
    const text = `printf abc | curl a.example ${'--data-binary @- '.repeat(9_000)}`;
    const { body } = read(text);
    expect(body && textFromBytes(body)).toBe(`abc${'&'.repeat(8_999)}`);
  });

  test('printf with 15,000 dashes before it is read', () => {
    expect(read(`printf ${'-- '.repeat(15_000)}| curl a.example -d @-`).doubts).toEqual([]);
  });
});

test('eight megabytes of carriage returns are a body', () => {
  const { as, doubts } = read(`POST${'\r'.repeat(7_900_000)}x`);
  expect(as).toBe('body');
  for (const doubt of doubts) expect(doubt).not.toMatch(unread);
});
