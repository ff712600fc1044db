import type { Policy, PolicyRules, PolicyTopic, Retries, Said } from './policy.ts';
import { documentation, page, retryAfterIsUnstated, timeoutIsUnpublished } from './policySource.ts';

interface Short {
  readonly id: string;
  readonly name: string;
  /** Without `https://`. */
  readonly address: string;
  readonly timeoutMs?: number;
  /** A schedule that is published wait by wait, or what else there is; absent when that is not enough for a run. */
  readonly retries?: string | Retries;
  readonly rules?: PolicyRules;
  readonly said?: Readonly<Partial<Record<PolicyTopic, string>>>;
  readonly notFollowed?: readonly string[];
}

/** A policy of which its documentation's page on retries was read, and nothing else. */
export function short({ address, retries, said = {}, notFollowed = [], ...rest }: Short): Policy {
  return {
    kind: 'provider',
    ...rest,
    ...(retries === undefined ? {} : asRun(retries, notFollowed, rest.timeoutMs)),
    said: Object.fromEntries(
      Object.entries(said).map(([topic, text]): [string, Said] => [topic, documentation(text)]),
    ),
    sources: [page(address)],
  };
}

function asRun(
  retries: string | Retries,
  notFollowed: readonly string[],
  timeoutMs: number | undefined,
): Pick<Policy, 'retries' | 'notFollowed'> {
  return {
    retries:
      typeof retries === 'string'
        ? { plan: 'schedule', waits: retries, known: 'documentation' }
        : retries,
    notFollowed: [
      ...notFollowed,
      ...(timeoutMs === undefined ? [timeoutIsUnpublished] : []),
      retryAfterIsUnstated,
    ],
  };
}
