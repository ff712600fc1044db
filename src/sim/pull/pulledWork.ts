import type { EventId, MessageId } from '../../model/ids.ts';
import type { Payment } from '../../model/payment.ts';
import type { SimInstant } from '../../model/units.ts';
import type { Timer } from '../engine/clock.ts';
import type { OwnFailures } from '../receiver/ownFailures.ts';
import type { Run } from '../run.ts';

/** A payment that an answer brought. */
export interface Pulled {
  readonly messageId: MessageId;
  readonly eventId: EventId;
  readonly payment: Payment;
}

/**
 * The work on what polling brought, which is charged when it is done: in its order, and as many at once as
 * there are workers. What is stored with the cursor, the end of the process takes none of.
 */
export class PulledWork {
  readonly #run: Run;
  #waiting: Pulled[] = [];
  readonly #inHand = new Map<Pulled, Timer>();
  /** Those whose work failed and is not tried again yet. */
  #aside: Pulled[] = [];
  readonly #failures: OwnFailures | undefined;
  /** No payment is done before the one ahead of it, even where the work takes less time now. */
  #lastEndsAt = 0 as SimInstant;
  #isStopped = false;

  readonly #charge: (pulled: Pulled) => void;

  /** @param charge what is done at the end of the work, where it is not to charge and no more. */
  constructor(
    run: Run,
    failures: OwnFailures | undefined,
    charge = ({ messageId, eventId, payment }: Pulled) => {
      run.record({ type: 'effect.made', channel: 'pull', messageId, eventId, payment });
    },
  ) {
    this.#run = run;
    this.#failures = failures;
    this.#charge = charge;
  }

  isBusy(): boolean {
    return this.#inHand.size + this.#waiting.length > 0;
  }

  /** Forgets what waits and what is in hand. */
  drop(): void {
    for (const timer of this.#inHand.values()) this.#run.clock.clearTimeout(timer);
    this.#inHand.clear();
    this.#waiting = [];
    this.#lastEndsAt = this.#run.clock.now;
  }

  take(pulled: Pulled): void {
    if (this.#workMs() === 0 && this.#inHand.size === 0) {
      this.#end(pulled);
      if (this.#waiting.length > 0) this.goOn();
      return;
    }
    this.#waiting.push(pulled);
    this.goOn();
  }

  /** Takes up what waits, as far as somebody is free for it. */
  goOn(): void {
    const { clock, settings } = this.#run;
    while (!this.#isStopped && this.#inHand.size < settings.workers) {
      const pulled = this.#waiting.shift();
      if (!pulled) return;
      this.#lastEndsAt = Math.max(this.#lastEndsAt, clock.now + this.#workMs()) as SimInstant;
      const timer = clock.setTimeout(() => {
        this.#inHand.delete(pulled);
        this.#end(pulled);
        this.goOn();
      }, this.#lastEndsAt - clock.now);
      this.#inHand.set(pulled, timer);
    }
  }

  /** The process is gone: what was in hand begins anew when it is back. */
  stop(): void {
    this.#isStopped = true;
    for (const timer of this.#inHand.values()) this.#run.clock.clearTimeout(timer);
    this.#waiting = [...this.#inHand.keys(), ...this.#waiting];
    this.#inHand.clear();
    this.#lastEndsAt = this.#run.clock.now;
  }

  start(): void {
    this.#isStopped = false;
    this.goOn();
  }

  /** A fault of the receiver's own has passed: what was set aside is worked on. */
  resume(): void {
    this.#waiting.push(...this.#aside);
    this.#aside = [];
    this.goOn();
  }

  #workMs(): number {
    const { pollCharges, workMs } = this.#run.settings;
    return pollCharges === 'atOnce' ? 0 : workMs;
  }

  /** The work is over: charged, or failed by a fault of the receiver's own. */
  #end(pulled: Pulled): void {
    const { messageId, eventId } = pulled;
    const what = { channel: 'pull', messageId, eventId } as const;
    if (!this.#failures?.fails('pull', eventId)) {
      this.#charge(pulled);
      return;
    }
    this.#failures.count('pull', eventId);
    this.#run.record({ type: 'work.failed', ...what, done: false, again: this.#failures.passes() });
    (this.#run.settings.faultTries > 0 ? this.#waiting : this.#aside).push(pulled);
  }
}
