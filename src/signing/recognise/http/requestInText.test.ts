import { describe, expect, test } from 'vitest';
import { textFromBytes } from '../../bytes/bytes.ts';
import { recognise } from '../../recognise.ts';

const signature = `sha256=${'6c40'.repeat(16)}`;
const head = `POST /in HTTP/1.1\nHost: a.example\nX-GitHub-Event: push\nX-Hub-Signature-256: ${signature}\n`;
const body = '{"a":"é\\n","b":[1]}';
const raw = `${head}\n${body}`;
const printed = `{\n  'x-github-event': 'push',\n  'x-hub-signature-256': '${signature}'\n}`;

function found(text: string) {
  const { request, schemeId, doubts } = recognise(text);
  return { ...request, body: request.body && textFromBytes(request.body), schemeId, doubts };
}

const prefixed = (prefix: (at: number) => string, text: string) =>
  text
    .split('\n')
    .map((line, at) => prefix(at) + line)
    .join('\n');

describe('a request with a text around it', () => {
  test.each<[string, string]>([
    [
      'below the summary of tcpdump',
      `10:00:00.1 IP 192.0.2.1.5 > 10.0.0.5.80: Flags [P.], length 9: HTTP: POST /in HTTP/1.1\nE..?.@.@...POST /in HTTP/1.1${raw.slice('POST /in HTTP/1.1'.length)}`,
    ],
    [
      'as ngrep writes it',
      `interface: eth0\n####\nT 192.0.2.1:5 -> 10.0.0.5:80 [AP]\n${head.replaceAll('\n', '.\n')}.\n${body}`,
    ],
    ['below a word of one’s own', `Here is what arrives:\n\n${raw}`],
    [
      'in quotes, behind a date',
      `2026/11/23 10:00:00 ${JSON.stringify(raw.replaceAll('\n', '\r\n').replace(body, body))}`,
    ],
    ['above the response', `${raw}\n\nHTTP/1.1 401 Unauthorized\nContent-Length: 0\n`],
    [
      'in a file of requests',
      `@host = a.example\n### first\nGET https://{{host}}/up\n\n### hook\n# @name hook\nPOST https://{{host}}/in\nX-GitHub-Event: push\nX-Hub-Signature-256: ${signature}\n\n${body}\n\n### last\nGET https://a.example/\n`,
    ],
    [
      'on a page with tabs',
      `Request\nResponse 401\nRedeliver\n\nHeaders\nRequest URL: https://a.example/in\nRequest method: POST\nX-GitHub-Event: push\nX-Hub-Signature-256: ${signature}\nPayload\n${body}`,
    ],
  ])('%s is read', (_, text) => {
    expect(found(text)).toMatchObject({
      schemeId: 'github',
      method: 'POST',
      url: 'https://a.example/in',
      body,
    });
  });

  test.each<[string, string]>([
    [
      'Heroku',
      prefixed((at) => `2026-11-23T10:00:00.00000${at}+00:00 app[web.1]: `, `${printed}\n${body}`),
    ],
    ['Docker Compose', prefixed(() => 'web-1  | ', `${printed}\n${body}`)],
    [
      'pm2',
      prefixed(
        (at) => (at === 0 ? '0|hooks  | 2026-11-23T10:00:00: ' : '0|hooks  | '),
        `${printed}\n${body}`,
      ),
    ],
    [
      'CloudWatch',
      `2026-11-23T10:00:00.123Z\t5b1f0a44-1111-4b5e-8f8c-1d2e3f405060\tINFO\t${printed}\n2026-11-23T10:00:00.124Z\t5b1f0a44-1111-4b5e-8f8c-1d2e3f405060\tINFO\t${body}`,
    ],
    [
      'Spring',
      `2026-11-23 10:00:00.114  INFO 1 --- [nio-8080-exec-3] c.a.s.Hooks : headers [x-github-event:"push", x-hub-signature-256:"${signature}"]\n2026-11-23 10:00:00.115  INFO 1 --- [nio-8080-exec-3] c.a.s.Hooks : body ${body}`,
    ],
    [
      'Laravel',
      `[2026-11-23 10:00:00] local.INFO: array (\n  'x-github-event' => \n  array (\n    0 => 'push',\n  ),\n  'x-hub-signature-256' => \n  array (\n    0 => '${signature}',\n  ),\n)  \n[2026-11-23 10:00:00] local.INFO: ${body}  \n`,
    ],
    [
      'Go',
      `2026/11/23 10:00:00 map[X-Github-Event:[push] X-Hub-Signature-256:[${signature}]]\n2026/11/23 10:00:00 ${body}`,
    ],
    [
      'nobody, below a line of an access log',
      `10:00:00.123 [POST] /api/in status=401\n${printed}\n${body}`,
    ],
    ['a label before each', `req.headers ${printed}\nreq.rawBody ${body}`],
    ['the body first', `${body}\n${printed}`],
    [
      'a blank line between',
      `${JSON.stringify({ 'x-github-event': 'push', 'x-hub-signature-256': signature })}\n\n${body}`,
    ],
    [
      'a label for the whole',
      `event { headers: ${printed}, body: '${Buffer.from(body).toString('base64')}', isBase64Encoded: true }`,
    ],
    [
      'a file of Bruno',
      `meta {\n  name: hook\n}\n\npost {\n  url: https://a.example/in\n  body: json\n}\n\nheaders {\n  X-GitHub-Event: push\n  X-Hub-Signature-256: ${signature}\n}\n\nbody:json {\n  ${body}\n}\n`,
    ],
    ['pairs in brackets', `[X-GitHub-Event, push]\n[X-Hub-Signature-256, ${signature}]\n${body}`],
    ['two columns', `x-github-event\tpush\nx-hub-signature-256\t${signature}\n\n${body}`],
    [
      'ASP.NET',
      `info: Microsoft.AspNetCore.HttpLogging.HttpLoggingMiddleware[1]\n      Request:\n      Method: POST\n      X-GitHub-Event: push\n      X-Hub-Signature-256: ${signature}\ninfo: Microsoft.AspNetCore.HttpLogging.HttpLoggingMiddleware[3]\n      RequestBody: ${body}\n`,
    ],
  ])('of %s is read', (_, text) => {
    expect(found(text)).toMatchObject({ schemeId: 'github', body });
  });

  test.each<[string, string]>([
    [
      'nginx, which escapes each sign by its number',
      `"${body.replaceAll('\\', '\\x5C').replaceAll('"', '\\x22').replaceAll('é', '\\xC3\\xA9')}"`,
    ],
    ['a server that escapes as JSON does', JSON.stringify(body)],
  ])('by %s, in a line of its access log that has them, is read', (_, field) => {
    const line = `192.0.2.1 - - [23/Nov/2026:10:00:00 +0000] "POST /in HTTP/1.1" 401 12 "-" "GitHub-Hookshot/1" "${signature}" ${field}`;
    expect(found(line)).toMatchObject({ schemeId: 'github', method: 'POST', body });
  });

  test('that VCR has recorded is read', () => {
    const cassette = (text: string) =>
      `---\nhttp_interactions:\n- request:\n    method: post\n    uri: https://a.example/in\n    body:\n      encoding: UTF-8\n      string: ${text}\n    headers:\n      X-GitHub-Event:\n      - push\n      X-Hub-Signature-256:\n      - ${signature}\n  response:\n    status:\n      code: 401\n    headers:\n      Content-Type:\n      - text/plain\n    body:\n      string: no\n`;
    for (const text of [`'${body}'`, JSON.stringify(body), `|-\n        ${body}`]) {
      expect(found(cassette(text))).toMatchObject({ schemeId: 'github', body });
    }
  });

  test('is cut where its length says, and this is told', () => {
    const { body: read, doubts } = found(`${head}Content-Length: 20\n\n${body}\n`);
    expect(read).toBe(body);
    expect(doubts).toEqual([
      'The line end after the body was left out: Content-Length does not count it.',
    ]);
  });

  test('keeps a line end that its length counts', () => {
    expect(found(`${head}Content-Length: 21\n\n${body}\n`)).toMatchObject({
      body: `${body}\n`,
      doubts: [],
    });
  });
});
