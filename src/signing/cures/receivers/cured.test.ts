import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import {
  bodyAlone,
  contentDepartures,
  foundIn,
  gatewayDepartures,
  leftOutPrefix,
  macDepartures,
  secretDepartures,
  writtenDepartures,
  type Departure,
} from '../cures.testkit.ts';
import { search } from '../../diagnose.ts';
import { schemeById } from '../../schemes.ts';
import type { MatchedRequest } from '../cure.ts';
import { curesFor } from '../cures.ts';
import type { CureKind } from '../cureWords.ts';
import { rawBody } from '../rawBody.ts';
import { cured, handlerOf, type Check, type Cured, type Parts } from './glue.testkit.ts';
import { mistakesOf, secret, signedRequest } from './mistakes.testkit.ts';
import { notHere, receive } from './receivers.testkit.ts';
import { send } from './send.testkit.ts';

const folder = mkdtempSync(join(tmpdir(), 'cured-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const departures = [
  bodyAlone,
  leftOutPrefix,
  ...secretDepartures,
  ...contentDepartures,
  ...macDepartures,
  ...writtenDepartures,
  ...gatewayDepartures,
];

const time = '1767225600';
/** The rules by which the requests are checked. */
const rules: Readonly<
  Record<
    Departure['schemeId'],
    Pick<Check, 'decodes' | 'before' | 'header' | 'prefix' | 'encoding'>
  >
> = {
  github: {
    decodes: false,
    before: '',
    header: 'X-Hub-Signature-256',
    prefix: 'sha256=',
    encoding: 'hex',
  },
  shopify: {
    decodes: false,
    before: '',
    header: 'X-Shopify-Hmac-Sha256',
    prefix: '',
    encoding: 'base64',
  },
  stripe: {
    decodes: false,
    before: `${time}.`,
    header: 'Stripe-Signature',
    prefix: `t=${time},v1=`,
    encoding: 'hex',
  },
  svix: {
    decodes: true,
    before: `msg_1.${time}.`,
    header: 'svix-signature',
    prefix: 'v1,',
    encoding: 'base64',
  },
};

/** What the code of a cure takes the place of. */
function partOf(kind: CureKind, code: string, { finding }: MatchedRequest): Parts {
  switch (kind) {
    case 'clean the secret':
    case 'copy the whole secret':
      return { secret: { code, sets: 'secret' } };
    case 'make the key as the sender does':
    case 'store the secret decoded':
      return { secret: { code, sets: 'key' } };
    case 'take the content as the sender does': {
      const isAlone = finding.causes.includes('timestampMissing');
      return { content: { code, sets: isAlone ? 'signed' : 'signedBody' } };
    }
    case 'compute the MAC as the sender does':
      return { mac: { code, sets: finding.causes.includes('plainHash') ? 'macs' : 'mac' } };
    case 'read the signature as the sender writes it':
      return { signature: code };
    case 'decode the gateway’s body':
    case 'unpack the body':
      return { body: code };
    default:
      throw new Error(`nothing is known of the place of the code to ${kind}`);
  }
}

function written(name: string, text: string): string {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

describe.each(cured)('%s', (framework: Cured) => {
  const missing = notHere(framework);
  const it = test.skipIf(missing !== '');

  it(`refuses what departs from the rule by the rule’s own check, and takes it with the code that is printed for it${missing}`, async () => {
    const all = await Promise.all(departures.map(foundIn));
    const checks = all.flatMap((found, at): Check[] => {
      const rule = rules[departures[at]?.schemeId ?? 'github'];
      const check = { ...rule, secret: found.secret };
      const parts = curesFor(found).flatMap(({ kind, code }) =>
        typeof code === 'object' ? [partOf(kind, code[framework], found)] : [],
      );
      expect(parts, departures[at]?.name).toHaveLength(1);
      const isCut = found.finding.causes.includes('secretPrefixLeftOut');
      const secret = (isCut && found.finding.secretText) || found.secret;
      return [
        { ...check, parts: {} },
        { ...check, secret, parts: parts[0] ?? {} },
      ];
    });
    const answers = await asked(
      framework,
      checks,
      all.flatMap(({ request }) => [request, request]),
    );
    const told = Object.fromEntries(
      all.map(({ finding }, at) => [
        `${at}, ${finding.causes.join(' and ')}: ${departures[at]?.name}`,
        [answers[2 * at]?.verdict, answers[2 * at + 1]?.verdict],
      ]),
    );
    expect(told).toEqual(
      Object.fromEntries(Object.keys(told).map((name) => [name, ['refused', 'taken']])),
    );
    expect(Object.keys(told)).toHaveLength(departures.length);
  });

  it(`mends its own mistakes by the code that is printed for what the page finds in them${missing}`, async () => {
    const all = mistakesOf(framework);
    const requests = await Promise.all(all.map(signedRequest));
    const checks = all.map(({ url, wrong }): Check => {
      const parts = url === undefined ? { body: wrong } : { url: wrong };
      return { ...ofMistake(url), secret, parts };
    });
    const refused = await asked(framework, checks, requests);
    const found: Record<string, unknown> = {};
    const mended: Check[] = [];
    for (const [at, { name, url }] of all.entries()) {
      const { request, schemeId } = requests[at]!;
      const { verdict, ...seen } = refused[at]!;
      const { finding } = await search(schemeId, { ...request, ...seen, secret });
      found[name] = [verdict, finding?.causes];
      const scheme = schemeById(schemeId);
      const cures = finding ? curesFor({ finding, scheme, secret }) : [];
      const kind = url === undefined ? 'read the raw body' : 'rebuild the public URL';
      const code = cures.find((cure) => cure.kind === kind)?.code;
      const text = typeof code === 'object' ? code[framework] : '';
      // The code that reads the body stands before every check.
      const parts = url === undefined ? {} : { url: text };
      expect(text, name).toMatch(url === undefined ? /raw_?body|getContent/i : /_url/i);
      mended.push({ ...ofMistake(url), secret, parts });
    }
    expect(found).toEqual(
      Object.fromEntries(all.map(({ name, causes }) => [name, ['refused', causes]])),
    );
    const answers = await asked(framework, mended, requests);
    expect(answers.map(({ verdict }) => verdict)).toEqual(all.map(() => 'taken'));
  });
});

const ofMistake = (url: string | undefined) =>
  url === undefined ? rules.github : { ...rules.shopify, header: 'x-square-hmacsha256-signature' };

/** What a framework answers to each request by the check of the same place, and what that checked. */
async function asked(
  framework: Cured,
  checks: readonly Check[],
  requests: readonly {
    headers: Readonly<Record<string, string>>;
    body: Uint8Array;
    target?: string;
  }[],
) {
  const handler = handlerOf(framework, rawBody[framework], checks);
  const { port, close } = await receive(framework, handler, written);
  try {
    const all = [];
    for (const [at, { headers, ...request }] of requests.entries()) {
      const given = Object.entries({ ...headers, 'X-Case': `${at}` });
      const { url, method, body } = await send(port, { ...request, headers: given });
      all.push({
        verdict: url === 'true' ? 'taken' : 'refused',
        url: method ?? '',
        body: body ?? new Uint8Array(),
      });
    }
    return all;
  } finally {
    close();
  }
}
