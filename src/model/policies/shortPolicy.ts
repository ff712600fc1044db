import type { Policy, PolicyRules, PolicyTopic, Retries, Said } from './policy.ts';
import { documentation, page, retryAfterIsUnstated, timeoutIsUnpublished } from './said.ts';

interface Short {
  readonly id: string;
  readonly name: string;
  /** Without `https://`. */
  readonly address: string;
  readonly timeoutMs?: number;
  /** A schedule that is published wait by wait, or what else there is. */
  readonly retries: string | Retries;
  readonly rules?: PolicyRules;
  readonly said?: Readonly<Partial<Record<PolicyTopic, string>>>;
  readonly notFollowed?: readonly string[];
}

/** A policy of which its documentation's page on retries was read, and nothing else. */
export function short({ address, retries, said = {}, notFollowed = [], ...rest }: Short): Policy {
  return {
    kind: 'provider',
    ...rest,
    retries:
      typeof retries === 'string'
        ? { plan: 'schedule', waits: retries, known: 'documentation' }
        : retries,
    said: Object.fromEntries(
      Object.entries(said).map(([topic, text]): [string, Said] => [topic, documentation(text)]),
    ),
    notFollowed: [
      ...notFollowed,
      ...(rest.timeoutMs === undefined ? [timeoutIsUnpublished] : []),
      retryAfterIsUnstated,
    ],
    sources: [page(address)],
  };
}
