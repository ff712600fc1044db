import { textFromBytes, type Bytes } from '../bytes/bytes.ts';
import { sameBytes } from '../bytes/sameBytes.ts';
import type { Cause } from './causes.ts';
import { canonicalHeaders, prepare } from '../check/prepare.ts';
import type { RequestHeaders, VerifyInput } from '../request.ts';
import type { Scheme } from '../providers/scheme.ts';
import { signedContents } from '../check/signedContent.ts';

/** A message that may have been signed, with the spelling of the URL in it. */
export interface Message {
  readonly message: Bytes;
  readonly url?: string;
}

/** What may have been signed in place of what is checked, and the causes that turned it into that. */
export interface Change {
  readonly causes: readonly Cause[];
  readonly body?: Bytes;
  readonly url?: string;
  readonly method?: string;
  readonly timestamp?: string;
  /** The Content-Type that the body was signed as, if it is another. */
  readonly contentType?: string;
}

/** Another body, and the causes that turned it into the checked one. */
export type BodyVariant = Change & { readonly body: Bytes };

/** Builds the signed content of a request with parts of it replaced. */
export class MessageBuilder {
  readonly #scheme: Scheme;
  readonly #input: VerifyInput;
  readonly timestamp: string | undefined;
  readonly unchanged: readonly Message[];

  constructor(scheme: Scheme, input: VerifyInput) {
    this.#scheme = scheme;
    this.#input = input;
    const step = prepare(scheme, input).steps.find((one) => one.step === 'timestamp');
    this.timestamp = step?.step === 'timestamp' ? step.text : undefined;
    this.unchanged = this.#built({ causes: [] });
  }

  /** Empty when the change makes no other message, or the URL holds the hash of another body. */
  messages(change: Change): readonly Message[] {
    const { unchanged } = this;
    if (Object.keys(change).length === 1) return unchanged;
    return this.#built(change).filter(({ message }) =>
      unchanged.every((other) => !sameBytes(message, other.message)),
    );
  }

  #built({
    body = this.#input.body as Bytes,
    url = this.#input.url,
    method = this.#input.method,
    timestamp = this.timestamp,
    contentType,
  }: Change): readonly Message[] {
    const own = canonicalHeaders(this.#scheme, this.#input);
    const headers = contentType === undefined ? own : withContentType(own, contentType);
    const signed = signedContents(this.#scheme, { body, url, method, headers, timestamp });
    if (!signed.ok) return [];
    return signed.contents.map(({ message, parts }) => {
      const spelled = parts.find(({ role }) => role === 'url');
      return { message, ...(spelled ? { url: textFromBytes(spelled.bytes) ?? '' } : {}) };
    });
  }
}

function withContentType(headers: RequestHeaders, contentType: string): RequestHeaders {
  const others = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-type');
  return { ...Object.fromEntries(others), 'Content-Type': contentType };
}
