import { bytesFromText } from '../../../signing/bytes/bytes.ts';
import { schemeById } from '../../../signing/schemes.ts';
import { standardSettings } from '../../../model/settings.ts';
import type { EventId } from '../../../model/ids.ts';
import type { Drill } from '../../../terminal/deliver/drills.ts';
import { Letters, type EventPlan } from '../../../terminal/deliver/letters.ts';
import { Session } from '../../../terminal/deliver/session.ts';

/** What is sent, and to whom. */
export interface Load {
  readonly url: string;
  readonly secret: string;
  readonly events: number;
  readonly connections: number;
  /** How long each body is; as long as the provider's example when absent. */
  readonly bytes?: number;
}

const scheme = schemeById('standard-webhooks');

/**
 * Sends events by the sender of `hookscope deliver`, as many at a time as there are connections.
 * Returns how many milliseconds that took. Throws where one was not accepted.
 */
export async function delivered(load: Load): Promise<number> {
  const { url, events, connections } = load;
  const place = { url: new URL(url), addresses: [{ address: '127.0.0.1', family: 4 }] };
  const session = new Session({
    scheme,
    place,
    letters: lettersFor(load, place.url),
    policy: {},
    speed: 1_000,
    rate: 1_000_000,
    events,
    connections,
    keeps: false,
    progress: () => undefined,
  });
  let ms = 0;
  const [run] = await session.run([
    {
      id: 'bench',
      attempts: 1,
      run: async (stage) => {
        const startedAt = performance.now();
        await stage.stream(planOf(load));
        ms = performance.now() - startedAt;
      },
    } as Partial<Drill> as Drill,
  ]);
  session.close();
  const refused = run?.seen.find(({ status }) => status !== 204);
  if (refused || run?.seen.length !== events)
    throw new Error(`${run?.seen.length} of ${events} were sent, and answered ${refused?.status}`);
  return ms;
}

/** The same requests, written and signed beforehand. */
export function signedRequests(load: Load) {
  const { url, events } = load;
  const letters = lettersFor(load, new URL(url));
  const plan = planOf(load);
  return Array.from({ length: events }, (_, n) => {
    const eventId: EventId = `evt_${n + 1}`;
    letters.plan(eventId, plan);
    const request = letters.write(
      {
        eventId,
        messageId: `dlv_${n + 1}.1`,
        channel: 'push',
        from: 'sender',
        to: 'receiver',
        origin: 'genuine',
        request: { method: 'POST', url, headers: {}, body: '' },
      },
      standardSettings,
    );
    const { headers, body } = letters.parcelOf(request);
    const pairs = headers.flatMap((name, at) => (at % 2 === 0 ? [[name, headers[at + 1]]] : []));
    return {
      method: 'POST',
      headers: Object.fromEntries(pairs) as Record<string, string>,
      body: Buffer.from(body),
    };
  });
}

const lettersFor = ({ secret }: Load, url: URL) =>
  new Letters(scheme, url, { known: secret, guessed: secret, next: secret });

function planOf({ bytes }: Load): EventPlan {
  if (bytes === undefined) return {};
  return {
    body: (body) =>
      body.replace('{', `{"filler":"${'x'.repeat(bytes - bytesFromText(body).length - 12)}",`),
  };
}
