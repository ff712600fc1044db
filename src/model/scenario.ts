import type { Command } from './commands.ts';
import type { Payment } from './payment.ts';
import type { Settings } from './settings.ts';

/** A message that the network loses on purpose, so that a lesson does not hang on luck. */
export interface PlannedLoss {
  /** Which event, counted from 1 in the order they occur. */
  readonly event: number;
  readonly attempt: number;
  readonly part: 'request' | 'answer';
}

/** Everything that was set before the run. */
export interface Scenario {
  /** From 0 to 4294967295; the same seed has the same luck. */
  readonly seed: number;
  /** How much time is simulated, in whole milliseconds, 1 s to 31 days. */
  readonly horizonMs: number;
  /** Events at fixed instants, beside those that `eventEveryMs` and bursts bring. */
  readonly eventTimesMs: readonly number[];
  /** What the first events are about; the others are drawn from the seed. */
  readonly payments: readonly Pick<Payment, 'customer' | 'amountCents'>[];
  readonly losses: readonly PlannedLoss[];
  /** What happens by itself: outages, attacks, crashes, changes of settings. */
  readonly plan: readonly Command[];
  readonly settings: Settings;
}
