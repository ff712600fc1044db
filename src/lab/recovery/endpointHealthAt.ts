import type { DisabledBecause, FactOf, Trace } from '../../model/facts.ts';
import type { SimInstant } from '../../model/units.ts';
import { recordsOf, upTo } from '../../trace/records.ts';
import { oncePerTrace } from '../../trace/oncePerTrace.ts';

/** Whether the sender calls the endpoint, and if not, since when and why. */
export type EndpointHealth =
  | { readonly state: 'healthy' }
  | { readonly state: 'failing'; readonly since: SimInstant }
  | {
      readonly state: 'disabled';
      readonly since: SimInstant;
      readonly because: DisabledBecause;
      /** Failed attempts in a row before that. */
      readonly failures: number;
      /** When the sender calls again by itself; absent when somebody has to enable it. */
      readonly untilAt?: SimInstant;
    };

/** The endpoint at the playhead, as the sender sees it. */
export function selectEndpointHealth(trace: Trace, at: SimInstant): EndpointHealth {
  const entries = upTo(recordsOf(trace).machines.get('endpointHealth') ?? [], at);
  const last = entries.at(-1);
  if (last?.state === 'failing') {
    const healthy = entries.findLastIndex(({ state }) => state === 'healthy');
    return { state: 'failing', since: entries[healthy + 1]?.at ?? last.at };
  }
  if (last?.state !== 'disabled' && last?.state !== 'paused') return { state: 'healthy' };
  const disabled = disabledFacts(trace).findLast((fact) => fact.at <= at);
  if (!disabled) return { state: 'healthy' };
  const { because, failures, untilAt } = disabled;
  return {
    state: 'disabled',
    since: disabled.at,
    because,
    failures,
    ...(untilAt === undefined ? {} : { untilAt }),
  };
}

const disabledFacts = oncePerTrace((trace): readonly FactOf<'endpoint.disabled'>[] =>
  trace.facts.filter((fact) => fact.type === 'endpoint.disabled'),
);
