import { assign, emit, enqueueActions, setup } from 'xstate';
import type { FactBody } from '../../model/facts.ts';
import { after, type DurationMs, type SimInstant } from '../../model/units.ts';
import { enter, recordEntered } from '../engine/recordEntered.ts';
import { advanceRotation, nextTurnMs } from './rotationTurns.ts';
import { acceptedAt, firstTerms, newestOf, signingAt, type SecretTerm } from './secretTerms.ts';

interface RotationInput {
  readonly now: () => SimInstant;
  /** For how long the sender signs with the old secret beside the new one. */
  readonly overlapMs: () => DurationMs;
  /** After how long the receiver has installed the new one. */
  readonly lagMs: () => DurationMs;
}

interface RotationContext extends RotationInput {
  readonly terms: readonly SecretTerm[];
  /** The secrets that the receiver accepts, as last recorded. */
  readonly accepted: readonly number[];
  readonly overlapUntilAt: SimInstant;
}

type RotationEvent = { type: 'rotation.asked' };

/**
 * The shared secret, from one to the next: first the sender signs with both, then the receiver takes
 * both, and in the end there is the new one alone. Rotations may overtake each other.
 *
 *   settled ──rotation.asked──▶ overlapping ──nextTurn, all at rest──▶ settled
 *                                 │     ▲
 *               nextTurn, the sender's  nextTurn, the receiver
 *               overlap is over too soon  has installed it
 *                                 ▼     │
 *                                outOfStep
 */
export const rotationMachine = setup({
  types: {
    input: {} as RotationInput,
    context: {} as RotationContext,
    events: {} as RotationEvent,
    emitted: {} as FactBody,
  },
  delays: {
    nextTurn: ({ context }) => nextTurnMs(context.terms, context.now()) ?? 0,
  },
  guards: {
    atRest: ({ context }) => nextTurnMs(context.terms, context.now()) === undefined,
    noneInCommon: ({ context }) => {
      const accepted = acceptedAt(context.terms, context.now());
      return !signingAt(context.terms, context.now()).some((secret) => accepted.includes(secret));
    },
  },
  actions: {
    recordEntered: emit(({ event }, params: { state: string }) =>
      recordEntered('rotation', 'rotation', params.state, event),
    ),
    rotate: assign(({ context }) => {
      const at = context.now();
      const overlapMs = context.overlapMs();
      const terms = advanceRotation(context.terms, { at, overlapMs, lagMs: context.lagMs() });
      return { terms, overlapUntilAt: after(at, overlapMs) };
    }),
    recordRotated: emit(({ context }) => ({
      type: 'secret.rotated',
      secret: newestOf(context.terms),
      overlapUntilAt: context.overlapUntilAt,
    })),
    recordInstalled: enqueueActions(({ context, enqueue }) => {
      const secrets = acceptedAt(context.terms, context.now());
      if (secrets.join() === context.accepted.join()) return;
      enqueue.assign({ accepted: secrets });
      enqueue.emit({ type: 'secret.installed', secrets });
    }),
  },
}).createMachine({
  id: 'rotation',
  context: ({ input }) => ({
    ...input,
    terms: firstTerms(input.now()),
    accepted: [1],
    overlapUntilAt: input.now(),
  }),
  initial: 'settled',
  on: {
    'rotation.asked': { target: '.turning', actions: ['rotate', 'recordRotated'] },
  },
  states: {
    settled: { entry: enter('settled') },
    /** Passed through after each turn, to see where it led. */
    turning: {
      exit: 'recordInstalled',
      always: [
        { guard: 'atRest', target: 'settled' },
        { guard: 'noneInCommon', target: 'outOfStep' },
        { target: 'overlapping' },
      ],
    },
    overlapping: {
      entry: enter('overlapping'),
      after: { nextTurn: 'turning' },
    },
    outOfStep: {
      entry: enter('outOfStep'),
      after: { nextTurn: 'turning' },
    },
  },
});
