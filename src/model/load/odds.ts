import type { Channel } from '../facts.ts';

/** What one run came to in one channel, seen at its end. */
export interface ChannelOutcome {
  readonly requests: number;
  readonly missing: number;
  readonly double: number;
  readonly fake: number;
  readonly wrongAmount: number;
  /** Not charged yet when the run ended, but still to come. */
  readonly waiting: number;
  /** Over the payments that arrived; undefined when none did. */
  readonly meanWaitMs: number | undefined;
  /** Counts those that have not arrived with the time they have waited. */
  readonly worstWaitMs: number | undefined;
}

/** What one run came to, with the luck it had. */
export interface RunOutcome extends Readonly<Record<Channel, ChannelOutcome>> {
  readonly seed: number;
  /** The run was stopped before its end, so that its numbers do not say how it ends. */
  readonly cut?: true;
  readonly events: number;
}
