import { sha256 } from '@noble/hashes/sha2.js';
import { differingBits, equalInConstantTime } from '../bytes/bytes.ts';
import { contentStep, type Prepared } from './prepare.ts';
import type { Algorithm, PublicKeyAlgorithm } from '../providers/scheme.ts';
import type {
  Comparison,
  ComparisonStep,
  ComputedMac,
  Inability,
  MacStep,
  Step,
  Verdict,
} from './verdict.ts';

/** Compares what was computed with what was offered. The first step that failed is the reason. */
export function judge(prepared: Prepared, computed: readonly ComputedMac[]): Verdict {
  const { algorithm } = prepared;
  const comparisons = computed.flatMap((own) =>
    prepared.offered.flatMap((entry, index) =>
      'mac' in entry ? [compare(algorithm, own, index + 1, entry.mac)] : [],
    ),
  );
  return judged(prepared, computed, comparisons);
}

/** The verdict on signatures that were checked by a public key. */
export function judgeChecked(
  prepared: Prepared,
  algorithm: PublicKeyAlgorithm,
  comparisons: readonly Comparison[] | 'not supported',
): Verdict {
  if (comparisons !== 'not supported') return judged(prepared, [], comparisons);
  const unable = inabilityOf(algorithm);
  const mac: MacStep = { step: 'mac', ok: 'skipped', algorithm, computed: [], unable };
  const steps = [...prepared.steps, mac, comparisonStep([])];
  return { ok: undefined, because: unable, steps };
}

/** Why an algorithm cannot be judged where the platform does not have it. */
export function inabilityOf(algorithm: PublicKeyAlgorithm): Inability {
  return algorithm === 'RSA' ? 'certificate not here' : `${algorithm} not supported`;
}

function judged(
  { algorithm, steps, contents }: Prepared,
  computed: readonly ComputedMac[],
  comparisons: readonly Comparison[],
): Verdict {
  const matched = comparisons.find(({ equal }) => equal);
  const content = contents[matched?.content ?? 0];
  return concluded([
    ...steps.map((step) =>
      step.step === 'content' && step.ok === true && content
        ? contentStep(content, contents.length)
        : step,
    ),
    macStep(algorithm, computed),
    comparisonStep(comparisons),
  ]);
}

function concluded(steps: readonly Step[]): Verdict {
  const because = steps.find((step) => step.ok === false)?.because;
  if (because) return { ok: false, because, steps };
  return steps.at(-1)?.ok === true
    ? { ok: true, steps }
    : { ok: false, because: 'no signature matches', steps };
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
  algorithm: Algorithm,
  { secret, content, mac: computedMac }: ComputedMac,
  offered: number,
  offeredMac: Uint8Array,
): Comparison {
  // Tokens have lengths of their own, and their hashes do not.
  const [own, other] =
    algorithm === 'token' ? [sha256(computedMac), sha256(offeredMac)] : [computedMac, offeredMac];
  return {
    secret,
    content,
    offered,
    computedMac: own,
    offeredMac: other,
    differingBits: differingBits(own, other) ?? 8 * own.length,
    equal: equalInConstantTime(own, other),
  };
}
