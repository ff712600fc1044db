import { describe, expect, test } from 'vitest';
import { bytesFromText, textFromBytes } from '../bytes/bytes.ts';
import { recognise } from '../recognise.ts';

/** The request as it was found, its body as text. */
function found(text: string) {
  const { request, as, doubts, schemeId } = recognise(text);
  return { ...request, body: request.body && textFromBytes(request.body), as, doubts, schemeId };
}

const signature = 't=1767225600,v1=5257a869';

describe('a header that is given twice', () => {
  test.each([
    ['in a raw request', 'POST / HTTP/1.1\nStripe-Signature: a\nStripe-Signature: b\n\n{}'],
    ['in a curl command', "curl a.example -H 'Stripe-Signature: a' -H 'Stripe-Signature: b' -d x"],
    ['in a list', 'Stripe-Signature: a\nStripe-Signature: b'],
    ['in a Lambda event', '{"multiValueHeaders":{"Stripe-Signature":["a","b"]},"body":"{}"}'],
  ])('%s keeps both values, for a check to refuse', (_, text) => {
    const { headers, doubts } = found(text);
    const values = Object.entries(headers).filter(([name]) => /^stripe-signature$/i.test(name));
    expect(values.map(([, value]) => value)).toEqual(['a', 'b']);
    expect(doubts).toContain(
      'The header Stripe-Signature is given twice, with different values; both were kept.',
    );
  });
});

describe("Chrome's “Copy as cURL (cmd)”", () => {
  test('has carets before what is special, and joins its lines by one', () => {
    const text = [
      'curl ^"https://a.example/in?x=1^&y=^%^20^" ^',
      `  -H ^"stripe-signature: ${signature}^" ^`,
      '  --data-raw ^"^{^\\^"a^\\^":^\\^"b^\\^"^}^"',
    ].join('\r\n');
    expect(found(text)).toMatchObject({
      method: 'POST',
      url: 'https://a.example/in?x=1&y=%20',
      headers: { 'stripe-signature': signature },
      body: '{"a":"b"}',
      doubts: [],
    });
  });

  test('doubles backslashes, which is said, and writes a line break as two', () => {
    const { body, doubts } = found('curl ^"https://a.example^" --data-raw ^"a\\\\nb^\n\nc^"');
    expect(body).toBe('a\\nb\nc');
    expect(doubts[0]).toMatch(/each backslash twice/);
  });
});

describe('the escapes of Bash', () => {
  test.each([
    ["$'\\303\\251'", 'é'],
    ["$'\\xc3\\xa9'", 'é'],
    ["$'\\U0001F600'", '😀'],
    ["$'\\u00e9'", 'é'],
    ["$'\\ud83d\\ude00'", '😀'],
    ["$'💀\\303\\251'", '💀é'],
    ["$'a\\'b\\n'", "a'b\n"],
  ])('%s is %j', (word, body) => {
    expect(found(`curl a.example -d ${word}`).body).toBe(body);
  });

  test('a byte that is no UTF-8 stays that byte', () => {
    const { request } = recognise("curl a.example -d $'a\\377é'");
    expect(request.body).toEqual(Uint8Array.of(0x61, 0xff, 0xc3, 0xa9));
  });
});

describe('the data of a curl command', () => {
  test.each([
    ['curl a.example -d @f', undefined],
    ['curl a.example --json @-', undefined],
    ['curl a.example --data-binary @- <<EOF\n{"a":1}\nEOF', '{"a":1}\n'],
    ['curl a.example -d @- <<\'EOF\'\n{"a":1}\nEOF\n', '{"a":1}'],
    ['cat <<EOF | curl a.example --data-binary @-\na\r\nb\nEOF', 'a\r\nb\n'],
    ["curl a.example --data-binary @- <<< 'a'", 'a\n'],
    ["echo -n '{}' | curl a.example -d @-", '{}'],
    ['printf \'%s\' \'{"a":"100%"}\' | curl a.example -d @-', '{"a":"100%"}'],
    ["printf '\\173\\015\\012\\175' | curl 'a.example' \\\n  --data-binary @-", '{\r\n}'],
    ['curl a.example -d ""', ''],
    ['curl a.example --data-urlencode "a=b c(d)"', 'a=b+c%28d%29'],
    ["curl a.example --json '{' --json '}'", '{}'],
  ])('%j sends it by POST', (command, body) => {
    expect(found(command)).toMatchObject({ method: 'POST', url: 'http://a.example' });
    expect(found(command).body).toBe(body);
  });

  test('-G puts it behind the query that is there', () => {
    expect(found('curl -G -d a=1 -d b=2 "https://a.example/x?c=1#d"')).toMatchObject({
      method: 'GET',
      url: 'https://a.example/x?c=1&a=1&b=2#d',
      body: undefined,
    });
  });

  test('read by -d loses its line breaks, as curl says, and this is told', () => {
    const { body, doubts } = found('curl a.example -d @- <<EOF\na\nb\nEOF\n');
    expect(body).toBe('ab');
    expect(doubts).toContain(
      'curl -d leaves out the line breaks of what it reads; --data-binary keeps them.',
    );
  });
});

