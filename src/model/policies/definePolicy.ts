import type { Known, Policy, PolicySource, PolicyTopic, Retries, Said } from './policy.ts';
import { page, retryAfterIsUnstated, timeoutIsUnpublished } from './policySource.ts';

/** A policy as it is written down: what needs no other mark was read in the provider's documentation. */
interface Draft extends Omit<Policy, 'id' | 'name' | 'kind' | 'retries' | 'said' | 'sources'> {
  /** Absent for a provider. */
  readonly kind?: Policy['kind'];
  /** A schedule that is published wait by wait, or what else there is; absent when that is not enough for a run. */
  readonly retries?: string | Retries;
  readonly said: Readonly<Partial<Record<PolicyTopic, string | Said>>>;
  /** A page by its address, without `https://`. */
  readonly sources: readonly (string | PolicySource)[];
}

/** @param id as it stands in a link. */
export function policy(
  id: string,
  name: string,
  { retries, said, sources, ...rest }: Draft,
): Policy {
  return {
    kind: 'provider',
    ...rest,
    id,
    name,
    ...(retries === undefined
      ? {}
      : { retries: typeof retries === 'string' ? schedule('documentation', retries) : retries }),
    said: Object.fromEntries(
      Object.entries(said).map(([topic, text]): [string, Said] => [
        topic,
        typeof text === 'string' ? { text, known: 'documentation' } : text,
      ]),
    ),
    sources: sources.map((source) => (typeof source === 'string' ? page(source) : source)),
  };
}

/** Waits of which each is used once. */
export function schedule(known: Known, waits: string, basis?: string): Retries {
  return { plan: 'schedule', waits, known, ...(basis === undefined ? {} : { basis }) };
}

interface Short extends Omit<Draft, 'said' | 'sources'> {
  /** Of the page, without `https://`. */
  readonly address: string;
  readonly said?: Draft['said'];
}

/** A policy of which its documentation's page on retries was read, and nothing else. */
export function short(
  id: string,
  name: string,
  { address, said = {}, notFollowed = [], ...rest }: Short,
): Policy {
  const draft = policy(id, name, { ...rest, said, sources: [address] });
  if (draft.retries === undefined) return draft;
  return {
    ...draft,
    notFollowed: [
      ...notFollowed,
      ...(draft.timeoutMs === undefined ? [timeoutIsUnpublished] : []),
      retryAfterIsUnstated,
    ],
  };
}
