import { cast } from '../../model/cast.ts';
import type { HttpRequest, HttpResponse } from '../../model/http.ts';
import type { EventId } from '../../model/ids.ts';
import type { Settings } from '../../model/settings.ts';
import { durationMs, type DurationMs } from '../../model/units.ts';
import { json, paymentIn, type Data, type EventBody } from '../network/messages.ts';

const queueUrl = 'https://api.store.example/queue';

function post(path: string, body: object): HttpRequest {
  return {
    method: 'POST',
    url: `${queueUrl}${path}`,
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      'user-agent': `${cast.receiver}/1.0`,
    },
    body: JSON.stringify(body),
  };
}

/** The question for what is in the queue, which may be held while there is nothing. */
export function receiveRequest({
  holdMs,
  batchSize,
  visibilityMs,
}: Pick<Settings, 'holdMs' | 'batchSize' | 'visibilityMs'>): HttpRequest {
  return post(`/receive?wait=${holdMs / 1000}s`, {
    max_messages: batchSize,
    visibility_timeout_seconds: visibilityMs / 1000,
  });
}

/** What a question written by `receiveRequest` asks for. */
export function receiveTerms({ body }: HttpRequest): {
  readonly most: number;
  readonly hiddenMs: DurationMs;
} {
  const terms = JSON.parse(body) as { max_messages: number; visibility_timeout_seconds: number };
  return {
    most: terms.max_messages,
    hiddenMs: durationMs(Math.round(terms.visibility_timeout_seconds * 1000)),
  };
}

/** What proves that one has received an entry for the so-manieth time. */
export interface Receipt {
  readonly eventId: EventId;
  readonly receives: number;
}

const handleOf = ({ eventId, receives }: Receipt) => `${eventId}.${receives}`;

function receiptIn(handle: string): Receipt {
  const [eventId, receives] = handle.split('.');
  return { eventId: eventId as EventId, receives: Number(receives) };
}

/** The events that are handed out, each as its own JSON. */
export function receiveAnswer(
  entries: readonly (Receipt & { readonly body: string })[],
): HttpResponse {
  const list = entries.map(
    ({ body, ...receipt }) =>
      `{"receipt_handle":"${handleOf(receipt)}","receive_count":${receipt.receives},"event":${body}}`,
  );
  return json(200, `{"messages":[${list.join(',')}]}`);
}

export interface ReceivedEntry extends EventBody {
  readonly receipt: Receipt;
}

/** The events in an answer that `receiveAnswer` wrote. */
export function readReceiveAnswer({ body }: HttpResponse): readonly ReceivedEntry[] {
  const { messages } = JSON.parse(body) as {
    messages: readonly { receipt_handle: string; event: { id: EventId; data: Data } }[];
  };
  return messages.map(({ receipt_handle, event: { id, data } }) => ({
    id,
    payment: paymentIn(data),
    receipt: receiptIn(receipt_handle),
  }));
}

/** The acknowledgement, which deletes an entry. */
export function deleteRequest(receipt: Receipt): HttpRequest {
  return post('/delete', { receipt_handle: handleOf(receipt) });
}

/** The receipt in what `deleteRequest` wrote. */
export function receiptOf({ body }: HttpRequest): Receipt {
  return receiptIn((JSON.parse(body) as { receipt_handle: string }).receipt_handle);
}

/** 204 where the entry is deleted, and 400 where the receipt handle is an old one. */
export function deleteAnswer(isDeleted: boolean): HttpResponse {
  return isDeleted
    ? { status: 204, headers: {}, body: '' }
    : json(400, '{"error":"the receipt handle has expired"}');
}
