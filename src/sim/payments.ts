import type { Payment } from '../model/payment.ts';
import type { Scenario } from '../model/scenario.ts';
import { luck } from './luck.ts';

const customers = ['cus_1', 'cus_2', 'cus_3', 'cus_4', 'cus_5'] as const;
const amountsCents = [900, 1_200, 1_800, 2_500, 3_500, 4_000, 5_200, 7_600] as const;

/** What the event with this ordinal, counted from 1, is about: given by the scenario or drawn from the seed. */
export function paymentOf(
  { seed, payments }: Pick<Scenario, 'seed' | 'payments'>,
  ordinal: number,
): Payment {
  const given = payments[ordinal - 1];
  return {
    order: 1000 + ordinal,
    customer: given?.customer ?? pick(customers, luck(seed, 'customer', ordinal)),
    amountCents: given?.amountCents ?? pick(amountsCents, luck(seed, 'amount', ordinal)),
  };
}

function pick<T>(from: readonly [T, ...T[]], share: number): T {
  return from[Math.floor(share * from.length)] ?? from[0];
}