describe('the end of a curl command', () => {
  test.each([
    '\'{"a":1}\'| jq .',
    '\'{"a":1}\'|jq',
    '\'{"a":1}\'; echo',
    '\'{"a":1}\';echo',
    '\'{"a":1}\' && echo ok',
    '\'{"a":1}\'>out.json',
    '\'{"a":1}\' 2>/dev/null',
    '\'{"a":1}\' &',
    '\'{"a":1}\' # as documented',
  ])('is no part of the body: %s', (rest) => {
    expect(found(`curl https://a.example -d ${rest}`)).toMatchObject({
      body: '{"a":1}',
      url: 'https://a.example',
      doubts: [],
    });
  });

  test('what stands on the lines below is told', () => {
    const { body, doubts } = found("curl https://a.example -d '{}'\nHTTP/1.1 400\n");
    expect(body).toBe('{}');
    expect(doubts).toEqual(['What follows the command was left out, from “HTTP/1.1 400” on.']);
  });

  test('an & without quotes does not cut the URL, and is told', () => {
    const { url, doubts } = found('curl https://a.example/?a=1&b=2');
    expect(url).toBe('https://a.example/?a=1&b=2');
    expect(doubts[0]).toMatch(/without quotes/);
  });
});

test.each([
  '--max-redirs 5',
  '--oauth2-bearer x',
  '--aws-sigv4 aws:amz',
  '--proxy-header X:y',
  '-x p:80',
  '--unix-socket /s',
  '--ciphers A',
  '--tls-max 1.2',
  '--variable a=b',
  '-so /dev/null',
  '--resolve a:443:1.2.3.4',
  '--url-query q=1',
])('the value of %s is not the URL', (option) => {
  expect(found(`curl ${option} https://a.example`).url).toMatch(/^https:\/\/a\.example/);
});

test('a name that every object has is no command and no option', () => {
  expect(found('printf curl\n__proto__').as).toBe('body');
  expect(found('curl --constructor a.example').headers).toEqual({});
});

describe('half a command', () => {
  test('a quote that is never closed is told', () => {
    const { body, doubts } = found(`curl a.example -H 'Stripe-Signature: ${signature}' -d '{"a":1`);
    expect(body).toBe('{"a":1');
    expect(doubts[0]).toMatch(/^A quote is never closed, at “'{"a":1”/);
  });

  test('so is a header without its value, and an option without one', () => {
    expect(found("curl a.example -H 'Stripe-Sig").doubts).toContain(
      'The header “Stripe-Sig” has no colon: it may be cut off.',
    );
    expect(found('curl a.example -H').doubts[0]).toBe(
      'The option -H has no value: the command is cut off.',
    );
  });

  test('what only a shell could put in is named', () => {
    expect(found('curl a.example -H "Stripe-Signature: $SIG" -d "$(cat f)"').doubts).toEqual([
      '$SIG stands for a value that only the shell knows.',
      'Another command writes part of this one; only a shell could put it in.',
    ]);
  });
});

describe('commands of other programs', () => {
  test('Invoke-WebRequest, with a table of headers', () => {
    expect(
      found(
        `Invoke-WebRequest -Uri "https://a.example/in" -Method POST -Headers @{"Stripe-Signature"="${signature}"; 'X-B' = 'it''s'} -ContentType "application/json" -Body "{\`"a\`":\`"b\`n\`"}"`,
      ),
    ).toMatchObject({
      as: 'PowerShell command',
      schemeId: 'stripe',
      method: 'POST',
      url: 'https://a.example/in',
      headers: { 'Stripe-Signature': signature, 'X-B': "it's", 'Content-Type': 'application/json' },
      body: '{"a":"b\n"}',
      doubts: [],
    });
  });

  test('Chrome’s “Copy as PowerShell”, with lines joined by backticks and characters by number', () => {
    expect(
      found(
        [
          '$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession',
          'Invoke-WebRequest -UseBasicParsing -Uri "https://a.example/in" `',
          '-Method "POST" `',
          '-WebSession $session `',
          '-Headers @{',
          '"authority"="a.example"',
          `  "stripe-signature"="${signature}"`,
          '} `',
          '-Body ([System.Text.Encoding]::UTF8.GetBytes("{`"a`":`"$([char]233)`"}"))',
        ].join('\r\n'),
      ),
    ).toMatchObject({
      method: 'POST',
      headers: { 'stripe-signature': signature },
      body: '{"a":"é"}',
    });
  });

  test('Invoke-RestMethod, with what was put into variables before', () => {
    const text = `$h = @{ 'X-A' = 'b' }\n$body = @'\n{"a":1}\n'@\nInvoke-RestMethod https://a.example -Method Put -Headers $h -Body $body`;
    expect(found(text)).toMatchObject({ method: 'PUT', headers: { 'X-A': 'b' }, body: '{"a":1}' });
  });

  test.each([
    ['curl.exe https://a.example -H "X-A: b" -d \'{\\"a\\":1}\'', 'curl command'],
    ['curl.exe https://a.example `\n -H "X-A: b" `\n -d \'{\\"a\\":1}\'', 'curl command'],
    ["wget --header='X-A: b' --post-data '{\"a\":1}' -O - https://a.example", 'wget command'],
    ['http POST https://a.example X-A:b --raw \'{"a":1}\'', 'HTTPie command'],
    ['echo -n \'{"a":1}\' | http POST https://a.example X-A:b', 'HTTPie command'],
  ])('%s', (text, as) => {
    expect(recognise(text)).toMatchObject({
      as,
      request: {
        method: 'POST',
        url: 'https://a.example',
        headers: { 'X-A': 'b' },
        body: bytesFromText('{"a":1}'),
      },
    });
  });
});
