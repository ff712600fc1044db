import type { Channel, FactOf } from '../../model/facts.ts';
import type { Payment } from '../../model/payment.ts';
import { recordsOf } from '../records.ts';
import { oncePerTrace } from '../oncePerTrace.ts';

export interface OrderWrite {
  /** What it should have left or written: set when an older state took the place of a newer one, or a false one that of a true one. */
  readonly truth: Payment | undefined;
}

/** Every write of an order that payments change again and again, judged at the moment it was made. */
export const orderWrites = oncePerTrace((trace): ReadonlyMap<FactOf<'effect.made'>, OrderWrite> => {
  const { events, effects } = recordsOf(trace);
  const states = new Map<string, Payment>();
  for (const { payment } of events) states.set(nameOf(payment), payment);

  const writes = new Map<FactOf<'effect.made'>, OrderWrite>();
  const newest: Record<Channel, Map<number, number>> = { pull: new Map(), push: new Map() };
  for (const effect of effects) {
    const { order, version, amountCents } = effect.payment;
    const state = version === undefined ? undefined : states.get(nameOf(effect.payment));
    if (version === undefined || !state) continue;
    const known = newest[effect.channel].get(order) ?? 0;
    const better = states.get(nameOf({ order, version: known }));
    const truth = version < known ? better : amountCents === state.amountCents ? undefined : state;
    writes.set(effect, { truth });
    newest[effect.channel].set(order, Math.max(known, version));
  }
  return writes;
});

function nameOf({ order, version }: Pick<Payment, 'order' | 'version'>): string {
  return `${order} ${version ?? 0}`;
}
