import type { Payment } from '../../model/payment.ts';
import type { Scenario } from '../../model/scenario.ts';
import { luck } from '../engine/luck.ts';
import { amountOf, customerOf, paymentOf } from './payments.ts';

/** Orders that payments change again and again are numbered from here; the others from 1001. */
const firstChanging = 501;

/** The sender's orders: the events that change them, and the present state of each. */
export class Orders {
  readonly #present = new Map<number, Payment>();

  /**
   * What the event with this ordinal, counted from 1, is about: an order of its own, or, with
   * `orders` above zero, the next version of one of so many, with an amount that it did not have.
   */
  next(scenario: Scenario, ordinal: number, orders: number): Payment {
    const payment =
      orders === 0 ? paymentOf(scenario, ordinal) : this.#changed(scenario, ordinal, orders);
    this.#present.set(payment.order, payment);
    return payment;
  }

  /** The present state of an order; undefined when there is no such order. */
  present(order: number): Payment | undefined {
    return this.#present.get(order);
  }

  #changed(scenario: Scenario, ordinal: number, orders: number): Payment {
    const place = Math.floor(luck(scenario.seed, 'order', ordinal) * orders);
    const order = firstChanging + place;
    const before = this.#present.get(order);
    return {
      order,
      customer: before?.customer ?? customerOf(scenario, ordinal),
      amountCents: amountOf(scenario, ordinal, before?.amountCents),
      version: (before?.version ?? 0) + 1,
    };
  }
}
