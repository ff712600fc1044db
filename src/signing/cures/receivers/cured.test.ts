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
import type { MatchedRequest } from '../cure.ts';
import { curesFor } from '../cures.ts';
import type { CureKind } from '../cureWords.ts';
import { rawBody } from '../rawBody.ts';
import { cured, handlerOf, type Check, type Cured, type Parts } from './glue.testkit.ts';
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
    const { port, close } = await receive(
      framework,
      handlerOf(framework, rawBody[framework], checks),
      written,
    );
    const told: Record<string, unknown> = {};
    try {
      for (const [at, { request, finding }] of all.entries()) {
        const ask = async (number: number) => {
          const headers = Object.entries({ ...request.headers, 'X-Case': `${number}` });
          const got = await send(port, { headers, body: request.body });
          return got.url === 'true' ? 'taken' : 'refused';
        };
        const name = `${at}, ${finding.causes.join(' and ')}: ${departures[at]?.name}`;
        told[name] = [await ask(2 * at), await ask(2 * at + 1)];
      }
    } finally {
      close();
    }
    expect(told).toEqual(
      Object.fromEntries(Object.keys(told).map((name) => [name, ['refused', 'taken']])),
    );
    expect(Object.keys(told)).toHaveLength(departures.length);
  });
});
