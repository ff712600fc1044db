import { cast } from '../../model/cast.ts';
import type { FactOf, Trace } from '../../model/facts.ts';
import type { SimInstant } from '../../model/units.ts';
import { latestAt, upTo } from '../../trace/records.ts';
import { oncePerTrace } from '../../trace/oncePerTrace.ts';

interface SecretFacts {
  readonly rotated: readonly FactOf<'secret.rotated'>[];
  readonly installed: readonly FactOf<'secret.installed'>[];
}

/** Which secrets the sender signs with at the playhead, counted from 1, the newest first. */
export function secretsSigning(trace: Trace, at: SimInstant): readonly number[] {
  const { rotated } = factsOf(trace);
  const signing = [1];
  for (const { secret, overlapUntilAt } of upTo(rotated, at)) {
    // Each rotation says until when the secret before it goes on.
    if (overlapUntilAt <= at) signing.shift();
    signing.unshift(secret);
  }
  return signing;
}

/** By which secrets the receiver takes a signature at the playhead, the newest first. */
export function secretsAccepted(trace: Trace, at: SimInstant): readonly number[] {
  const { installed } = factsOf(trace);
  return latestAt(installed, at)?.secrets ?? [1];
}

/** Which secrets are signed with and which are accepted, as one sentence. */
export function secretsWords(trace: Trace, at: SimInstant): string {
  const signing = secretsSigning(trace, at);
  const secrets = signing.length > 1 ? 'secrets' : 'secret';
  return `The ${cast.sender} signs with ${secrets} ${signing.join(' and ')}; ${cast.receiver} takes ${secretsAccepted(trace, at).join(' and ')}.`;
}

const factsOf = oncePerTrace((trace): SecretFacts => ({
  rotated: trace.facts.filter((fact) => fact.type === 'secret.rotated'),
  installed: trace.facts.filter((fact) => fact.type === 'secret.installed'),
}));
