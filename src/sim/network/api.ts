import { retryAfterSeconds, type HttpResponse } from '../../model/http.ts';
import { durationMs, type DurationMs } from '../../model/units.ts';
import { apiMachine } from './api.machine.ts';
import { json } from './messages.ts';
import type { Run } from '../run.ts';
import type { Exchange, Wire } from './wire.ts';

/** The body of a 429: nobody reads it. */
const tooManyRequests = '{"error":"too many requests"}';

interface Api {
  /** Whose calls it counts: `api for polls`. */
  readonly actor: string;
  /** Called for a question that is within the limit; who is over it is told to wait. */
  readonly answer: (exchange: Exchange) => void;
}

/** Starts one part of the sender's API, with a limit of its own; returns what takes its requests from the wire. */
export function startApi(run: Run, wire: Wire, { actor, answer }: Api) {
  const api = run.start(apiMachine, actor, {
    actor,
    now: () => run.clock.now,
    callsPerMinute: () => run.settings.apiCallsPerMinute,
    windowMs: () => run.settings.apiWindowMs,
    answer: (exchange) => {
      run.soon(() => {
        answer(exchange);
      });
    },
    refuse: ({ messageId }, retryAfterMs) => {
      run.soon(() => {
        wire.answer(messageId, json(429, tooManyRequests, Math.ceil(retryAfterMs / 1000)));
      });
    },
  });
  return (exchange: Exchange): void => {
    api.send({ type: 'request.arrived', exchange });
  };
}

/** How long an answer of the API asks to wait; undefined unless it is a 429. */
export function rateLimitOf(response: HttpResponse): DurationMs | undefined {
  if (response.status !== 429) return undefined;
  return durationMs((retryAfterSeconds(response) ?? 1) * 1000);
}
