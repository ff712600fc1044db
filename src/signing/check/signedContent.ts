import { sha256 } from '@noble/hashes/sha2.js';
import { bodyField, looksLikeForm } from '../bytes/bodyFields.ts';
import {
  bytesFromText,
  concatBytes,
  hexFromBytes,
  textFromBytes,
  type Bytes,
} from '../bytes/bytes.ts';
import { sortedFormParameters } from '../bytes/formParameters.ts';
import { headerValues, type RequestHeaders, type SignedRequest } from '../request.ts';
import {
  isLiteral,
  signsUrl,
  type MessagePart,
  type OwnPart,
  type Scheme,
} from '../providers/scheme.ts';
import type { RejectionReason, SignedPart } from './verdict.ts';

/** What may have been signed: the parts in order and their bytes, with what makes it another than the first. */
export interface SignedContent {
  readonly parts: readonly SignedPart[];
  readonly message: Bytes;
  readonly note?: string;
}

export type SignedContents =
  | { readonly ok: true; readonly contents: readonly [SignedContent, ...SignedContent[]] }
  | { readonly ok: false; readonly because: RejectionReason | undefined };

/** What the parts of the message are taken from. */
export type Signing = SignedRequest & {
  readonly headers: RequestHeaders;
  readonly timestamp: string | undefined;
  readonly secrets?: readonly string[];
};

/**
 * The parts of a request that go into the MAC, once for each spelling of the URL that the scheme allows.
 * Refuses with the reason when one of them is missing; without one when a step before has told it.
 */
export function signedContents(scheme: Scheme, request: Signing): SignedContents {
  const { own } = scheme;
  if (signsUrl(scheme) && !request.url) return { ok: false, because: 'URL missing' };
  // Only asked where it matters: it reads the whole body.
  const isForm = scheme.message.includes('form parameters') && formBody(scheme, request);
  if (isForm && textFromBytes(request.body) === undefined) {
    return { ok: false, because: 'form not UTF-8' };
  }
  const unvouched =
    scheme.bodyHash && 'queryParameter' in scheme.bodyHash && !isForm
      ? hashProblem(scheme.bodyHash.queryParameter, request)
      : own?.refuses?.(request, request.secrets ?? []);
  if (unvouched) return { ok: false, because: unvouched };

  const contents: SignedContent[] = [];
  const forms = [{ note: undefined }, ...(own?.forms?.(request) ?? [])];
  for (const { note, ...form } of forms) {
    const signed = partsOf(scheme, { ...request, ...form }, isForm);
    if (!signed) return { ok: false, because: missing(scheme, request) };
    let message: Bytes | undefined;
    contents.push({
      parts: signed,
      // Not joined for a MAC that takes the parts one after the other: a body can be large.
      get message() {
        return (message ??= concatBytes(signed.map(({ bytes }) => bytes)));
      },
      ...(note === undefined ? {} : { note }),
    });
  }
  const [first, ...others] = contents;
  return first ? { ok: true, contents: [first, ...others] } : { ok: false, because: undefined };
}

function partsOf(
  { message, own }: Scheme,
  request: Signing,
  isForm: boolean,
): readonly SignedPart[] | undefined {
  const parts: SignedPart[] = [];
  for (const part of message) {
    if (part === 'form parameters' && !isForm) continue;
    const signed = signedPart(part, request, own);
    if (!signed) return undefined;
    parts.push(signed);
  }
  return parts;
}

function signedPart(
  part: MessagePart,
  request: Signing,
  own: Scheme['own'],
): SignedPart | undefined {
  const { body, method, headers, timestamp, url } = request;
  switch (part) {
    case 'body':
      return { role: 'body', label: 'body', bytes: body };
    case 'timestamp':
      return textPart('timestamp', 'timestamp', timestamp);
    case 'url':
      return textPart('url', 'URL', url);
    case 'method':
      return textPart('method', 'method', method ?? 'POST');
    case 'form parameters': {
      const bytes = sortedForm(body);
      return bytes && { role: 'body', label: 'form, sorted', bytes };
    }
    default: {
      if (isLiteral(part)) return textPart('literal', part, part);
      const name = part.slice(part.indexOf(':') + 1);
      if (part.startsWith('text:')) return textPart('literal', name, name);
      if (part.startsWith('header:'))
        return textPart('header', name, headerValues(headers, name)[0]);
      if (part.startsWith('field:')) {
        const text = bodyField(body, name) ?? (own?.emptyFields ? '' : undefined);
        return textPart('field', name, text);
      }
      const made = own?.parts?.[part as OwnPart]?.(request);
      const role = part.startsWith('url:') ? 'url' : part.startsWith('body:') ? 'body' : 'header';
      return typeof made === 'object'
        ? { role, label: name, bytes: made }
        : textPart(role, name, made);
    }
  }
}

function missing({ message, own }: Scheme, { body }: Signing): RejectionReason | undefined {
  const field = message.find(
    (part) => part.startsWith('field:') && bodyField(body, part.slice(6)) === undefined,
  );
  return field === undefined ? own?.absent : 'body field missing';
}

/**
 * Whether a body is signed as a form: never where the URL has the hash of a body, which is signed and the Content-Type
 * is not; else by its Content-Type, or by its looks where there is none.
 */
export function formBody(
  { bodyHash: rule }: Scheme,
  { body, headers, url = '' }: Pick<Signing, 'body' | 'headers' | 'url'>,
): boolean {
  if (rule && 'queryParameter' in rule && hashIn(url, rule.queryParameter) !== undefined) {
    return false;
  }
  const [type] = headerValues(headers, 'content-type');
  if (type !== undefined) return /^application\/x-www-form-urlencoded/i.test(type);
  return body.length > 0 && looksLikeForm(textFromBytes(body) ?? '');
}

/** Where only the URL is signed, nothing but the hash in it vouches for a body. */
function hashProblem(parameter: string, { url = '', body }: Signing): RejectionReason | undefined {
  const hash = hashIn(url, parameter);
  if (hash === undefined) return body.length > 0 ? 'body hash missing' : undefined;
  return hash === bodyHash(body) ? undefined : 'body hash differs';
}

function hashIn(url: string, parameter: string): string | undefined {
  return new RegExp(`^[^#]*?[?&]${parameter}=([^&#]*)`).exec(url)?.[1];
}

const sortedForms = new WeakMap<Uint8Array, Bytes>();

/** What is signed of a form, made once for each body, which a search asks for with each URL. */
function sortedForm(body: Uint8Array): Bytes | undefined {
  const known = sortedForms.get(body);
  if (known) return known;
  const form = textFromBytes(body);
  const sorted = form === undefined ? undefined : bytesFromText(sortedFormParameters(form));
  if (sorted) sortedForms.set(body, sorted);
  return sorted;
}

const hashes = new WeakMap<Uint8Array, string>();

/** SHA-256 of a body in hex, made once for each body: its bytes must stay as they are. */
export function bodyHash(body: Uint8Array): string {
  const hash = hashes.get(body) ?? hexFromBytes(sha256(body));
  hashes.set(body, hash);
  return hash;
}

function textPart(
  role: SignedPart['role'],
  label: string,
  text: string | undefined,
): SignedPart | undefined {
  return text === undefined ? undefined : { role, label, bytes: bytesFromText(text) };
}
