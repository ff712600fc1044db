import { assign, emit, setup } from 'xstate';
import type { FactBody } from '../../model/facts.ts';
import type { DurationMs } from '../../model/units.ts';
import { enter, recordEntered } from '../engine/recordEntered.ts';

interface SourceInput {
  /** How long until events occur again and how many; undefined when none is left. */
  readonly next: () => { readonly waitMs: DurationMs; readonly count: number } | undefined;
  /** Lets events happen: those that were due now, or one that somebody asked for. */
  readonly occur: (events: { readonly count: number; readonly planned: boolean }) => void;
}

interface SourceContext extends SourceInput {
  readonly waitMs: DurationMs | undefined;
  readonly count: number;
}

type SourceEvent =
  | { type: 'event.triggered' }
  /** The settings that decide when events occur have changed. */
  | { type: 'schedule.changed' };

/**
 * Where events come from: at seeded moments, in bursts, at fixed times, and on command.
 *
 *   idle ──nextEvent / event.triggered──▶ emitting ──▶ idle
 */
export const sourceMachine = setup({
  types: {
    input: {} as SourceInput,
    context: {} as SourceContext,
    events: {} as SourceEvent,
    emitted: {} as FactBody,
  },
  delays: {
    // XState has no delay that never ends; nothing outlives a day here.
    nextEvent: ({ context }) => context.waitMs ?? 2 ** 40,
  },
  actions: {
    recordEntered: emit(({ event }, params: { state: string }) =>
      recordEntered('source', 'source', params.state, event),
    ),
    lookAhead: assign(({ context }) => {
      const next = context.next();
      return { waitMs: next?.waitMs, count: next?.count ?? 0 };
    }),
    occurOnce: ({ context }) => {
      context.occur({ count: 1, planned: false });
    },
    occurAsPlanned: ({ context }) => {
      context.occur({ count: context.count, planned: true });
    },
  },
}).createMachine({
  id: 'source',
  context: ({ input }) => ({ ...input, waitMs: undefined, count: 0 }),
  initial: 'idle',
  states: {
    idle: {
      entry: [enter('idle'), 'lookAhead'],
      on: {
        'event.triggered': { target: 'emitting', actions: 'occurOnce' },
        'schedule.changed': { target: 'idle', reenter: true },
      },
      after: { nextEvent: { target: 'emitting', actions: 'occurAsPlanned' } },
    },
    emitting: {
      entry: enter('emitting'),
      always: 'idle',
    },
  },
});
