import type { HttpRequest, HttpResponse } from '../../model/http.ts';
import type { Payment } from '../../model/payment.ts';
import type { Settings } from '../../model/settings.ts';
import { writeJson } from './jsonStyle.ts';
import { dataOf, json, paymentIn, pollRequest, type Data } from './messages.ts';

const ordersUrl = 'https://api.store.example/orders/';

/** The same question asked by the receiver's server, with its API key. */
export function listRequest(cursor: string): HttpRequest {
  const { headers, ...request } = pollRequest(cursor);
  return { ...request, headers: { ...headers, authorization: 'Bearer billings_api_key' } };
}

/** The receiver's question for the present state of an order. */
export function orderRequest(order: number): HttpRequest {
  const { headers } = listRequest('');
  return { method: 'GET', url: `${ordersUrl}${order}`, headers, body: '' };
}

/** The order that a question written by `orderRequest` is about. */
export function orderOf({ url }: HttpRequest): number {
  return Number(url.slice(ordersUrl.length));
}

/** The present state of an order as the API tells it, or that there is none. */
export function orderAnswer(
  payment: Payment | undefined,
  style: Settings['jsonStyle'],
): HttpResponse {
  return payment
    ? json(200, writeJson(dataOf(payment), style))
    : json(404, '{"error":"no such order"}');
}

/** The state in an answer that `orderAnswer` wrote; undefined when there is none. */
export function readOrderAnswer({ status, body }: HttpResponse): Payment | undefined {
  return status === 404 ? undefined : paymentIn(JSON.parse(body) as Data);
}
