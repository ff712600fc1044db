import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../tools/runs.testkit.ts';
import { recognise } from '../recognise.ts';

/** What is said when a reader has thrown. */
const unread = 'The text could not be read as a request: all of it was taken for the body.';

test('lines that are no headers, 150,000 of them, are counted and not listed', () => {
  const lines = Array.from({ length: 150_000 }, (_, at) => ` ${at}\n`).join('');
  const { as, doubts, doubtsLeftOut } = recognise(`POST / HTTP/1.1\n${lines}`);
  expect(as).toBe('raw HTTP request');
  expect(doubts).toHaveLength(20);
  expect(doubtsLeftOut).toBeGreaterThan(1_900);
});

/** Fragments of every form that is read. */
const fragment = fc.constantFrom(
  ...[
    'curl ',
    'curl.exe ',
    'wget ',
    'http POST ',
    'printf ',
    'echo -n ',
    'cat <<EOF | ',
    'EOF',
    '| ',
    '& ',
    '&&',
    '; ',
  ],
  ...[
    '> ',
    '< ',
    '<<',
    '<<<',
    ' -H ',
    ' -d ',
    ' -sXd',
    ' --data-urlencode ',
    '--json ',
    '@-',
    '@',
    '-G ',
    '--next ',
  ],
  ...[
    "'",
    '"',
    '`',
    '\\',
    "$'",
    '\\303',
    '\\xe9',
    '\\u00e9',
    '\\U0001F600',
    '^',
    '^"',
    '^\n',
    '%',
    '$X',
    '$(',
    '$([char]233)',
  ],
  ...[
    '\n',
    '\r\n',
    ' ',
    '\t',
    ': ',
    '=',
    '=>',
    ',',
    '(',
    ')',
    '{',
    '}',
    '[',
    ']',
    '@{',
    '@"\n',
    '\n"@',
    '<Buffer 7b',
    '>',
    "b'",
  ],
  ...[
    'POST / HTTP/1.1\r\n',
    'Transfer-Encoding: chunked\r\n',
    'Content-Length: 3\r\n',
    '\r\n\r\n',
    '5\r\n',
    '0\r\n\r\n',
  ],
  ...[
    '"headers":',
    'headers: ',
    'headers={',
    'body: ',
    'body=',
    '|-\n',
    '"requestContext":{',
    '"log":{"entries":[',
    '"req":',
  ],
  ...[
    'Stripe-Signature',
    'stripe-signature: ',
    'content-type',
    'Request URL:',
    ':path: /',
    't=1767225600,v1=ab',
    'sha256=ab',
  ],
  ...[
    'Invoke-WebRequest ',
    '-Headers ',
    '-Body ',
    '-Uri ',
    '$x = ',
    '[10:00:00] ',
    '2026-11-23T10:00:00Z INFO ',
    '" 400 12',
  ],
  ...[
    '> POST / HTTP/2\n',
    '* ',
    '< HTTP/2 400\n',
    '\ufeff',
    '\0',
    '\ud800',
    'é',
    '\u2028',
    '...',
    ' more items',
    '__proto__',
  ],
);

describe('any text at all', () => {
  test('is read without an error, as strings and bytes, with short sentences', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fragment, { maxLength: 40 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (pasted) => {
        const { request, doubts } = recognise(pasted);
        expect(doubts).not.toContain(unread);
        for (const value of Object.values(request.headers)) expect(typeof value).toBe('string');
        expect(['undefined', 'string']).toContain(typeof request.url);
        expect(request.body === undefined || request.body instanceof Uint8Array).toBe(true);
        expect(doubts.length).toBeLessThanOrEqual(21);
        for (const doubt of doubts) expect(doubt.length).toBeLessThan(300);
      }),
      { numRuns: runs(300, 5_000) },
    );
  });

  test.each([
    "curl '",
    'curl "',
    "curl $'\\",
    'curl \\',
    'curl ^"',
    'curl <<E\n',
    'curl `',
    'curl $(',
    'curl -d @- <<-E\n',
    'iwr "',
    'iwr @{',
    '$a = @"\n',
    "$a='",
    '{',
    '[',
    "{'a':",
    '(',
    'Headers {',
    'headers: {',
    'a\n',
    'x-a: b\n',
    '"',
    '\\',
    '[10:00:00] ',
    '{"headers":',
    '<Buffer ',
    '\n\n',
    'content-type\n',
    '=',
    'printf "\\',
    'map[a:[',
    'Array\n(\n    [a] => ',
    'array:1 [',
    '[a:"',
    '<{',
    '#<',
    '{a=[',
    '"""\n',
    'string(9999) "',
    'POST / HTTP/1.1\nHost: a\n',
    '###\n',
    '- a:\n',
  ])('of %j, many times over', (part) => {
    for (const text of [
      part.repeat(20_000),
      part + 'x'.repeat(200_000),
      part + '\\'.repeat(200_000),
    ]) {
      expect(recognise(text).doubts).not.toContain(unread);
    }
  });
});

