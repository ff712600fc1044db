import { assign, emit, setup } from 'xstate';
import type { DisabledBecause, FactBody } from '../../model/facts.ts';
import type { Settings } from '../../model/settings.ts';
import { after, between, durationMs, type DurationMs, type SimInstant } from '../../model/units.ts';
import { enter, recordEntered } from '../engine/recordEntered.ts';

interface EndpointHealthInput {
  readonly now: () => SimInstant;
  /** When the endpoint is disabled, and for how long; zero turns a rule off. */
  readonly rules: () => HealthRules;
}

type HealthRules = Pick<
  Settings,
  'disableAfterFailures' | 'disableAfterDeadLetters' | 'disableAfterFailingMs' | 'disabledForMs'
>;

/** The failures since the last success. */
interface Tally {
  readonly failures: number;
  readonly deadLetters: number;
  /** When the first delivery since the last success was given up. */
  readonly failingSince: SimInstant | undefined;
}

interface EndpointHealthContext extends EndpointHealthInput, Tally {
  /** Why and for how long the endpoint is disabled, while it is. */
  readonly because: DisabledBecause;
  readonly pauseMs: DurationMs;
}

type EndpointHealthEvent =
  | { type: 'attempt.accepted' }
  | { type: 'attempt.failed' }
  /** A delivery was given up after attempts that failed. */
  | { type: 'delivery.deadLettered' }
  /** The endpoint said that it is gone for good, and the policy takes its word. */
  | { type: 'endpoint.gone' }
  /** A person switched the endpoint on again in the sender's dashboard. */
  | { type: 'endpoint.enabled' };

/** A pause that doubles grows no longer than a day. */
const longestPauseMs = 86_400_000;

/**
 * What the sender thinks of the endpoint.
 *
 *   healthy ──attempt.failed──▶ failing ──too much went wrong──▶ paused ──pause──▶ failing
 *      ▲──attempt.accepted─────────┘ │                              │
 *      ├──attempt.accepted, endpoint.enabled────────────────────────┤ endpoint.gone
 *      │                             └──too much, endpoint.gone──▶ disabled
 *      └──endpoint.enabled────────────────────────────────────────────┘
 */
export const endpointHealthMachine = setup({
  types: {
    input: {} as EndpointHealthInput,
    context: {} as EndpointHealthContext,
    events: {} as EndpointHealthEvent,
    emitted: {} as FactBody,
  },
  delays: {
    pause: ({ context }) => context.pauseMs,
  },
  guards: {
    pauses: ({ context, event }) =>
      context.rules().disabledForMs > 0 && whyDisabled(context, event) !== undefined,
    disables: ({ context, event }) => whyDisabled(context, event) !== undefined,
  },
  actions: {
    recordEntered: emit(({ event }, params: { state: string }) =>
      recordEntered('endpointHealth', 'endpointHealth', params.state, event),
    ),
    count: assign(({ context, event }) => tallied(context, event)),
    blame: assign(({ context, event }) => ({
      ...tallied(context, event),
      because: whyDisabled(context, event) ?? 'endpoint gone',
      pauseMs: nextPauseMs(context),
    })),
    forget: assign({
      failures: 0,
      deadLetters: 0,
      failingSince: undefined,
      pauseMs: durationMs(0),
    }),
    recordPaused: emit(({ context }) => ({
      type: 'endpoint.disabled',
      failures: context.failures,
      because: context.because,
      untilAt: after(context.now(), context.pauseMs),
    })),
    recordDisabled: emit(({ context }) => ({
      type: 'endpoint.disabled',
      failures: context.failures,
      because: context.because,
    })),
    recordEnabled: emit(() => ({ type: 'endpoint.enabled' })),
  },
}).createMachine({
  id: 'endpointHealth',
  context: ({ input }) => ({
    ...input,
    failures: 0,
    deadLetters: 0,
    failingSince: undefined,
    because: 'failures in a row',
    pauseMs: durationMs(0),
  }),
  initial: 'healthy',
  states: {
    healthy: {
      entry: [enter('healthy'), 'forget'],
      on: {
        'attempt.failed': [
          { guard: 'pauses', target: 'paused', actions: 'blame' },
          { guard: 'disables', target: 'disabled', actions: 'blame' },
          { target: 'failing', actions: 'count' },
        ],
      },
    },
    failing: {
      entry: enter('failing'),
      on: {
        'attempt.accepted': 'healthy',
        'attempt.failed': [
          { guard: 'pauses', target: 'paused', actions: 'blame' },
          { guard: 'disables', target: 'disabled', actions: 'blame' },
          { actions: 'count' },
        ],
        'delivery.deadLettered': [
          { guard: 'pauses', target: 'paused', actions: 'blame' },
          { guard: 'disables', target: 'disabled', actions: 'blame' },
          { actions: 'count' },
        ],
        'endpoint.gone': { target: 'disabled', actions: 'blame' },
      },
    },
    // What was under way when the pause began may still fail: that makes it no longer.
    paused: {
      entry: [enter('paused'), 'recordPaused'],
      on: {
        'attempt.accepted': { target: 'healthy', actions: 'recordEnabled' },
        'endpoint.gone': { target: 'disabled', actions: 'blame' },
        'endpoint.enabled': { target: 'healthy', actions: 'recordEnabled' },
      },
      after: { pause: { target: 'failing', actions: 'recordEnabled' } },
    },
    disabled: {
      entry: [enter('disabled'), 'recordDisabled'],
      on: { 'endpoint.enabled': { target: 'healthy', actions: 'recordEnabled' } },
    },
  },
});

function tallied(context: EndpointHealthContext, event: EndpointHealthEvent): Tally {
  const { failures, deadLetters, failingSince } = context;
  switch (event.type) {
    case 'attempt.failed':
      return { failures: failures + 1, deadLetters, failingSince };
    case 'delivery.deadLettered':
      return {
        failures,
        deadLetters: deadLetters + 1,
        failingSince: failingSince ?? context.now(),
      };
    default:
      return { failures, deadLetters, failingSince };
  }
}

/** Why the endpoint is to be disabled now; undefined when it is not. */
function whyDisabled(
  context: EndpointHealthContext,
  event: EndpointHealthEvent,
): DisabledBecause | undefined {
  const rules = context.rules();
  const { failures, deadLetters, failingSince } = tallied(context, event);
  if (event.type === 'attempt.failed') {
    return reached(failures, rules.disableAfterFailures) ? 'failures in a row' : undefined;
  }
  if (event.type !== 'delivery.deadLettered') return undefined;
  if (reached(deadLetters, rules.disableAfterDeadLetters)) return 'dead letters in a row';
  // As svix-server does: looked at when a delivery is given up, counted from the first that was.
  const failingMs = between(failingSince ?? context.now(), context.now());
  const tooLong = rules.disableAfterFailingMs > 0 && failingMs > rules.disableAfterFailingMs;
  return tooLong ? 'failing too long' : undefined;
}

function reached(count: number, most: number): boolean {
  return most > 0 && count >= most;
}

/** The first pause as it is set, each further one since the last success twice the one before. */
function nextPauseMs({ pauseMs, rules }: EndpointHealthContext): DurationMs {
  const { disabledForMs } = rules();
  return durationMs(pauseMs === 0 ? disabledForMs : Math.min(longestPauseMs, pauseMs * 2));
}
