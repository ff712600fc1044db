import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../tools/runs.testkit.ts';
import { bytesFromText } from '../bytes/bytes.ts';
import { withField } from '../bytes/bodyWriting.ts';
import { schemeById } from '../schemes.ts';
import { ecdsaExampleKey } from '../providers/rules/exampleParts.ts';
import { sign } from '../sign.ts';
import { verify } from '../verify.ts';
import { anyRule } from './anyRule.testkit.ts';
import {
  fieldsIn,
  fieldsOfId,
  knowRule,
  ownId,
  readRule,
  usualRule,
  type RuleFields,
} from './ownRule.ts';

const nowSeconds = 1_700_000_000;
/** Hex, base64 and a text; and a key pair in both. */
const secret = '6578616d706c652d6e6f742d612d736563726574';
const pairs = {
  hex: '6578616d706c652d736565642d6e6f742d612d7365637265742d303030303031d0f366588a3b1016c11aeef81df2aed2aea1b507234ab2f6335059ee0b8ed94f',
  base64:
    'ZXhhbXBsZS1zZWVkLW5vdC1hLXNlY3JldC0wMDAwMDHQ82ZYijsQFsEa7vgd8q7SrqG1ByNKsvYzUFnuC47ZTw==',
};

test('whatever the rule, what it signs it accepts, and with a byte changed it refuses', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyRule(),
      fc.uint8Array({ minLength: 1, maxLength: 40 }),
      fc.nat(),
      async (fields, body, at) => {
        const id = ownId(fields);
        knowRule(id);
        const key =
          fields.algorithm === 'Ed25519'
            ? pairs[fields.key as 'hex']
            : fields.algorithm === 'ECDSA P-256'
              ? ecdsaExampleKey
              : secret;
        const sent = { url: 'https://a.example/in?b=1', method: 'PUT', body };
        const signed = await sign(id, { ...sent, secret: key, nowSeconds });
        if (!signed.ok) throw new Error(signed.because);
        const request = { ...sent, secret: key, headers: signed.headers, nowSeconds };
        expect((await verify(id, request)).ok).toBe(true);

        const changed = new Uint8Array(body);
        changed[at % body.length]! ^= 1;
        expect(await verify(id, { ...request, body: changed })).toMatchObject({
          ok: false,
          because: 'no signature matches',
        });
      },
    ),
    { numRuns: runs(150, 1_000) },
  );
});

test('where fields of the body are signed, a change of any of them is refused, and of no other', async () => {
  const name = fc.constantFrom('id', 'type', 'class', '_k', 'a-b', 'data.id', 'data.list.1.x', 'n');
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(name, { minLength: 1, maxLength: 5 }),
      fc.constantFrom('X-Signature', 'body.sig', 'body.meta.sig'),
      fc.constantFrom('', 'X-Time', 'body.time', 'body.meta.time'),
      fc.nat(),
      async (names, header, time, at) => {
        const content = [
          ...names.map((each) => `{body.${each}}`),
          ...(time ? ['{timestamp}'] : []),
        ];
        const id = ownId({ ...usualRule, header, time, content: content.join(':') });
        knowRule(id);
        const { example } = schemeById(id);
        const body = bytesFromText(JSON.stringify(example.body));
        const signed = await sign(id, { body, secret, nowSeconds });
        if (!signed.ok) throw new Error(signed.because);
        const request = { secret, headers: signed.headers, body: signed.body ?? body, nowSeconds };
        expect(await verify(id, request)).toMatchObject({ ok: true });

        const path = names[at % names.length]!;
        const changed = withField(request.body, path, 'another')!;
        expect(await verify(id, { ...request, body: changed })).toMatchObject({
          ok: false,
          because: 'no signature matches',
        });
        const unsigned = withField(request.body, 'not.signed', 'another')!;
        expect((await verify(id, { ...request, body: unsigned })).ok).toBe(true);
        const missing = { ...request, body: bytesFromText('{"other":1}') };
        expect((await verify(id, missing)).ok).toBe(false);
      },
    ),
    { numRuns: runs(100, 1_000) },
  );
});

