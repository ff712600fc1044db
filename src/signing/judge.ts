import { differingBits, equalInConstantTime } from './bytes.ts';
import type { Prepared } from './prepare.ts';
import type { Algorithm } from './scheme.ts';
import type { Comparison, ComparisonStep, ComputedMac, MacStep, Step, Verdict } from './verdict.ts';

/** Compares what was computed with what was offered. The first step that failed is the reason. */
export function judge(
  algorithm: Algorithm,
  { steps, offered }: Prepared,
  computed: readonly ComputedMac[],
): Verdict {
  const all: readonly Step[] = [
    ...steps,
    macStep(algorithm, computed),
    comparisonStep(
      computed.flatMap(({ secret, mac }) =>
        offered.flatMap((entry, index) =>
          'mac' in entry ? [compare(secret, mac, index + 1, entry.mac)] : [],
        ),
      ),
    ),
  ];
  const because = all.find((step) => step.ok === false)?.because;
  if (because) return { ok: false, because, steps: all };
  const matched = all.at(-1)?.ok === true;
  return matched
    ? { ok: true, steps: all }
    : { ok: false, because: 'no signature matches', steps: all };
}

function macStep(algorithm: Algorithm, computed: readonly ComputedMac[]): MacStep {
  return { step: 'mac', ok: computed.length > 0 ? true : 'skipped', algorithm, computed };
}

function comparisonStep(comparisons: readonly Comparison[]): ComparisonStep {
  const step = 'comparison';
  if (comparisons.length === 0) return { step, ok: 'skipped', comparisons };
  return comparisons.some(({ equal }) => equal)
    ? { step, ok: true, comparisons }
    : { step, ok: false, because: 'no signature matches', comparisons };
}

function compare(
  secret: number,
  computedMac: Uint8Array,
  offered: number,
  offeredMac: Uint8Array,
): Comparison {
  return {
    secret,
    offered,
    computedMac,
    offeredMac,
    differingBits: differingBits(computedMac, offeredMac) ?? 8 * computedMac.length,
    equal: equalInConstantTime(computedMac, offeredMac),
  };
}
