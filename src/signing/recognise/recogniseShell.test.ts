import { describe, expect, test } from 'vitest';
import { textFromBytes } from '../bytes/bytes.ts';
import { recognise } from '../recognise.ts';

function found(text: string) {
  const { request, doubts } = recognise(text);
  return { ...request, body: request.body && textFromBytes(request.body), doubts };
}

describe('the data of curl is what curl 7.88.1 sends', () => {
  test.each([
    ["--data-urlencode 'a=b c(d)*~!+%é'", 'a=b+c%28d%29%2A~%21%2B%25%C3%A9'],
    ["--data-urlencode 'b c'", 'b+c'],
    ["--data-urlencode '=b c'", 'b+c'],
    ["--data-urlencode $'a=\\377'", 'a=%FF'],
    ['--data-bin x', 'x'],
    ['--data-b x', 'x'],
    ["-d x -d @- -d @- -d y <<< 'abc'", 'x&abc&&y'],
    ["--data-urlencode a@- --data-urlencode b@- <<< 'a c'", 'a=a+c%0A&'],
  ])('%s', (options, body) => {
    expect(found(`curl a.example ${options}`)).toMatchObject({ body, doubts: [] });
  });

  test.each([
    ["--url-query 'a=b c'", 'http://a.example?a=b+c'],
    ["--url-query '+a=b%20c'", 'http://a.example?a=b%20c'],
    ["--url-quer 'z z'", 'http://a.example?z+z'],
  ])('in the address, %s', (options, url) => {
    expect(found(`curl a.example ${options}`)).toMatchObject({ url, doubts: [] });
  });

  test('a query from a file is told', () => {
    expect(found('curl a.example --url-query a@f').doubts).toEqual([
      'Part of the URL is in the file f, which is not here.',
    ]);
  });

  test('a beginning that several options have is none of them', () => {
    expect(found("curl a.example --heade 'X-A: b' --he X").headers).toEqual({ 'X-A': 'b' });
  });
});

describe('what Bash makes of a word', () => {
  test.each([
    ['$"abc"', 'abc'],
    ["$'\\cA\\ca\\c?\\c[\\c\\\\x'", '\x01\x01\x7f\x1b\x1cx'],
    ['\\{a,b\\}', '{a,b}'],
    ['\'{"a":1,"b":2}\'', '{"a":1,"b":2}'],
    ['{id}', '{id}'],
    ['a~', 'a~'],
    ['"~"', '~'],
  ])('%s', (word, body) => {
    expect(found(`curl a.example -d ${word}`)).toMatchObject({ body, doubts: [] });
  });

  test.each(['{a,b}', '{"a":1,"b":2}', 'a{1..3}', '{a,}', 'x{"a,",}'])(
    '%s would be several words, which is told',
    (word) => {
      expect(found(`curl a.example -d ${word}`).doubts).toContain(
        'Braces stand there without quotes: a shell would make several words of what is in them.',
      );
    },
  );

  test.each(['~', '~/a', '~root', 'x=~'])('%s is a home directory, which is told', (word) => {
    expect(found(`curl a.example -d ${word}`).doubts).toEqual([
      '~ stands for the path of a home directory, which only the shell knows.',
    ]);
  });
});

describe('a here document', () => {
  test.each([
    ['E', 'a\\\nb\\\\\nc\\"d\n\\$x\n', 'ab\\\nc\\"d\n$x\n'],
    ["'E'", 'a\\\nb\n', 'a\\\nb\n'],
    ['E', 'x\\\nE\n', 'xE\n'],
  ])('until %s of %j', (end, lines, body) => {
    expect(found(`curl a.example --data-binary @- <<${end}\n${lines}E\n`)).toMatchObject({
      body,
      doubts: [],
    });
  });

  test('loses tabs at the beginning of lines, and nowhere else', () => {
    expect(found('curl a.example --data-binary @- <<-E\n\t\ta\r\tb\n\tE\n').body).toBe('a\r\tb\n');
  });
});

describe('what is printed is what Bash 5.2 prints', () => {
  test.each([
    ["printf '%5s|%.3s|%-5s|%5.1s|' abc abcdef ab xy", '  abc|abc|ab   |    x|'],
    ["printf '%x|%X|%o|%d|%i|%u' 255 255 8 12 -1 5", 'ff|FF|10|12|-1|5'],
    ["printf '%c|%5c|%-5d|%05d' xyz a 3 -4", 'x|    a|3    |-0004'],
    ["printf '%s|%d|%5s' a", 'a|0|     '],
    ["printf '%s%%' a", 'a%'],
    ["printf '%b|' 'a\\cb' c", 'a'],
    ["printf 'a\\cb'", 'a\\cb'],
    ["printf %b '\\101\\0101'", 'AA'],
    ["echo -e 'a\\cb' c", 'a'],
    ["echo -e '\\101\\0101\\x41\\0'", '\\101AA\0\n'],
  ])('%s', (command, body) => {
    expect(found(`${command} | curl a.example --data-binary @-`)).toMatchObject({
      body,
      doubts: [],
    });
  });

  test.each([
    ["printf '%e' 1.5", '%e'],
    ["printf '%x' 0x1f", '%x'],
    ["printf '%5s' é", '%5s'],
    ["printf '%*s' 5 a", '%*'],
    ["printf '%'", '%'],
  ])('%s is told', (command, what) => {
    expect(found(`${command} | curl a.example -d @-`).doubts).toEqual([
      `printf is told ${what}, which is not read here: what it writes may be other bytes.`,
    ]);
  });
});
