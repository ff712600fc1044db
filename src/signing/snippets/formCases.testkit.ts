import { bytesFromText, concatBytes } from '../bytes/bytes.ts';
import type { SnippetCase } from './snippetCases.testkit.ts';

type Request = SnippetCase['request'];

/** Signs a body; the hash of one that is no form goes into the URL. */
type Sign = (body: Uint8Array, contentType: string, url?: string) => Promise<Request>;

const forms: Readonly<Record<string, string>> = {
  'bytes above 127': 'Body=Gr%C3%BC%C3%9Fe+%F0%9F%9A%80&Name=J%c3%b6rg',
  'plus signs': 'To=%2B1+555&A+B=+',
  'empty values': 'Empty=&None&A=1&&=nameless',
  'names that repeat': 'A=2&A=1&A=2&AB=0&A=10&A=',
  'names in another order once decoded': '%7A=1&a=2&%41=3&_=4',
  'names that go on with less than a letter': 'A=z&A%09=y&A+=x&A%0A=w',
  'a line break in a value': 'Body=one%0D%0Atwo%0A&Body=one&Z=%0A',
  'backslashes and percent signs': 'Body=%5C0101%25s%2541%5Cc$HOME&%2541=1',
};

const json = bytesFromText('{"id":"evt_1","text":"Grüße 🚀\\r\\n"}');
const otherJson = bytesFromText('{"id":"evt_2","text":"Grüße 🚀\\r\\n"}');

/** Good and bad requests of a scheme that signs the parameters of a form, or else a hash in the URL. */
export async function formCases(sign: Sign): Promise<readonly [name: string, Request][]> {
  const cases: [name: string, Request][] = [];
  for (const [name, text] of Object.entries(forms)) {
    const body = bytesFromText(text);
    const good = await sign(body, 'application/x-www-form-urlencoded');
    const longer = concatBytes([body, bytesFromText('&Z=1')]);
    cases.push([`a form with ${name}`, good]);
    cases.push([
      `a form with ${name}, and a parameter that was not signed`,
      { ...good, body: longer },
    ]);
  }
  const hashed = await sign(json, 'application/json');
  const url = hashed.url ?? '';
  const before = url.replace(/[?](.*)&(bodySHA256=.*)/, '?$2&$1');
  const unhashed = await sign(new Uint8Array(), 'application/json');
  return [
    ...cases,
    ['a body in JSON with its hash in the URL', hashed],
    [
      'a body in JSON with its hash before other parameters',
      await sign(json, 'application/json', before),
    ],
    ['a body in JSON with the hash of another', { ...hashed, body: otherJson }],
    ['a body in JSON with a hash that was not signed', await withHashOf(otherJson, hashed, sign)],
    ['a body in JSON and no hash', { ...unhashed, body: json }],
    ['no body', unhashed],
  ];
}

/** Another body and its right hash, under a signature of the URL before. */
async function withHashOf(body: Uint8Array, signed: Request, sign: Sign): Promise<Request> {
  const { url = '' } = await sign(body, 'application/json');
  return { ...signed, body, url };
}
