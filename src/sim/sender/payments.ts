import type { Payment } from '../../model/payment.ts';
import type { Scenario } from '../../model/scenario.ts';
import { luck } from '../engine/luck.ts';

const customers = ['cus_1', 'cus_2', 'cus_3', 'cus_4', 'cus_5'] as const;
const amountsCents = [900, 1_200, 1_800, 2_500, 3_500, 4_000, 5_200, 7_600] as const;

type Given = Pick<Scenario, 'seed' | 'payments'>;

/** What the event with this ordinal, counted from 1, is about: given by the scenario or drawn from the seed. */
export function paymentOf(given: Given, ordinal: number): Payment {
  return {
    order: 1000 + ordinal,
    customer: customerOf(given, ordinal),
    amountCents: amountOf(given, ordinal),
  };
}

/** The customer of the event with this ordinal. */
export function customerOf({ seed, payments }: Given, ordinal: number): string {
  return payments[ordinal - 1]?.customer ?? pick(customers, luck(seed, 'customer', ordinal));
}

/** How much the event of this ordinal is about; an amount that is drawn is another than `not`. */
export function amountOf({ seed, payments }: Given, ordinal: number, not?: number): number {
  const given = payments[ordinal - 1]?.amountCents;
  if (given !== undefined) return given;
  const drawn = pick(amountsCents, luck(seed, 'amount', ordinal));
  if (drawn !== not) return drawn;
  return amountsCents[(amountsCents.indexOf(drawn) + 1) % amountsCents.length] ?? drawn;
}

function pick<T>(from: readonly [T, ...T[]], share: number): T {
  return from[Math.floor(share * from.length)] ?? from[0];
}
