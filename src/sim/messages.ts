import type { Payment } from '../model/payment.ts';
import type { HttpRequest, HttpResponse } from '../model/http.ts';
import type { EventId } from '../model/ids.ts';
import type { SimInstant } from '../model/units.ts';
import { standardWebhooks } from '../signing/schemes/standardWebhooks.ts';
import { signSync } from '../signing/sync.ts';
import type { SeenKeys } from './seenBefore.ts';

/** The simulated day begins at 2026-01-01T00:00:00Z, in seconds since 1970. */
const startOfDaySeconds = 1_767_225_600;

/** The signing scheme of every simulated webhook. */
export const simulatedScheme = standardWebhooks;

/** What the sender and the receiver share. An example, and so printed: nothing real is signed with it. */
export const sharedSecret = 'whsec_aG9va3Njb3BlIHNoYXJlZCBzZWNyZXQh';

/** What an attacker signs with who has to guess. */
export const guessedSecret = 'whsec_aSBkbyBub3Qga25vdyB0aGUgc2VjcmV0';

const endpointUrl = 'https://billing.example/webhooks/store';
const apiUrl = 'https://api.store.example/events';
const after = '?after=';

const utf8 = new TextEncoder();

/** The wall clock inside the simulation, in whole seconds since 1970. */
export function secondsAt(at: SimInstant): number {
  return startOfDaySeconds + Math.floor(at / 1000);
}

/** An event as its JSON says it. */
export interface EventBody {
  readonly id: EventId;
  readonly payment: Payment;
}

/** The raw body of an event, the same text in every attempt. */
export function bodyOf({ id, payment }: EventBody, occurredAt: SimInstant): string {
  return JSON.stringify({
    id,
    type: 'payment.created',
    created: secondsAt(occurredAt),
    data: {
      order: payment.order,
      customer: payment.customer,
      amount: payment.amountCents,
      currency: 'eur',
    },
  });
}

/** Reads an event back from a raw body that `bodyOf` or an attacker wrote. */
export function readBody(body: string): EventBody {
  const { id, data } = JSON.parse(body) as {
    id: EventId;
    data: { order: number; customer: string; amount: number };
  };
  return {
    id,
    payment: { order: data.order, customer: data.customer, amountCents: data.amount },
  };
}

/** A webhook request, signed anew with its own timestamp as Standard Webhooks asks of every attempt. */
export function signedWebhook(
  body: string,
  about: {
    readonly eventId: EventId;
    readonly attemptId: string;
    readonly secret: string;
    readonly at: SimInstant;
  },
): HttpRequest {
  const signed = signSync(simulatedScheme, {
    secret: about.secret,
    body: utf8.encode(body),
    eventId: about.eventId,
    nowSeconds: secondsAt(about.at),
  });
  return {
    method: 'POST',
    url: endpointUrl,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Store-Webhooks/1.0',
      'store-attempt-id': about.attemptId,
      ...signed.headers,
    },
    body,
  };
}

/** The poller's question for everything that occurred after the cursor. */
export function pollRequest(cursor: string): HttpRequest {
  return {
    method: 'GET',
    url: cursor === '' ? apiUrl : `${apiUrl}${after}${cursor}`,
    headers: { accept: 'application/json', 'user-agent': 'Billing/1.0' },
    body: '',
  };
}

/** The cursor that a poll written by `pollRequest` asks from; empty for the first. */
export function cursorOf(request: HttpRequest): string {
  return request.url.slice(apiUrl.length + after.length);
}

/** The answer to a poll: the events' own JSON in a list, oldest first. */
export function pollAnswer(bodies: readonly string[]): HttpResponse {
  return json(200, `{"events":[${bodies.join(',')}]}`);
}

/** The events in an answer that `pollAnswer` wrote. */
export function readPollAnswer(response: HttpResponse): readonly EventBody[] {
  const { events } = JSON.parse(response.body) as { events: readonly object[] };
  return events.map((event) => readBody(JSON.stringify(event)));
}

/** A JSON answer; `retryAfterSeconds` becomes the header of that name. */
export function json(status: number, body: string, retryAfterSeconds?: number): HttpResponse {
  return {
    status,
    headers: {
      'content-type': 'application/json',
      ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }),
    },
    body,
  };
}

/** By what the receiver could recognise a request. */
export function seenKeysOf(request: HttpRequest, { id, payment }: EventBody): SeenKeys {
  return {
    eventId: id,
    attemptId: request.headers['store-attempt-id'] ?? '',
    amountAndCustomer: `${payment.amountCents} from ${payment.customer}`,
  };
}