const json = `{"a":"${'xyz"\\n'.replaceAll('"', '\\"').repeat(1_000_000)}"}`.slice(0, 7_900_000);
const quoted = json.replaceAll("'", '');
const signature = 't=1767225600,v1=ab';

/** More than any provider sends. What took quadratic time would run into the limit of a test. */
describe('eight megabytes', () => {
  test.each([
    ['a raw request', `POST / HTTP/1.1\nStripe-Signature: ${signature}\n\n${json}`],
    [
      'chunks',
      `POST / HTTP/1.1\nTransfer-Encoding: chunked\n\n${`1000\r\n${'x'.repeat(4096)}\r\n`.repeat(1_900)}0\r\n\r\n`,
    ],
    ['a curl command', `curl a.example -H 'X-A: b' -d '${quoted}'`],
    [
      'a curl command for Windows',
      `curl ^"a.example^" ^\n -d ^"${'^{abcdefgh\\^"'.repeat(560_000)}^"`,
    ],
    ['a curl command with many words', `curl a.example ${'-H a:b '.repeat(1_100_000)}`],
    [
      'printf',
      `printf '${'\\303\\251abcdefgh'.repeat(490_000)}' | curl a.example --data-binary @-`,
    ],
    ['a here document', `curl a.example -d @- <<'E'\n${'{"a":1}\n'.repeat(990_000)}E\n`],
    ['a PowerShell command', `iwr a.example -Body "${'`"a'.repeat(2_600_000)}"`],
    ['a list of headers', 'X-A: b\n'.repeat(1_140_000)],
    ['headers on two lines', 'content-type\nb\n'.repeat(530_000)],
    [
      'JSON with headers',
      JSON.stringify({
        headers: { 'stripe-signature': signature },
        body: json.slice(0, 5_000_000),
      }),
    ],
    ['JSON of many members', `[${'{"a":1},'.repeat(980_000)}1]`],
    ['JSON lines', '{"level":30,"req":{"headers":{"host":"a.example"}}}\n'.repeat(150_000)],
    [
      'a printed object',
      `{ 'stripe-signature': '${signature}', body: '${'a\\n'.repeat(2_600_000)}' }`,
    ],
    [
      'what PHP prints',
      `Array\n(\n    [Stripe-Signature] => ${signature}\n${'    [X-A] => b\n'.repeat(480_000)})\n{"a":1}`,
    ],
    [
      'what Go prints',
      `map[Stripe-Signature:[${signature}] ${'X-A:[b] '.repeat(900_000)}X-B:[c]]\n{"a":1}`,
    ],
    [
      'what Java prints',
      `{stripe-signature=${signature}, ${'x-a=b, '.repeat(900_000)}x=y}\n{"a":1}`,
    ],
    ['brackets of no value', '{ a\n'.repeat(1_500_000)],
    ['a log', '2026-11-23T10:00:00Z INFO nothing of note\n'.repeat(180_000)],
    ['output of curl -v', `> POST / HTTP/1.1\n${'> X-A: b\n'.repeat(880_000)}`],
    ['carriage returns', '\r'.repeat(7_900_000) + 'x'],
    ['a body', 'no request in it\n'.repeat(470_000)],
  ])('of %s are read to the end before anybody gives up', (_, text) => {
    expect(text.length).toBeGreaterThan(5_000_000);
    expect(recognise(text).doubts).not.toContain(unread);
  });
});
