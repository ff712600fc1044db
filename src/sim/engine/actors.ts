import {
  createActor,
  type Actor,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type ContextFrom,
  type EventFromLogic,
  type StateValueFrom,
} from 'xstate';
import type { FactBody } from '../../model/facts.ts';
import type { Engine, Running } from './engine.ts';

/**
 * XState's own actors, each its own root on the shared clock: a parent would copy its list of children
 * at every birth.
 */
export const actors: Engine = {
  start(machine, { name, input }, { clock, record, fail }) {
    const actor = createActor(machine, { clock, id: name, input });
    // Listens first and starts second, so that what an actor says on entry is not lost.
    if (record) {
      actor.on('*', (fact) => {
        record(fact as FactBody);
      });
    }
    actor.subscribe({
      error: (error) => {
        fail(name, error);
      },
    });
    actor.start();
    return new RunningActor(actor);
  },
};

class RunningActor<M extends AnyStateMachine> implements Running<M> {
  readonly #actor: Actor<M>;

  constructor(actor: Actor<M>) {
    this.#actor = actor;
  }

  send(event: EventFromLogic<M>): void {
    this.#actor.send(event);
  }

  get value(): StateValueFrom<M> {
    return this.#snapshot.value as StateValueFrom<M>;
  }

  get settledContext(): ContextFrom<M> {
    return this.#snapshot.context as ContextFrom<M>;
  }

  get active(): boolean {
    return this.#snapshot.status === 'active';
  }

  get #snapshot(): AnyMachineSnapshot {
    return this.#actor.getSnapshot() as AnyMachineSnapshot;
  }
}
