import { assign, emit, setup } from 'xstate';
import type { FactBody } from '../model/facts.ts';
import { enter, entered } from './entered.ts';

interface EndpointHealthInput {
  /** How many failures in a row disable the endpoint; zero means never. */
  readonly disableAfter: () => number;
}

interface EndpointHealthContext extends EndpointHealthInput {
  readonly failures: number;
}

type EndpointHealthEvent =
  | { type: 'attempt.accepted' }
  | { type: 'attempt.failed' }
  /** A person switched the endpoint on again in the sender's dashboard. */
  | { type: 'endpoint.enabled' };

/**
 * What the sender thinks of the endpoint.
 *
 *   healthy ──attempt.failed──▶ failing ──too many in a row──▶ disabled
 *      ▲────attempt.accepted──────┘                              │
 *      └────────────────────endpoint.enabled─────────────────────┘
 */
export const endpointHealthMachine = setup({
  types: {
    input: {} as EndpointHealthInput,
    context: {} as EndpointHealthContext,
    events: {} as EndpointHealthEvent,
    emitted: {} as FactBody,
  },
  guards: {
    tooManyInARow: ({ context }) => {
      const most = context.disableAfter();
      return most > 0 && context.failures >= most;
    },
  },
  actions: {
    recordEntered: emit(({ event }, params: { state: string }) =>
      entered('endpointHealth', 'endpointHealth', params.state, event),
    ),
    countFailure: assign({ failures: ({ context }) => context.failures + 1 }),
    forgetFailures: assign({ failures: 0 }),
    recordDisabled: emit(({ context }) => ({
      type: 'endpoint.disabled',
      failures: context.failures,
    })),
    recordEnabled: emit(() => ({ type: 'endpoint.enabled' })),
  },
}).createMachine({
  id: 'endpointHealth',
  context: ({ input }) => ({ ...input, failures: 0 }),
  initial: 'healthy',
  states: {
    healthy: {
      entry: [enter('healthy'), 'forgetFailures'],
      on: { 'attempt.failed': { target: 'failing', actions: 'countFailure' } },
    },
    failing: {
      entry: enter('failing'),
      always: { guard: 'tooManyInARow', target: 'disabled' },
      on: {
        'attempt.accepted': 'healthy',
        'attempt.failed': { actions: 'countFailure' },
      },
    },
    disabled: {
      entry: [enter('disabled'), 'recordDisabled'],
      on: { 'endpoint.enabled': { target: 'healthy', actions: 'recordEnabled' } },
    },
  },
});
