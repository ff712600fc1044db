import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Orders } from './orders.ts';
import { paymentOf } from './payments.ts';
import { scenarioWith } from '../laws/scenarioWith.testkit.ts';

const scenario = (seed: number) => scenarioWith({ seed });
const some = fc.record({ seed: fc.nat(), orders: fc.integer({ min: 1, max: 20 }) });

describe('the sender’s orders', () => {
  test('without shared orders each event has its own, with one state', () => {
    const orders = new Orders();
    const payments = [1, 2, 3].map((ordinal) => orders.next(scenario(7), ordinal, 0));
    expect(payments).toEqual([1, 2, 3].map((ordinal) => paymentOf(scenario(7), ordinal)));
    expect(orders.present(1002)).toEqual(payments[1]);
  });

  test('versions of an order count up from 1, under one customer, each with another amount', () => {
    fc.assert(
      fc.property(some, ({ seed, orders: most }) => {
        const orders = new Orders();
        const last = new Map<number, ReturnType<Orders['next']>>();
        for (let ordinal = 1; ordinal <= 60; ordinal++) {
          const payment = orders.next(scenario(seed), ordinal, most);
          const before = last.get(payment.order);
          expect(payment.version).toBe((before?.version ?? 0) + 1);
          expect(payment.customer).toBe(before?.customer ?? payment.customer);
          expect(payment.amountCents).not.toBe(before?.amountCents);
          last.set(payment.order, payment);
        }
        expect(last.size).toBeLessThanOrEqual(most);
        for (const [order, payment] of last) expect(orders.present(order)).toEqual(payment);
      }),
    );
  });

  test('the amounts of a scenario are taken as they are, also twice the same', () => {
    const orders = new Orders();
    const given = scenarioWith({
      payments: [900, 900].map((amountCents) => ({ customer: 'cus_9', amountCents })),
    });
    expect([1, 2].map((ordinal) => orders.next(given, ordinal, 1).amountCents)).toEqual([900, 900]);
  });

  test('an order that nobody has changed yet has no state', () => {
    expect(new Orders().present(501)).toBeUndefined();
  });
});
