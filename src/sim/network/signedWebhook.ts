import { cast } from '../../model/cast.ts';
import type { HttpRequest } from '../../model/http.ts';
import type { Settings } from '../../model/settings.ts';
import { signatureHeaders, type SignatureKind, type Signed } from '../secrets/signatures.ts';

/** How a webhook is signed. */
interface Signing extends Omit<Signed, 'body'> {
  readonly attemptId: string;
  readonly https: boolean;
  readonly signature: SignatureKind;
}

const endpointUrl = '://billing.example/webhooks/store';

/** A webhook request, signed anew with its own timestamp as Standard Webhooks asks of every attempt. */
export function signedWebhook(body: string, signing: Signing): HttpRequest {
  return new SignedWebhook(body, signing);
}

/**
 * Writes its headers when somebody opens it: many requests are lost, or refused unread. Until then its
 * receiver asks for what they will say. One that is changed is a copy, and plain data.
 */
class SignedWebhook implements HttpRequest {
  declare readonly method: 'POST';
  declare readonly url: string;
  declare readonly headers: HttpRequest['headers'];
  declare readonly body: string;
  readonly #signing: Signing;
  #headers: HttpRequest['headers'] | undefined;

  constructor(body: string, signing: Signing) {
    this.#signing = signing;
    this.method = 'POST';
    this.url = `${signing.https ? 'https' : 'http'}${endpointUrl}`;
    Object.defineProperty(this, 'headers', SignedWebhook.#writtenWhenRead);
    this.body = body;
  }

  static readonly signingOf = (request: HttpRequest): Signing | undefined =>
    #signing in request ? request.#signing : undefined;

  /** The property is the request's own and enumerable: JSON, a copy and another thread get plain data. */
  static readonly #writtenWhenRead: PropertyDescriptor & ThisType<SignedWebhook> = {
    enumerable: true,
    get() {
      const { eventId, attemptId, nowSeconds, signature, secrets } = this.#signing;
      return (this.#headers ??= {
        'content-type': 'application/json',
        'user-agent': `${cast.sender}-Webhooks/1.0`,
        'store-attempt-id': attemptId,
        ...signatureHeaders(signature, { eventId, nowSeconds, body: this.body, secrets }),
      });
    },
  };
}

const { signingOf } = SignedWebhook;

/** Which attempt a webhook says it is; empty when it does not say. */
export function attemptIdOf(request: HttpRequest): string {
  return signingOf(request)?.attemptId ?? request.headers['store-attempt-id'] ?? '';
}

/** When a webhook says it was signed, in seconds since 1970; undefined when it does not say. */
export function timestampOf(request: HttpRequest): string | undefined {
  const signing = signingOf(request);
  return signing ? String(signing.nowSeconds) : request.headers['webhook-timestamp'];
}

/** How many signatures a webhook offers, each of which is compared with each that the receiver computes. */
export function signaturesIn(request: HttpRequest): number {
  const signing = signingOf(request);
  if (signing?.signature === 'hmac') return signing.secrets.length;
  if (signing) return signing.signature === 'none' ? 0 : 1;
  return request.headers['webhook-signature']?.split(' ').length ?? 0;
}

/** True for a webhook that arrives as it was signed: by this method, with one of these secrets. */
export function isSignedBy(
  request: HttpRequest,
  method: Settings['signatureMethod'],
  secrets: readonly string[],
): boolean {
  const signing = signingOf(request);
  if (signing?.signature !== method) return false;
  // A plain hash takes no secret, but a check without one refuses it.
  if (method === 'plainHash') return secrets.length > 0;
  return secrets.some((secret) => signing.secrets.includes(secret));
}
