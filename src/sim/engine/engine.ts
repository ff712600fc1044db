import type {
  AnyStateMachine,
  ContextFrom,
  EventFromLogic,
  InputFrom,
  StateValueFrom,
} from 'xstate';
import type { FactBody } from '../../model/facts.ts';
import type { VirtualClock } from './clock.ts';

/** A machine that was started, however it is run. */
export interface Running<M extends AnyStateMachine> {
  /** Handled at once, or after the present step; an ended machine ignores it. */
  send(event: EventFromLogic<M>): void;
  /** The state it is in; while it handles an event, the one before. */
  readonly value: StateValueFrom<M>;
  /**
   * What it knows between two steps; only for a machine that is active and handles no event. The next step
   * may change it in place: whoever reads it does not keep it, nor does an action.
   */
  readonly settledContext: ContextFrom<M>;
  /** False once it has reached a final state or has thrown. */
  readonly active: boolean;
}

export interface Surroundings {
  readonly clock: VirtualClock;
  /** Hears each fact when the step that emitted it is over; without it nothing is emitted at all. */
  readonly record?: ((fact: FactBody) => void) | undefined;
  /** Told once when a machine throws; that machine has ended then. */
  readonly fail: (name: string, error: unknown) => void;
}

/**
 * A way of running a machine. `actors` are XState's own and the definition of truth; `compiled` reads
 * the same machine once into tables, and comes to the same facts at the same instants, only sooner.
 */
export interface Engine {
  start<M extends AnyStateMachine>(
    machine: M,
    who: { readonly name: string; readonly input: InputFrom<M> },
    surroundings: Surroundings,
  ): Running<M>;
}
