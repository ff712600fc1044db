import {
  contentionStrategies,
  loadPolicyIds,
  type ContentionPoint,
  type FleetResult,
  type LoadPlan,
  type LoadPolicyId,
  type StampedeResult,
} from '../model/load.ts';
import { settingsUnder } from '../model/loadPolicies.ts';
import { whyLoadTooBig } from '../model/readLoad.ts';
import { contend } from '../sim/load/contention.ts';
import { runFleet } from '../sim/load/fleet.ts';
import { runStampede } from '../sim/load/stampede.ts';
import { stampedeCounts, type StampedeCounts } from '../view/loadStampede.ts';

/** A piece of a load run's results, as soon as it is there. */
export type LoadPart =
  | { readonly kind: 'stampede'; readonly result: StampedeResult }
  /** The same stampede under another policy; without counts when it would be too big. */
  | {
      readonly kind: 'try';
      readonly policy: LoadPolicyId;
      readonly counts: StampedeCounts | undefined;
    }
  | { readonly kind: 'fleet'; readonly result: FleetResult }
  | { readonly kind: 'contention'; readonly point: ContentionPoint };

/** Does what the plan asks for, piece by piece. Throws what the simulation throws. */
export function* partsOf(plan: LoadPlan): Generator<LoadPart> {
  switch (plan.load.view) {
    case 'stampede':
      yield* stampedeParts(plan);
      return;
    case 'fleet':
      yield { kind: 'fleet', result: runFleet(plan) };
      return;
    case 'contention':
      for (const clients of contentionClients(plan)) {
        for (const strategy of contentionStrategies) {
          const { repeats } = plan.load;
          const point = contend(strategy, { clients, repeats, seed: plan.seed });
          yield { kind: 'contention', point };
        }
      }
      return;
    default:
      plan.load.view satisfies never;
  }
}

/** How many pieces a plan's results have. */
export function partsIn(plan: LoadPlan): number {
  switch (plan.load.view) {
    case 'stampede':
      return 1 + loadPolicyIds.length;
    case 'fleet':
      return 1;
    case 'contention':
      return contentionClients(plan).length * contentionStrategies.length;
    default:
      return plan.load.view satisfies never;
  }
}

/** A plan with the settings of the retry policy that it chooses. */
export function underPolicy(plan: LoadPlan, id: LoadPolicyId = plan.load.policy): LoadPlan {
  return { ...plan, settings: settingsUnder(id, plan.settings) };
}

/** The chosen policy first, as it is looked at; then all of them. */
function* stampedeParts(plan: LoadPlan): Generator<LoadPart> {
  const chosen = runStampede(underPolicy(plan));
  yield { kind: 'stampede', result: chosen };
  for (const policy of loadPolicyIds) {
    const tried = underPolicy(plan, policy);
    const counts =
      policy === plan.load.policy
        ? stampedeCounts(chosen, plan.load)
        : whyLoadTooBig(tried) === undefined
          ? stampedeCounts(runStampede(tried), plan.load)
          : undefined;
    yield { kind: 'try', policy, counts };
  }
}

function contentionClients({ load }: LoadPlan): number[] {
  return Array.from({ length: Math.floor(load.contenders / 10) }, (_, index) => (index + 1) * 10);
}
