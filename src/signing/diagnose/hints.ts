import { sha256 } from '@noble/hashes/sha2.js';
import { equalInConstantTime, textFromBytes, type Bytes } from '../bytes/bytes.ts';
import { macLength } from '../mac/macAlgorithm.ts';
import { recogniseScheme } from '../recognise/recogniseScheme.ts';
import { headerValues, type VerifyInput } from '../request.ts';
import type { Scheme, SchemeId } from '../providers/scheme.ts';
import { schemeById } from '../schemes.ts';
import { isGet, wantsBody } from '../bytes/wantsBody.ts';
import { hasSignature } from './unsigned.ts';
import { jsonText, withoutStrings } from './variants/jsonText.ts';
import { signatureVariants } from './variants/signatureVariants.ts';

/** A sign of a cause, without proof. */
export type Hint =
  | 'body is empty'
  | 'redirect lost the body'
  | 'headers of another provider'
  | 'signature is a plain hash'
  | 'body is cut JSON'
  | 'secret is an API key'
  | 'secret is an endpoint id'
  | 'secret is a URL'
  | 'secret is a placeholder'
  | 'signature of another length'
  | 'body length differs from Content-Length'
  | 'body is a printed object'
  | 'body may have lost numbers'
  | 'body has numbers beyond 2^53'
  | 'body has lost characters'
  | 'form content type, JSON body';

const lookedAtBytes = 200_000;
const hashedBytesMost = 10_000_000;

/** The hints that a request gives. */
export function hintsFor(schemeId: SchemeId, request: VerifyInput): readonly Hint[] {
  const secrets = typeof request.secret === 'string' ? [request.secret] : request.secret;
  const hints: Hint[] = [];
  const some = (pattern: RegExp) => secrets.some((secret) => pattern.test(secret.trim()));
  if (some(/^(sk|pk|rk)_(live|test)_|^xox[abp]-|^gh[pousr]_/)) hints.push('secret is an API key');
  if (some(/^we_[A-Za-z0-9]/)) hints.push('secret is an endpoint id');
  if (some(/^https?:\/\//i)) hints.push('secret is a URL');
  if (some(/^<.*>$|^your[-_ ]|^(secret|changeme|xxx+)$/i)) hints.push('secret is a placeholder');
  const scheme = schemeById(schemeId);
  const { headers, body } = request;
  if (body.length === 0 && wantsBody(scheme, request)) {
    hints.unshift(isGet(request) ? 'redirect lost the body' : 'body is empty');
  }
  if (likelierScheme(scheme, request)) hints.unshift('headers of another provider');
  const [length] = headerValues(headers, 'content-length');
  if (length !== undefined && /^\d{1,12}$/.test(length) && Number(length) !== body.length) {
    hints.push('body length differs from Content-Length');
  }
  const readings = signatureVariants(scheme, request);
  const expected = macLength(scheme.algorithm);
  if (
    expected !== undefined &&
    readings.length > 0 &&
    readings.every(({ mac }) => mac.length !== expected)
  ) {
    hints.push('signature of another length');
  }
  const hash = sha256(body.subarray(0, hashedBytesMost));
  if (readings.some(({ mac }) => equalInConstantTime(mac, hash))) {
    hints.push('signature is a plain hash');
  }
  const text = new TextDecoder().decode(body.subarray(0, lookedAtBytes));
  if (body.length <= lookedAtBytes && isCutJson(text)) hints.push('body is cut JSON');
  if (text === '[object Object]') hints.push('body is a printed object');
  if (hasReplacementSign(body.subarray(0, lookedAtBytes))) hints.push('body has lost characters');
  if (scheme.message.includes('body')) {
    if (/[:[,]\s*-?\d{17,}/.test(text)) hints.push('body has numbers beyond 2^53');
    else if (body.length <= lookedAtBytes && losesInParsing(body as Bytes)) {
      hints.push('body may have lost numbers');
    }
  }
  const [type = ''] = headerValues(headers, 'content-type');
  if (/x-www-form-urlencoded/i.test(type) && /^\s*[{[]/.test(text)) {
    hints.push('form content type, JSON body');
  }
  return hints;
}

/** Whether a text begins like JSON and does not end like it. */
function isCutJson(text: string): boolean {
  const trimmed = text.trim();
  const end = { '{': '}', '[': ']' }[trimmed.charAt(0)];
  return end !== undefined && !trimmed.endsWith(end);
}

/** The scheme that the headers belong to, where the chosen one's signature is missing. */
export function likelierScheme(scheme: Scheme, request: VerifyInput): Scheme | undefined {
  if ('bodyField' in scheme.signature) return undefined;
  const { headers, body } = request;
  const [likeliest] = hasSignature(scheme, headers) ? [] : recogniseScheme({ headers, body });
  return likeliest === undefined ? undefined : schemeById(likeliest);
}

/** Whether the bytes hold a U+FFFD of their own, not one that a decoder put in. */
function hasReplacementSign(bytes: Uint8Array): boolean {
  return bytes.some(
    (byte, at) => byte === 0xef && bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd,
  );
}

/** Whether parsing would change a JSON text: the spelling of a number, or a name given twice. */
function losesInParsing(body: Bytes): boolean {
  const json = jsonText(body);
  const text = textFromBytes(body);
  if (!json || text === undefined) return false;
  const bare = withoutStrings(json);
  const isLost = (bare.match(/[^{}[\],:"]+/g) ?? []).some((scalar) => {
    if (!/^[-\d]/.test(scalar)) return false;
    const written = scalar.slice(0, 400);
    return String(Number(written)) !== written || Math.abs(Number(written)) > 2 ** 53;
  });
  return isLost || namesIn(JSON.parse(text)) < bare.split(':').length - 1;
}

function namesIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const members = Object.values(value);
  const own = Array.isArray(value) ? 0 : members.length;
  return members.reduce<number>((sum, member) => sum + namesIn(member), own);
}
