import type { Trace } from '../../model/facts.ts';
import { holdsConnection } from '../../model/rules/heldConnection.ts';
import type { SimInstant } from '../../model/units.ts';
import { selectComparison } from '../ledger/comparison.ts';
import { selectSettings } from '../settingsAt.ts';
import { clock, count, grouped } from './format.ts';

/** What was sent up to the playhead and what it came to, as the text of a picture. */
export function trafficSummary(trace: Trace, at: SimInstant): string {
  const { events, pull, push } = selectComparison(trace, at);
  const faults = (
    [
      [push.double, `double (${count(push.extra, 'charge')} too many)`],
      [push.missing, 'missing'],
      [push.fake, 'fake'],
      [push.wrongAmount, 'with a wrong amount'],
    ] as const
  )
    .filter(([number]) => number !== 0)
    .map(([number, name]) => `${grouped(number)} ${name}`);
  const pulled =
    pull.ended === 0 && holdsConnection(selectSettings(trace, at).pullMode)
      ? count(pull.requests, 'connection')
      : `${count(pull.requests, 'poll')}, ${grouped(pull.empty)} empty`;
  return [
    `Up to ${clock(at)}: ${pulled};`,
    `${count(push.requests, 'attempt')}, ${count(push.retries, 'retry', 'retries')}.`,
    `${count(events, 'payment')}, ${push.orders > 0 ? 'orders right by push' : 'pushed and charged once'}: ${grouped(push.once)}${faults.length > 0 ? `; ${faults.join(', ')}` : ''}.`,
  ].join(' ');
}
