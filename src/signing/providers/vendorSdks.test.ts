import * as fc from 'fast-check';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { judges, send, verdicts, type Received, type Unsigned } from './vendorSdks.testkit.ts';
import { libraries, type JudgedId } from './librariesDiffer.ts';
import { schemeById } from '../schemes.ts';

afterAll(() => {
  vi.useRealTimers();
});

const bothAccept = { here: 'accepts', library: 'accepts' };
const bothRefuse = { here: 'refuses', library: 'refuses' };

/** How long a token counts that is signed here. */
const tokenSeconds = 300;

/** The same requests in every run: what a library says today it says tomorrow. */
const fixed = { seed: 20_261_123, numRuns: 40 };

function requests(schemeId: JudgedId): fc.Arbitrary<Unsigned> {
  const { secret, body } = judges[schemeId];
  return fc
    .record({
      secrets: secret.map((each): [string] => [each]),
      url: fc.constantFrom(
        'https://a.example/in',
        'https://a.example:8443/in/',
        'https://a.example/in?a=1&b=x%20y',
      ),
      nowSeconds: fc.integer({ min: 1_610_000_000, max: 2_500_000_000 }),
      sent: body,
    })
    .map(({ sent, ...rest }) => ({ ...rest, ...sent }));
}

for (const [id, library] of Object.entries(libraries)) {
  describe(library, () => {
    judgeOf(id as JudgedId);
  });
}

function judgeOf(schemeId: JudgedId): void {
  const scheme = schemeById(schemeId);
  const { timestamp, signature } = scheme;

  test(`accepts what is signed here for ${scheme.provider}`, async () => {
    await fc.assert(
      fc.asyncProperty(requests(schemeId), async (unsigned) => {
        expect(await verdicts(schemeId, await send(schemeId, unsigned))).toEqual(bothAccept);
      }),
      fixed,
    );
  });

  test('refuses, as this page does, what was changed on the way', async () => {
    await fc.assert(
      fc.asyncProperty(requests(schemeId), judges[schemeId].secret, async (unsigned, stranger) => {
        fc.pre(stranger !== unsigned.secrets[0]);
        const request = await send(schemeId, unsigned);
        for (const [name, changed] of Object.entries(changes(schemeId, request, stranger))) {
          expect(await verdicts(schemeId, changed), name).toEqual(bothRefuse);
        }
      }),
      { ...fixed, numRuns: 20 },
    );
  });

  const tolerance = timestamp?.toleranceSeconds;
  const ages = scheme.own?.judgesTime
    ? [
        { age: tokenSeconds + (tolerance ?? 0) - 1, expected: bothAccept },
        { age: tokenSeconds + (tolerance ?? 0), expected: bothRefuse },
        { age: -(tolerance ?? 0), expected: bothAccept },
        { age: -(tolerance ?? 0) - 1, expected: bothRefuse },
      ]
    : tolerance === undefined
      ? [{ age: 86_400, expected: bothAccept }]
      : [
          { age: tolerance, expected: bothAccept },
          { age: tolerance + 1, expected: bothRefuse },
          { age: -tolerance, expected: bothAccept },
          {
            age: -tolerance - 1,
            expected: timestamp?.direction === 'both' ? bothRefuse : bothAccept,
          },
        ];
  for (const { age, expected } of ages) {
    const when = age < 0 ? `${String(-age)} s before it was sent` : `${String(age)} s later`;
    test(`${expected.library} a request ${when}, as this page does`, async () => {
      await fc.assert(
        fc.asyncProperty(requests(schemeId), async (unsigned) => {
          const request = await send(schemeId, unsigned);
          const nowSeconds = request.nowSeconds + age;
          expect(await verdicts(schemeId, { ...request, nowSeconds })).toEqual(expected);
        }),
        { ...fixed, numRuns: 5 },
      );
    });
  }

  const { kind } = signature.format;
  // Of several signatures Paddle's library reads the last: see the table of libraryDifferences. Sanity's wants one, and
  // Braintree names the key of each.
  const lists =
    kind === 'versioned list' ||
    (kind === 'key=value pairs' && !['paddle', 'sanity', 'braintree'].includes(schemeId));
  if (!lists) return;
  test('finds its own signature in a list of two, first or second', async () => {
    await fc.assert(
      fc.asyncProperty(requests(schemeId), judges[schemeId].secret, async (unsigned, other) => {
        const [own] = unsigned.secrets;
        for (const secrets of [[own, other] as const, [other, own] as const]) {
          const request = await send(schemeId, { ...unsigned, secrets: [...secrets] });
          expect(await verdicts(schemeId, { ...request, secret: own })).toEqual(bothAccept);
        }
      }),
      { ...fixed, numRuns: 10 },
    );
  });
}

