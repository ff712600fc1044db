import type { HttpResponse } from '../../model/http.ts';
import type { Settings, SuccessRule } from '../../model/settings.ts';
import { json } from './messages.ts';

/** What a status means to the sender: done, worth another attempt, or not. */
export type Meaning = 'success' | 'try again' | 'not tried again' | 'endpoint gone';

type StatusPolicy = Pick<Settings, 'successRule' | 'on3xx' | 'on410' | 'on429' | 'on4xx'>;

function succeeds(rule: SuccessRule, status: number): boolean {
  return rule.split(' ').some((word) => {
    const [first = '', ...others] = word;
    return others.join('') === 'xx'
      ? Math.floor(status / 100) === Number(first)
      : status === Number(word);
  });
}

/** What a status means to the sender under its policy. */
export function meaningOf(policy: StatusPolicy, status: number): Meaning {
  if (succeeds(policy.successRule, status)) return 'success';
  if (status === 410) return policy.on410 === 'retry' ? 'try again' : 'endpoint gone';
  const rule =
    status === 429
      ? policy.on429
      : status >= 400 && status < 500
        ? policy.on4xx
        : status >= 300 && status < 400
          ? policy.on3xx
          : 'retry';
  return rule === 'retry' ? 'try again' : 'not tried again';
}

/** How the receiver says that all went well; a 204 has no body (RFC 9110, section 15.3.5). */
export function thanks(status: Settings['thanksStatus'], body: string): HttpResponse {
  return status === '204' ? { status: 204, headers: {}, body: '' } : json(Number(status), body);
}

/** Where a redirect points; nobody is there, and the simulated sender does not go and look. */
const movedTo = 'https://billing.example/webhooks/moved';

/** What a request is answered while the endpoint is down; undefined for silence. */
export function answerWhileDown(downAnswer: Settings['downAnswer']): HttpResponse | undefined {
  switch (downAnswer) {
    case 'silence':
      return undefined;
    case '301': {
      const moved = json(301, '{"error":"the endpoint has moved"}');
      return { ...moved, headers: { location: movedTo, ...moved.headers } };
    }
    default:
      return json(Number(downAnswer), downBodies[downAnswer]);
  }
}

/** While restarting, the load balancer knows when the server will be back. */
export function answerWhileRestarting(backInMs: number): HttpResponse {
  return json(503, downBodies['503'], Math.ceil(backInMs / 1000));
}

const downBodies = {
  '503': '{"error":"the server is down"}',
  '500': '{"error":"the server failed"}',
  '502': '{"error":"no server behind the proxy"}',
  '429': '{"error":"too many requests"}',
  '410': '{"error":"the endpoint is gone"}',
  '404': '{"error":"no such endpoint"}',
} as const;