test('a link says the whole rule, and no secret has a place in it', () => {
  fc.assert(
    fc.property(anyRule(), (fields) => {
      const id = ownId(fields);
      expect(fieldsOfId(id)).toEqual(fields);
      expect(fieldsIn(new URLSearchParams(`scheme=${id}&embed=1`))).toEqual(fields);
      knowRule(id);
      expect(schemeById(id).id).toBe(id);
    }),
  );
});

test('whatever a link says, it is a rule or a sentence about one of its fields', () => {
  const anything = fc.string({ unit: 'grapheme', maxLength: 500 });
  const fields = fc.record(
    Object.fromEntries(
      Object.keys(usualRule).map((name) => [
        name,
        fc.oneof(fc.constant(usualRule[name as keyof RuleFields]), anything),
      ]),
    ),
  ) as unknown as fc.Arbitrary<RuleFields>;
  fc.assert(
    fc.property(fields, (said) => {
      const read = readRule(fieldsIn(new URLSearchParams(ownId(said))));
      if (read.ok) return;
      expect(Object.keys(usualRule)).toContain(read.problem.field);
      expect(read.problem.sentence).toMatch(/^[A-Z].*[.>-]$|- $/s);
    }),
  );
});

describe('a rule is refused, and the sentence says why,', () => {
  test.each([
    [{ header: '' }, 'needs a name'],
    [{ header: 'X Sig' }, 'needs a name'],
    [{ value: 'sha256=' }, '{signature}'],
    [{ value: '{signature}{signature}' }, '{signature}'],
    [{ content: '' }, 'What is signed has'],
    [{ content: '{timestamp}' }, 'the body or the URL'],
    [{ content: '{timestamp}.{body}' }, 'say where it stands'],
    [{ content: '{id}.{body}' }, 'say in which header'],
    [{ content: '{body}"' }, 'What is signed has'],
    [{ content: '{body.}' }, 'What is signed has'],
    [{ content: '{body.__proto__.id}' }, 'What is signed has'],
    [{ content: '{body.a.constructor}' }, 'What is signed has'],
    [{ content: '{body.0.id}' }, 'What is signed has'],
    [{ header: 'body.sig' }, 'cannot be signed'],
    [{ header: 'body.sig', content: '{body.id}{body.sig}' }, 'a part of what it signs'],
    [{ header: 'body.sig', content: '{body.id}', value: 'v1,{signature}' }, 'alone or behind'],
    [{ header: 'body.sig x', content: '{body.id}' }, 'as body.data.sig'],
    [{ time: 'body.', content: '{timestamp}{body}' }, 'as body.sent'],
    [{ content: '${body}' }, 'What is signed has'],
    [{ content: `{body}${'x'.repeat(300)}` }, 'at most 300'],
    [{ algorithm: 'MD5' }, 'no algorithm “MD5”'],
    [{ algorithm: 'Ed25519' }, 'public key'],
    [{ algorithm: 'ECDSA P-256' }, 'from base64'],
    [{ algorithm: 'ECDSA P-256', key: 'base64', prefix: 'k-' }, 'from base64'],
    [{ key: 'rot13' }, 'no key “rot13”'],
    [{ prefix: 'whsec_' }, 'only before base64'],
    [{ tolerance: '300' }, 'needs a time'],
    [{ time: 'X-T', tolerance: '-1' }, 'whole number'],
    [{ time: 'X-Signature' }, 'in a place each'],
    [{ name: '*/ evil' }, 'A name has'],
  ])('where it says %j', (said, sentence) => {
    const read = readRule({ ...usualRule, ...said });
    expect(read.ok ? '' : read.problem.sentence).toContain(sentence);
  });
});

test('a field may begin with the name of what every object has', () => {
  for (const content of ['{body.constructorId}', '{body.a.prototype-id}'])
    expect(readRule({ ...usualRule, content }).ok).toBe(true);
});