/** The request with one thing changed that is signed, or that signs. */
function changes(
  schemeId: JudgedId,
  request: Received,
  stranger: string,
): Readonly<Record<string, Received>> {
  const { message, signature, timestamp, own } = schemeById(schemeId);
  if ('bodyField' in signature) {
    const text = new TextDecoder().decode(request.body);
    const payload = text.replace(
      /(bt_payload=)(.)/,
      (_, name: string, first: string) => name + (first === 'P' ? 'Q' : 'P'),
    );
    return {
      'another secret': { ...request, secret: stranger },
      'another payload': { ...request, body: new TextEncoder().encode(payload) },
    };
  }
  const place = 'header' in signature ? signature.header : '';
  const inHeader = (name: string, change: (value: string) => string): Received => ({
    ...request,
    headers: { ...request.headers, [name]: change(request.headers[name] ?? '') },
  });
  const timeHeader =
    typeof timestamp?.place === 'object' && 'header' in timestamp.place
      ? timestamp.place.header
      : undefined;
  const id = message.find((part) => part.startsWith('header:'))?.slice('header:'.length);
  const unsigned = Object.entries(request.headers).filter(([name]) => name !== place);

  return {
    'another secret': { ...request, secret: stranger },
    'a byte more': { ...request, body: new Uint8Array([...request.body, 0x78]) },
    ...(request.body.length > 0 &&
      !isForm(request) && {
        'another first byte': { ...request, body: flipped(request.body, 0) },
        'another byte': { ...request, body: flipped(request.body, request.body.length >> 1) },
        'another last byte': { ...request, body: flipped(request.body, request.body.length - 1) },
        'a byte less': { ...request, body: request.body.slice(0, -1) },
      }),
    'no signature': { ...request, headers: Object.fromEntries(unsigned) },
    'an empty signature': inHeader(place, () => ''),
    'another digit of the signature': inHeader(place, (value) =>
      value.replace(macText, (mac) => (mac.startsWith('0') ? '1' : '0') + mac.slice(1)),
    ),
    'half a signature': inHeader(place, (value) =>
      value.replace(macText, (mac) => mac.slice(0, mac.length / 2)),
    ),
    ...(signature.format.kind !== 'prefixed' || signature.format.prefix !== ''
      ? { 'another version': inHeader(place, (value) => value.replace(/(v1|h1|sha256)/, 'x$1')) }
      : {}),
    ...(timestamp?.place === 'signature header' &&
      !own?.judgesTime && {
        'another time': inHeader(place, (value) => value.replace(/=(\d+)/, oneLess)),
      }),
    ...(timeHeader !== undefined && {
      'another time': inHeader(timeHeader, (value) => String(Number(value) - 1)),
      'no time': inHeader(timeHeader, () => ''),
    }),
    ...(id !== undefined && { 'another id': inHeader(id, (value) => `${value}0`) }),
    ...(message.includes('url') && {
      'another path': { ...request, url: request.url.replace('/in', '/im') },
    }),
  };
}

/** The MAC in a signature header, whichever alphabet it is written in. */
const macText = /[\w+/-]{24,}={0,2}/;

function oneLess(_: string, digits: string): string {
  return `=${String(Number(digits) - 1)}`;
}

function isForm({ headers }: Received): boolean {
  return headers['Content-Type']?.endsWith('urlencoded') ?? false;
}

/** One bit changes: of a letter that is its case. */
function flipped(body: Uint8Array, at: number): Uint8Array {
  return body.with(at, (body[at] ?? 0) ^ 0x20);
}
