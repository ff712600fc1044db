import { bodyField } from '../../bytes/bodyFields.ts';
import {
  bytesFromBase64,
  bytesFromHex,
  bytesFromText,
  hexFromBytes,
  textFromBytes,
} from '../../bytes/bytes.ts';
import { aliasedValues, type VerifyInput } from '../../request.ts';
import { signatureHeaders, type Scheme } from '../../providers/scheme.ts';
import { macPrefix, readSignature } from '../../check/signatureFormat.ts';
import type { Cause } from '../causes.ts';

/** A MAC that a header may hold when it is read differently. */
export interface SignatureVariant {
  /** Absent when it was read as the scheme says. */
  readonly cause?: Cause;
  readonly mac: Uint8Array;
}

const macLengths = new Set([20, 32, 64]);

/** Every MAC that the request may hold, read as the scheme says and differently; each once. */
export function signatureVariants(scheme: Scheme, input: VerifyInput): readonly SignatureVariant[] {
  if (scheme.algorithm === 'token') {
    return signatureTexts(scheme, input).map((text) => ({ mac: bytesFromText(text) }));
  }
  const found = new Map<string, SignatureVariant>();
  const add = (mac: Uint8Array | undefined, cause?: Cause) => {
    if (!mac || !macLengths.has(mac.length)) return;
    const name = hexFromBytes(mac);
    if (!found.has(name)) found.set(name, cause === undefined ? { mac } : { mac, cause });
  };
  for (const text of signatureTexts(scheme, input)) {
    for (const length of macLengths) {
      for (const entry of readSignature(text, scheme.signature.format, length).offered) {
        if ('mac' in entry) add(entry.mac);
      }
    }
    for (const { word, before } of words(text)) readWord(word, before, scheme, add);
  }
  return [...found.values()];
}

/** The texts in which a request offers signatures. */
export function signatureTexts(scheme: Scheme, { headers, body }: VerifyInput): readonly string[] {
  const { signature, aliases } = scheme;
  const texts =
    'bodyField' in signature
      ? [bodyField(body, signature.bodyField)]
      : signatureHeaders(scheme).flatMap((name) => aliasedValues(headers, name, aliases));
  return texts.filter((text): text is string => text !== undefined && text !== '');
}

/** The words of a header, each with the name before it: `v1=`, `v1,`. */
export function words(text: string): readonly { readonly word: string; readonly before: string }[] {
  const bounded = text.slice(0, 10_000);
  let name = '';
  return [...bounded.matchAll(/([^\s,;"']+)([\s,;"']*)/g)].map(([, entry = '', signs = '']) => {
    const prefix = /^[A-Za-z0-9_-]{1,12}=(?=[^=])/.exec(entry)?.[0] ?? '';
    const before = prefix === '' ? name : prefix;
    name = signs === ',' && entry.length <= 12 ? `${entry},` : '';
    return { word: entry.slice(prefix.length), before };
  });
}

/** The cause for a MAC in the right encoding that the scheme did not read. */
function layoutCause(before: string, own: string): Cause {
  if (before === own) return 'headerUntidy';
  return before === '' ? 'prefixMissing' : 'wrongPrefix';
}

function readWord(
  word: string,
  before: string,
  { signature: { format } }: Scheme,
  add: (mac: Uint8Array | undefined, cause: Cause) => void,
): void {
  const wanted = 'encoding' in format ? format.encoding : undefined;
  const oddLayout = layoutCause(before, macPrefix(format));
  const hex = bytesFromHex(word);
  if (hex) {
    const cause =
      wanted === 'base64' ? 'hexInsteadOfBase64' : /[A-F]/.test(word) ? 'upperCaseHex' : oddLayout;
    add(hex, cause);
  }
  const base64 = bytesFromBase64(word, { padding: 'optional' });
  if (base64) {
    const oddBase64 = word.length % 4 === 0 ? oddLayout : 'paddingMissing';
    add(base64, wanted === 'hex' ? 'base64InsteadOfHex' : oddBase64);
    // Base64 of hexadecimal digits.
    const digits = textFromBytes(base64);
    if (digits !== undefined) add(bytesFromHex(digits), 'base64OfHex');
  }
  const urlSafe = bytesFromBase64(word.replaceAll('-', '+').replaceAll('_', '/'), {
    padding: 'optional',
  });
  add(urlSafe, 'base64UrlSafe');
  const inner = hex && textFromBytes(hex);
  if (inner !== undefined) add(bytesFromBase64(inner, { padding: 'optional' }), 'hexOfBase64');
}
