import { textFromBytes } from '../../signing/bytes/bytes.ts';
import { curlLine } from '../../signing/write/curl.ts';
import { rawRequest } from '../../signing/write/rawRequest.ts';
import { signatureHeaders } from '../../signing/providers/scheme.ts';
import { schemeById, schemes } from '../../signing/schemes.ts';
import { whyUnsendable } from '../../signing/write/unsendable.ts';
import { bodyBytes } from './body/body.ts';
import { headerFields, type Draft } from '../bench/draft.ts';

const defaultOrigin = 'http://localhost:3000';

/** What came of copying a request, told while the fields still say it. */
export interface Copied {
  readonly draft: Draft;
  readonly sentence: string;
  /** The text itself, where the clipboard was out of reach. */
  readonly byHand?: string;
}

/** A copy of the request, or nothing where the request cannot be copied so; and what to say in both cases. */
export function copyOf(draft: Draft, as: 'curl' | 'raw'): { text?: string; sentence: string } {
  const why = whyUnsendable({ headers: sendable(draft), ...targetOf(draft) });
  if (why !== undefined) return { sentence: `Not copied. ${why}` };
  const text = as === 'curl' ? curlOf(draft) : rawOf(draft);
  if (text === undefined) {
    return {
      sentence: 'Not copied. This body is not UTF-8, which a text cannot carry: copy it as curl.',
    };
  }
  if (text.includes('\0')) {
    return {
      sentence:
        'Not copied. This body has a zero byte, at which some programs end a text: copy it as curl.',
    };
  }
  return { text, sentence: copiedSentence(draft, as) };
}

/**
 * A curl line that sends the request in the fields byte for byte; undefined while the body cannot be read. A token is
 * part of what is sent, also where it is the secret: see `copiedSentence`.
 */
export function curlOf(draft: Draft): string | undefined {
  const request = sentRequest(draft);
  return request && curlLine({ ...request, untyped: true });
}

/**
 * The request in the fields as it stands on the wire (RFC 9112), to be shown around: a header that holds the secret
 * itself has words in its place. Undefined when the body is not UTF-8, which a text cannot carry.
 */
export function rawOf(draft: Draft): string | undefined {
  const request = sentRequest(draft);
  if (!request) return undefined;
  const headers = Object.entries(request.headers).map(([name, value]) => [
    name,
    isSecret(draft, name, value) ? '(the secret)' : value,
  ]);
  return textFromBytes(
    rawRequest({ ...request, headers: Object.fromEntries(headers) as Draft['headers'] }),
  );
}

/** The request in the fields as it is sent, a token in its header too; undefined while the body cannot be read. */
export function sentRequest(draft: Draft) {
  const body = bodyBytes(draft.body);
  return body && { headers: sendable(draft), body, ...targetOf(draft) };
}

/** What to say of a copy: whether the secret is in it, and whether it is the whole request. */
export function copiedSentence(draft: Draft, as: 'curl' | 'raw'): string {
  const hasSecret = Object.entries(sendable(draft)).some(([name, value]) =>
    isSecret(draft, name, value),
  );
  if (
    holdsSecret(draft, draft.url) ||
    holdsSecret(draft, textFromBytes(bodyBytes(draft.body) ?? new Uint8Array()) ?? '')
  ) {
    return 'Copied. The secret stands in its URL or its body: show it to nobody.';
  }
  if (!hasSecret) {
    return as === 'curl'
      ? 'Copied, without the secret. It sends exactly these bytes.'
      : 'Copied, without the secret: exactly these bytes.';
  }
  return as === 'curl'
    ? 'Copied. The token in it is the secret: show it to nobody.'
    : 'Copied, without the secret: the token is left out, so that it has to be filled in before it is sent.';
}

/** Asana sends the secret once in `X-Hook-Secret`, and signs with it from then on. */
const secretHeaders = new Set(
  [
    ...schemes.filter(({ algorithm }) => algorithm === 'token').flatMap(signatureHeaders),
    'X-Hook-Secret',
  ].map((name) => name.toLowerCase()),
);

/** Whether a header holds the secret itself: by its name, whichever provider is chosen, or by its value. */
function isSecret(draft: Draft, name: string, value: string): boolean {
  return (
    secretHeaders.has(name.toLowerCase()) ||
    draft.secrets.includes(value) ||
    holdsSecret(draft, value)
  );
}

/** Shorter ones stand in any text by chance. */
const tellingLength = 8;

function holdsSecret({ secrets }: Draft, text: string): boolean {
  return secrets.some((secret) => secret.length >= tellingLength && text.includes(secret));
}

/** Where it is sent, and how. A request that was pasted without its host has only the path. */
function targetOf({ url, method }: Draft): { url: string; method: string } {
  return {
    url: url === '' ? `${defaultOrigin}/webhooks` : url.startsWith('/') ? defaultOrigin + url : url,
    method: method === '' ? 'POST' : method,
  };
}

/** Without those that whoever sends it writes anew. An example is JSON, and says so; nothing is added to a request. */
function sendable({ from, headers, schemeId }: Draft): Draft['headers'] {
  const given = Object.fromEntries(
    Object.entries(headers).filter(
      ([name, value]) =>
        value !== '' && !/^(host|content-length|transfer-encoding|connection)$/i.test(name),
    ),
  );
  const isTyped =
    // Where a form is signed another way its type has a field of its own, and may be left empty there.
    headerFields(schemeById(schemeId), headers).includes('Content-Type') ||
    Object.keys(given).some((name) => name.toLowerCase() === 'content-type');
  return from === 'example' && !isTyped ? { 'Content-Type': 'application/json', ...given } : given;
}
