import { bytesFromText, textFromBytes } from '../bytes/bytes.ts';
import type { VerifyInput } from '../request.ts';
import type { SchemeId } from '../providers/scheme.ts';
import { sign } from '../sign.ts';
import type { Cause } from './causes.ts';

/** When all of them were signed. */
export const nowSeconds = 1_767_225_600;
const whsec = 'whsec_';
const secrets: Partial<Record<SchemeId, string>> = {
  'standard-webhooks': `${whsec}ZXhhbXBsZS1rZXktbm90LWEtc2VjcmV0`,
  svix: `${whsec}ZXhhbXBsZS1rZXktbm90LWEtc2VjcmV0`,
  stripe: `${whsec}example_not_a_real_secret_5f2c`,
  slack: '8f742231b10e8888abcd99yyyzzz85a5',
  square: 'Ibxx_5AKakO-3qeNVR61Dw',
};
/** An example of the kind that a scheme uses. */
export const secretOf = (schemeId: SchemeId) =>
  secrets[schemeId] ?? "It's an example, not a secret";

/** Unicode, escapes, slashes, nested objects, numbers that print the same. */
export const bodies = {
  compact: '{"id":"evt_1","type":"invoice.paid","amount":1200,"ok":true,"none":null}',
  indented: JSON.stringify(
    { id: 'evt_1', data: { items: [1, 2, { sku: 'a/b' }], empty: {} } },
    null,
    2,
  ),
  unicode: '{"id":"evt_1","name":"Zoë ☕ 😀","path":"a/b?c=d&e=<f>"}',
  php: '{"id":"evt_1","name":"Zo\\u00eb \\u2615 \\ud83d\\ude00","path":"a\\/b"}',
  nested: '{"b":{"d":[{"z":1,"y":[[]]},{}],"c":"x"},"a":-12.5e3,"n":0.001}',
  python: '{"id": "evt_1", "name": "Zo\\u00eb", "list": [1, 2, 3]}',
  sorted: '{"a":1,"b":{"c":2,"d":3},"e":[]}',
} as const;

type Damaged = Partial<VerifyInput> & { readonly schemeId?: SchemeId };

/** Something that happens to requests on their way to a check, and what it is called. */
export interface Damage {
  readonly name: string;
  readonly schemeId: SchemeId;
  /** What was signed. */
  readonly body: string;
  readonly url?: string;
  readonly damage: (request: VerifyInput) => Damaged;
  readonly causes: readonly Cause[];
}

/** The body as text. */
const text = (request: VerifyInput) => textFromBytes(request.body) ?? '';
/** The body changed as text. */
export const bodied = (change: (body: string) => string) => (request: VerifyInput) => ({
  body: bytesFromText(change(text(request))),
});
/** The body parsed and printed again. */
export const reserialised = bodied((body) => JSON.stringify(JSON.parse(body)));
/** One header changed. */
export const header =
  (name: string, change: (value: string) => string) => (request: VerifyInput) => ({
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([given, value]) => [
        given,
        given.toLowerCase() === name.toLowerCase() ? change(value) : value,
      ]),
    ),
  });
/** Another secret. */
export const withSecret = (secret: string | readonly string[]) => () => ({ secret });

/** A request as it was sent. */
export async function signedRequest({ schemeId, body, url }: Damage): Promise<VerifyInput> {
  const secret = secretOf(schemeId);
  const input = { secret, body: bytesFromText(body), url, method: 'POST', nowSeconds };
  const signed = await sign(schemeId, input);
  return {
    ...input,
    headers: signed.headers,
    ...(signed.ok && signed.body ? { body: signed.body } : {}),
    ...(signed.ok && signed.url !== undefined ? { url: signed.url } : {}),
  };
}

/** The request as it was sent, and as it is checked, by which scheme. */
export async function damaged(damage: Damage) {
  const genuine = await signedRequest(damage);
  const { schemeId = damage.schemeId, ...changes } = damage.damage(genuine);
  return { schemeId, genuine, request: { ...genuine, ...changes } };
}
