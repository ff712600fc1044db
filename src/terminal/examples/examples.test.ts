import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bytesFromText } from '../../signing/bytes/bytes.ts';
import { sign } from '../../signing/sign.ts';
import { examples, notHere, start, type Started } from './examples.testkit.ts';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const otherSecret = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';
const nowSeconds = () => Math.floor(Date.now() / 1000);
let made = 0;
const newId = () => `msg_${(made += 1)}`;

interface Sent {
  readonly id: string;
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
  readonly chunked?: boolean;
}

async function signed(text: string, by: string | readonly string[] = secret, at = nowSeconds()) {
  const id = newId();
  const body = bytesFromText(text);
  const { headers } = await sign('standard-webhooks', {
    secret: by,
    body,
    eventId: id,
    nowSeconds: at,
  });
  return { id, body, headers };
}

function send(url: string, { body, headers, chunked = false }: Sent): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          ...headers,
          ...(chunked ? {} : { 'Content-Length': body.length }),
        },
      },
      (response) => {
        response.resume();
        response.on('end', () => {
          resolve(response.statusCode ?? 0);
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

const plain = '{"type":"payment.succeeded","data":{"amount":1200}}';

/** How often each is to have its effect, and the requests: one after the other, or all that stand in a list at once. */
type Drill = readonly [times: 0 | 1, ...(Sent | readonly Sent[])[]];

/** What a receiver is to do with each: take it and have its effect once, or refuse it. */
const drills: Readonly<Record<string, () => Promise<Drill>>> = {
  genuine: async () => [1, await signed(plain)],
  twice: async () => {
    const sent = await signed(plain);
    return [1, sent, sent];
  },
  'twice-at-once': async () => {
    const sent = await signed(plain);
    return [1, [sent, sent]];
  },
  '50-at-once': async () => [1, await Promise.all(Array.from({ length: 50 }, () => signed(plain)))],
  tampered: async () => [
    0,
    { ...(await signed(plain)), body: bytesFromText(plain.replace('2', '9')) },
  ],
  forged: async () => [0, await signed(plain, otherSecret)],
  unsigned: async () => {
    const { id, body, headers } = await signed(plain);
    const rest = Object.entries(headers).filter(([name]) => name !== 'webhook-signature');
    return [0, { id, body, headers: Object.fromEntries(rest) }];
  },
  'too-old': async () => [0, await signed(plain, secret, nowSeconds() - 3600)],
  'from-the-future': async () => [0, await signed(plain, secret, nowSeconds() + 3600)],
  'two-signatures': async () => [1, await signed(plain, [otherSecret, secret])],
  'number-1.0': async () => [1, await signed('{"type":"a","amount":1.0}')],
  escapes: async () => [1, await signed('{"type":"a","name":"Zo\\u00eb"}')],
  emoji: async () => [1, await signed('{"type":"a","name":"Zoë ☕"}')],
  slash: async () => [1, await signed('{"type":"a","url":"https:\\/\\/example.com"}')],
  'plain-slash': async () => [1, await signed('{"type":"a","url":"https://example.com"}')],
  'final-line-feed': async () => [1, await signed(`${plain}\n`)],
  bom: async () => [1, await signed(`\ufeff${plain}`)],
  '150-kb': async () => [1, await signed(`{"type":"a","text":"${'x'.repeat(150_000)}"}`)],
  '1-mb': async () => [1, await signed(`{"type":"a","text":"${'x'.repeat(1_000_000)}"}`)],
  chunked: async () => [1, { ...(await signed(plain)), chunked: true }],
};

test('every receiver in examples stands in its README', () => {
  const folder = new URL('../../../examples/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  expect(examples.map(({ file }) => file).sort()).toEqual(
    files.filter((file) => /\.(mjs|py|php|go)$/.test(file)).sort(),
  );
});

describe.each(examples)('$file', ({ file, fallsShortIn }) => {
  const reason = notHere(file);
  let receiver: Started | undefined;
  beforeAll(async () => {
    if (reason === '') receiver = await start(file, secret);
  });
  afterAll(() => receiver?.stop());

  test.skipIf(reason !== '')(`falls short in just the drills beside it${reason}`, async () => {
    const short: string[] = [];
    const { url = '', effects } = receiver ?? {};
    for (const [name, drill] of Object.entries(drills)) {
      const [times, ...sent] = await drill();
      const statuses: number[] = [];
      for (const each of sent) {
        const atOnce = [each].flat();
        statuses.push(...(await Promise.all(atOnce.map((one) => send(url, one).catch(() => 0)))));
      }
      const had = (await effects?.()) ?? {};
      const isOften = sent.flat().every(({ id }) => (had[id] ?? 0) === times);
      const isTaken = statuses.every((status) => status >= 200 && status < 300);
      if (!isOften || isTaken !== (times === 1)) short.push(name);
    }
    expect(short).toEqual(fallsShortIn);
  });
});

test('no receiver is longer than a screen and a half', () => {
  for (const { file } of examples) {
    const text = readFileSync(new URL(`../../../examples/${file}`, import.meta.url), 'utf8');
    expect(text.split('\n').length, file).toBeLessThan(100);
  }
});
