import {
  contentionStrategies,
  loadPolicyIds,
  type ContentionPoint,
  type FleetResult,
  type LoadPlan,
  type LoadPolicyId,
  type StampedeResult,
} from '../../../model/load/load.ts';
import { settingsUnder } from '../../../model/load/loadPolicies.ts';
import { callsMost, whyLoadTooBig } from '../../../model/load/readLoad.ts';
import { contendInSteps } from '../../../sim/load/contention.ts';
import { fleetInSteps } from '../../../sim/load/fleet.ts';
import { LoadMeter, type LoadLimits } from '../../../sim/load/loadMeter.ts';
import { stampedeInSteps } from '../../../sim/load/stampede.ts';
import { contentionCutSentence } from '../loadContention.ts';
import { fleetCutSentence } from '../loadFleet.ts';
import { stampedeCounts, stampedeCutSentence, type StampedeCounts } from '../loadStampede.ts';

/** A piece of a load run's results, as soon as it is there; or how it goes. */
export type LoadPart =
  | LoadPiece
  /** How much of the next piece is done, from 0 to 1. */
  | { readonly kind: 'reached'; readonly share: number }
  /** Says in a sentence where the run was stopped since it was too much. */
  | { readonly kind: 'cut'; readonly sentence: string };

export type LoadPiece =
  | { readonly kind: 'stampede'; readonly result: StampedeResult }
  /** The same stampede under another policy; without counts when it would be too big. */
  | {
      readonly kind: 'try';
      readonly policy: LoadPolicyId;
      readonly counts: StampedeCounts | undefined;
    }
  | { readonly kind: 'fleet'; readonly result: FleetResult }
  | { readonly kind: 'contention'; readonly point: ContentionPoint };

/** What one run takes of what it counts, and after how much it pauses: some 20 to 50 ms of a slow core. */
export const loadLimits: Readonly<Record<LoadPlan['load']['view'], LoadLimits>> = {
  stampede: { most: callsMost, pauseAfter: 10_000 },
  fleet: { most: 200_000_000, pauseAfter: 5_000_000 },
  // All points together; the most that can be asked for brings some 13 million.
  contention: { most: 20_000_000, pauseAfter: 50_000 },
};

/** Does what the plan asks for, piece by piece. Throws what the simulation throws. */
export function* partsOf(plan: LoadPlan, limits = loadLimits): Generator<LoadPart> {
  switch (plan.load.view) {
    case 'stampede':
      yield* stampedeParts(plan, limits.stampede);
      return;
    case 'fleet': {
      const result = yield* paused(fleetInSteps(plan, new LoadMeter(limits.fleet)));
      yield { kind: 'fleet', result };
      if (result.cut) yield { kind: 'cut', sentence: fleetCutSentence(result.cut, plan.load) };
      return;
    }
    case 'contention':
      yield* contentionParts(plan, new LoadMeter(limits.contention));
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
function* stampedeParts(plan: LoadPlan, limits: LoadLimits): Generator<LoadPart> {
  const run = (id: LoadPolicyId) =>
    paused(stampedeInSteps(underPolicy(plan, id), new LoadMeter(limits)));
  const chosen = yield* run(plan.load.policy);
  yield { kind: 'stampede', result: chosen };
  if (chosen.cut) yield { kind: 'cut', sentence: stampedeCutSentence(chosen.cut) };
  for (const policy of loadPolicyIds) {
    const result =
      policy === plan.load.policy
        ? chosen
        : whyLoadTooBig(underPolicy(plan, policy)) === undefined
          ? yield* run(policy)
          : undefined;
    const counts = result && !result.cut ? stampedeCounts(result, plan.load) : undefined;
    yield { kind: 'try', policy, counts };
  }
}

function* contentionParts(plan: LoadPlan, meter: LoadMeter): Generator<LoadPart> {
  const { seed, load } = plan;
  let points = 0;
  for (const clients of contentionClients(plan)) {
    for (const strategy of contentionStrategies) {
      const contention = { clients, repeats: load.repeats, seed };
      const point = yield* paused(contendInSteps(strategy, contention, meter));
      if (!point) {
        yield { kind: 'cut', sentence: contentionCutSentence(points, partsIn(plan)) };
        return;
      }
      yield { kind: 'contention', point };
      points++;
    }
  }
}

/** Says at each pause of a run how far it is. */
function* paused<Result>(steps: Generator<number, Result>): Generator<LoadPart, Result> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield { kind: 'reached', share: step.value };
  }
}

function contentionClients({ load }: LoadPlan): number[] {
  return Array.from({ length: Math.floor(load.contenders / 10) }, (_, index) => (index + 1) * 10);
}
