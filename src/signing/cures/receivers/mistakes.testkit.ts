import { bytesFromText } from '../../bytes/bytes.ts';
import type { Cause } from '../../diagnose/causes.ts';
import { schemeById } from '../../schemes.ts';
import { sign } from '../../sign.ts';
import { curesFor } from '../cures.ts';
import type { Cured } from './glue.testkit.ts';

/** Of whoever sends what is meant here. */
export const secret = 'an example, not a secret';
const json = (text: string) => ({ text, type: 'application/json' });

/** What is signed, and the code of a framework that checks something else. */
export interface Mistake {
  readonly name: string;
  readonly text: string;
  readonly type: string;
  /** What was called; absent: the body alone is signed. */
  readonly target?: string;
  /** The address that is signed. */
  readonly url?: string;
  readonly wrong: string;
  readonly causes: readonly Cause[];
}

/** What its sender sends. */
export async function signedRequest({ text, type, target = '/webhooks', url }: Mistake) {
  const schemeId = url === undefined ? 'github' : 'square';
  const body = bytesFromText(text);
  const signed = await sign(schemeId, {
    secret,
    body,
    method: 'POST',
    nowSeconds: 1_767_225_600,
    ...(url === undefined ? {} : { url }),
  });
  if (!signed.ok) throw new Error(signed.because);
  const headers = { Host: 'example.com', 'Content-Type': type, ...signed.headers };
  return { schemeId, target, headers, body, request: { headers, method: 'POST' } } as const;
}

const indented = json('{\n  "id": 1,\n  "of": [\n    1\n  ]\n}');
const spaced = json('{"id": 1, "of": [1, 2]}');
const broken = json('{"id":1}\n');
const letters = json('{"name":"Zo\\u00eb \\u2615"}');
const rawLetters = json('{"name":"Zoë ☕"}');
const form = { text: 'a=*&b=Zo%C3%AB+x', type: 'application/x-www-form-urlencoded' };

const called = (target: string, url: string) => ({
  ...spaced,
  target,
  url: `https://example.com${url}`,
});
const proxied = called('/webhooks?b=2&a=x%20y', '/webhooks?b=2&a=x%20y');
const withSlash = called('/webhooks?b=2', '/webhooks/?b=2');
const withQuery = called('/webhooks/?b=2', '/webhooks/');

const toJson: Readonly<Record<Cured, string>> = {
  Rails: 'raw_body = request.request_parameters.to_json',
  Laravel: '$rawBody = json_encode($request->all());',
  Spring: 'byte[] rawBody = objectMapper.writeValueAsBytes(objectMapper.readTree(sent));',
};
const toForm: Readonly<Partial<Record<Cured, string>>> = {
  Rails: 'raw_body = request.request_parameters.to_query',
  Laravel: '$rawBody = http_build_query($request->all());',
};
const ofFramework: Readonly<Record<Cured, string>> = {
  Rails: 'url = request.original_url',
  Laravel: '$url = $request->fullUrl();',
  Spring: 'String url = request.getRequestURL() + "?" + request.getQueryString();',
};

/** What people write in the place of the cures, and what the page makes of it. */
export const mistakesOf = (framework: Cured): readonly Mistake[] => {
  const json = { wrong: toJson[framework] };
  const origin = { wrong: codeFor('urlHost', framework) };
  const all: readonly Mistake[] = [
    { name: 'indented', ...indented, ...json, causes: ['jsonIndented2'] },
    { name: 'with blanks', ...spaced, ...json, causes: ['jsonPythonSpaces'] },
    { name: 'with a line break at its end', ...broken, ...json, causes: ['newlineLost'] },
    // PHP writes letters escaped and slashes too, Rails & and <, Jackson none of them.
    framework === 'Laravel'
      ? { name: 'with letters', ...rawLetters, ...json, causes: ['unicodeRaw'] }
      : { name: 'with escapes', ...letters, ...json, causes: ['unicodeEscaped'] },
    {
      name: 'behind a proxy',
      ...proxied,
      wrong: ofFramework[framework],
      causes: framework === 'Laravel' ? ['urlScheme', 'urlQueryOrder'] : ['urlScheme'],
    },
    { name: 'registered with a slash', ...withSlash, ...origin, causes: ['urlSlash'] },
    { name: 'registered without the query', ...withQuery, ...origin, causes: ['urlQueryMissing'] },
  ];
  const wrong = toForm[framework];
  if (wrong === undefined) return all;
  return [...all, { name: 'a form', ...form, wrong, causes: ['formEncodedAnew'] }];
};

function codeFor(cause: Cause, framework: Cured): string {
  const [code] = curesFor({
    finding: { causes: [cause] },
    scheme: schemeById('square'),
    secret,
  }).flatMap((cure) => cure.code ?? []);
  return typeof code === 'object' ? code[framework] : '';
}
