import { cast } from '../../model/cast.ts';
import type { Payment } from '../../model/payment.ts';
import type { HttpRequest, HttpResponse } from '../../model/http.ts';
import type { EventId } from '../../model/ids.ts';
import type { Settings } from '../../model/settings.ts';
import type { SimInstant } from '../../model/units.ts';
import { writeJson } from './jsonStyle.ts';

/** The simulated day begins at 2026-01-01T00:00:00Z, in seconds since 1970. */
const startOfDaySeconds = 1_767_225_600;

const apiUrl = 'https://api.store.example/events';

/** The wall clock inside the simulation, in whole seconds since 1970. */
export function secondsAt(at: SimInstant): number {
  return startOfDaySeconds + Math.floor(at / 1000);
}

/** What the receiver's clock says, which may be ahead of the sender's, or behind it. */
export function receiverSeconds(
  at: SimInstant,
  { receiverClockAheadSeconds }: Pick<Settings, 'receiverClockAheadSeconds'>,
): number {
  return secondsAt(at) + receiverClockAheadSeconds;
}

/** An event as written in JSON. */
export interface EventBody {
  readonly id: EventId;
  readonly payment: Payment;
}

/** The contents of a webhook: a whole event, or of a thin one only its order. */
export interface EventNotice {
  readonly id: EventId;
  readonly order: number;
  readonly payment?: Payment;
}

/** The raw body of an event, the same text in every attempt. */
export function bodyOf(
  { id, payment }: EventBody,
  occurredAt: SimInstant,
  style: Settings['jsonStyle'] = 'compact',
): string {
  return writeJson(
    {
      id,
      type: typeOf(payment),
      created: secondsAt(occurredAt),
      data: dataOf(payment),
    },
    style,
  );
}

/** The raw body of a thin event: that something happened, and where to look. */
export function thinBodyOf({ id, payment }: EventBody, style: Settings['jsonStyle']): string {
  return writeJson({ id, type: typeOf(payment), data: { order: payment.order } }, style);
}

function typeOf({ version }: Payment): string {
  return version === undefined ? 'payment.created' : 'order.updated';
}

/** What an event, or the API, tells of a payment. */
export function dataOf({ order, version, customer, amountCents }: Payment) {
  return {
    order,
    ...(version === undefined ? {} : { version }),
    customer,
    amount: amountCents,
    currency: 'eur',
    item: 'Crème brûlée, 1/2',
  };
}

/** Reads what a webhook says, whole or thin. */
export function readNotice(body: string): EventNotice {
  const { id, data } = JSON.parse(body) as { id: EventId; data: Data | Pick<Data, 'order'> };
  return 'amount' in data
    ? { id, order: data.order, payment: paymentIn(data) }
    : { id, order: data.order };
}

export interface Data {
  readonly order: number;
  readonly version?: number;
  readonly customer: string;
  readonly amount: number;
}

/** The payment in what `dataOf` wrote. */
export function paymentIn({ order, version, customer, amount }: Data): Payment {
  const payment = { order, customer, amountCents: amount };
  return version === undefined ? payment : { ...payment, version };
}

interface PollOptions {
  /** How long the question may be held when there is no news; zero for an answer at once. */
  readonly holdMs?: number;
  /** The tag of the last answer to the same question: the same again need not be sent. */
  readonly ifNoneMatch?: string | undefined;
}

/** The poller's question for everything that occurred after the cursor. */
export function pollRequest(
  cursor: string,
  { holdMs = 0, ifNoneMatch }: PollOptions = {},
): HttpRequest {
  const query = [
    ...(cursor === '' ? [] : [`after=${cursor}`]),
    ...(holdMs === 0 ? [] : [`wait=${holdMs / 1000}s`]),
  ].join('&');
  return {
    method: 'GET',
    url: query === '' ? apiUrl : `${apiUrl}?${query}`,
    headers: {
      accept: 'application/json',
      'user-agent': `${cast.receiver}/1.0`,
      ...(ifNoneMatch === undefined ? {} : { 'if-none-match': ifNoneMatch }),
    },
    body: '',
  };
}

/** The cursor that a poll written by `pollRequest` asks from; empty for the first. */
export function cursorOf(request: HttpRequest): string {
  return /[?&]after=([^&]*)/.exec(request.url)?.[1] ?? '';
}

/** How long a poll written by `pollRequest` may be held, in milliseconds. */
export function holdMsOf(request: HttpRequest): number {
  return Math.round(Number(/[?&]wait=([\d.]+)s/.exec(request.url)?.[1] ?? 0) * 1000);
}

/** The answer to a poll: the events' own JSON in a list, oldest first. */
export function pollAnswer(bodies: readonly string[]): HttpResponse {
  return json(200, `{"events":[${bodies.join(',')}]}`);
}

/** An answer with the tag of what it says (RFC 9110, section 8.8.3); 304 and no body to one who has that. */
export function tagged(response: HttpResponse, tag: string, request: HttpRequest): HttpResponse {
  const etag = `"${tag}"`;
  if (request.headers['if-none-match'] === etag)
    return { status: 304, headers: { etag }, body: '' };
  return { ...response, headers: { ...response.headers, etag } };
}

/** The events in an answer that `pollAnswer` wrote. */
export function readPollAnswer(response: HttpResponse): readonly EventBody[] {
  const { events } = JSON.parse(response.body) as {
    events: readonly { id: EventId; data: Data }[];
  };
  return events.map(({ id, data }) => ({ id, payment: paymentIn(data) }));
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
