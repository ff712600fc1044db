import { bytesFromText } from '../../signing/bytes/bytes.ts';
import { search } from '../../signing/diagnose.ts';
import { recognise } from '../../signing/recognise.ts';
import type { VerifyInput } from '../../signing/request.ts';
import { sign } from '../../signing/sign.ts';
import { goal } from './benchLine.ts';

const rounds = 5;
const nowSeconds = 1_767_225_600;
const secret = 'whsec_example_not_a_real_secret_5f2c';

/** The searches of the Sign page for a cause, and the reading of what is pasted, against what they may take. */
export async function benchSigning(): Promise<void> {
  console.log(`Signing bench, median of ${rounds}, by the clock on the wall`);
  for (const { size, bytes, budgetMs } of [
    { size: '20 kB', bytes: 20_000, budgetMs: 500 },
    { size: '1 MB', bytes: 1_000_000, budgetMs: 1_500 },
  ]) {
    for (const [kind, textOf] of [
      ['JSON', jsonOf],
      ['a form', formOf],
      ['a text', plainTextOf],
    ] as const) {
      const request = await forged(textOf(bytes));
      const { tried } = await search('stripe', request);
      const changes = Object.values(tried).reduce((sum, count) => sum + count);
      const ms = await medianMs(() => search('stripe', request));
      const told = `${ms.toFixed(0)} ms of ${budgetMs}, ${changes.toLocaleString('en')} changes`;
      goal(`forged, ${kind} of ${size}: nothing to be found`, told, ms <= budgetMs);
    }
  }
  for (const [name, text] of [
    ['8 MB of carriage returns', `POST${'\r'.repeat(7_900_000)}x`],
    ['1 MB of quotes', `curl ${"'".repeat(1_000_000)}`],
    ['1 MB of backslashes', `curl "${'\\'.repeat(1_000_000)}`],
    ['40,000 spaces in front of a heading', `${' '.repeat(40_000)}\n${' '.repeat(40_000)}x`],
  ] as const) {
    const readMs = await medianMs(() => recognise(text));
    goal(`${name} are read`, `${readMs.toFixed(0)} ms of 1500`, readMs <= 1_500);
  }
  const pasted = `POST /hooks HTTP/1.1\r\nHost: shop.example\r\nStripe-Signature: t=1,v1=00\r\n\r\n${jsonOf(8_000_000)}`;
  const ms = await medianMs(() => recognise(pasted));
  goal('a pasted request of 8 MB is recognised', `${ms.toFixed(0)} ms of 500`, ms <= 500);
}

/** Well formed, and signed with a secret that is not the given one. */
async function forged(text: string): Promise<VerifyInput> {
  const body = bytesFromText(text);
  const { headers } = await sign('stripe', { secret: 'another secret', body, nowSeconds });
  return { secret, headers, body, nowSeconds };
}

function jsonOf(bytes: number): string {
  const item = {
    id: 'evt_1004',
    name: 'Zoë ☕',
    path: 'a/b?c=d&e=<f>',
    amount: 1200.5,
    list: [1, {}],
  };
  const count = Math.ceil(bytes / (JSON.stringify(item).length + 4));
  return JSON.stringify({ items: Array.from({ length: count }, () => item) });
}

function formOf(bytes: number): string {
  const value = new URLSearchParams({ '': 'Zoë & co. (a/b), no' }).toString();
  return Array.from({ length: Math.ceil(bytes / 45) }, (_, n) => `field_${n}${value}+${n}`)
    .join('&')
    .slice(0, bytes);
}

function plainTextOf(bytes: number): string {
  return 'The quick brown fox, Zoë, sees "nothing" at a/b & goes.\n'
    .repeat(Math.ceil(bytes / 56))
    .slice(0, bytes);
}

async function medianMs(act: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const startedAt = performance.now();
    await act();
    times.push(performance.now() - startedAt);
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(rounds / 2)] ?? 0;
}
