import type { HttpRequest } from '../../model/http.ts';
import { rawRequest, rawResponse, reasonPhrase } from '../../model/rawHttp.ts';
import type { SimInstant } from '../../model/units.ts';
import { secondsAt } from '../../sim/network/messages.ts';
import { isFrame } from '../../trace/messages/messageKind.ts';
import { stateOf } from '../../trace/messages/messageState.ts';
import { asOf, recordsOf, upTo, type MessageRecord } from '../../trace/records.ts';
import { partyNames, statusOf, titleOf, verdictOf } from '../../trace/words/messageWords.ts';
import { titleOf as titleOfRun, type RunTaken } from './runTaken.ts';

/**
 * The messages as an HTTP archive (HAR 1.2), each as the one who asked saw it: an answer that never came, or came too
 * late, has the status 0. Dates are those of the simulated day, which begins at 2026-01-01T00:00:00Z and is also that of
 * the signed timestamps; `send`, `wait` and `receive` are the way there, the time at the other side and the way back.
 * What is optional stands there too where a browser's importer asks for it.
 */
export function messagesHar(run: RunTaken): string {
  const { trace, until } = run;
  const messages = upTo(
    // What is written into an open connection is no exchange of its own.
    recordsOf(trace)
      .messages.filter((message) => !isFrame(message))
      .map((message) => ({ at: message.sentAt, message })),
    until,
  );
  const log = {
    version: '1.2',
    creator: { name: 'Hookscope', version: '1' },
    comment: `${titleOfRun(run)}. Simulated; the day of the simulation begins at ${dateOf(0 as SimInstant)}.`,
    pages: [],
    entries: messages.map(({ message }) => entryOf(run, asOf(message, until))),
  };
  return `${JSON.stringify({ log }, null, 1)}\n`;
}

function entryOf({ trace, until }: RunTaken, message: MessageRecord): object {
  const { sentAt, requestEndsAt, answer, request } = message;
  const state = stateOf(trace, message, until);
  const gaveUp = state.ending?.result === 'timedOut' || state.ending?.result === 'cut';
  const response = state.answer?.leg === 'arrived' && !gaveUp ? state.answer.response : undefined;
  const endsAt = response ? (answer?.endsAt ?? until) : (endOf(message, until) ?? until);
  const arrivesAt = Math.min(requestEndsAt, endsAt);
  const answeredAt = response ? (answer?.sentAt ?? endsAt) : endsAt;
  const timings = {
    blocked: -1,
    dns: -1,
    connect: -1,
    ssl: -1,
    send: arrivesAt - sentAt,
    wait: answeredAt - arrivesAt,
    receive: endsAt - answeredAt,
  };
  return {
    startedDateTime: dateOf(sentAt),
    time: endsAt - sentAt,
    request: requestOf(request),
    response: response
      ? {
          status: response.status,
          statusText: reasonPhrase(response.status),
          ...ofBoth(response.headers, rawResponse(response), response.body),
          content: {
            size: bytesOf(response.body),
            mimeType: response.headers['content-type'] ?? '',
            text: response.body,
          },
          redirectURL: response.headers['location'] ?? '',
        }
      : {
          status: 0,
          statusText: '',
          httpVersion: '',
          cookies: [],
          headers: [],
          content: { size: 0, mimeType: '' },
          redirectURL: '',
          headersSize: -1,
          bodySize: -1,
        },
    cache: {},
    timings,
    comment: `${titleOf(message)}, from ${partyNames[message.from]} to ${partyNames[message.to]}: ${statusOf(message, state)}, ${verdictOf(trace, message, until)}`,
  };
}

/** When the one who asked had an answer or gave up; an attacker does neither. */
function endOf(message: MessageRecord, until: SimInstant): SimInstant | undefined {
  const { attemptEnd, pollEnd, backfillEnd, fetchEnd, answer, requestEndsAt } = message;
  const end =
    (attemptEnd ?? pollEnd ?? backfillEnd ?? fetchEnd)?.at ?? answer?.endsAt ?? requestEndsAt;
  return end > until ? undefined : end;
}

function requestOf(request: HttpRequest): object {
  const { method, url, headers, body } = request;
  return {
    method,
    url,
    ...ofBoth({ host: new URL(url).host, ...headers }, rawRequest(request), body),
    queryString: [...new URL(url).searchParams].map(([name, value]) => ({ name, value })),
    ...(body === ''
      ? {}
      : { postData: { mimeType: headers['content-type'] ?? 'application/json', text: body } }),
  };
}

function ofBoth(headers: Readonly<Record<string, string>>, raw: string, body: string): object {
  const head = raw.slice(0, raw.length - body.length);
  return {
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
    // On the wire a line ends with two bytes.
    headersSize: bytesOf(head.replaceAll('\n', '\r\n')),
    bodySize: bytesOf(body),
  };
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

function dateOf(at: SimInstant): string {
  // It writes the simulation's clock and reads no other.
  // eslint-disable-next-line no-restricted-globals
  return new Date(secondsAt(at) * 1_000 + (at % 1_000)).toISOString();
}
