import { checkDraft, type DraftAtTime } from '../signingBenchCheck.ts';
import { signDraft, type Signer, type SigningOutcome } from '../signAndReplay.ts';
import type { Checked } from '../benchState.ts';

/** What the bench lets be done with a draft, by name. */
export interface BenchWork {
  readonly check: { readonly input: DraftAtTime; readonly output: Checked };
  readonly sign: {
    readonly input: DraftAtTime & { readonly signer: Signer };
    readonly output: SigningOutcome;
  };
}

/** Does one piece of work where it is called. */
export const benchWork: {
  readonly [K in keyof BenchWork]: (
    input: BenchWork[K]['input'],
  ) => Promise<BenchWork[K]['output']>;
} = {
  check: checkDraft,
  sign: ({ draft, clockSeconds, signer }) => signDraft(draft, clockSeconds, signer),
};

/** One piece of work, as another thread is sent it. */
export type BenchTask = {
  readonly [K in keyof BenchWork]: { readonly kind: K; readonly input: BenchWork[K]['input'] };
}[keyof BenchWork];

/** What comes of it. */
export type BenchOutput = BenchWork[keyof BenchWork]['output'];

/** Does one piece of work, as a hand does it: begun when it is awaited. */
export function* benchParts({ kind, input }: BenchTask): Iterable<Promise<BenchOutput>> {
  yield (benchWork[kind] as (given: unknown) => Promise<BenchOutput>)(input);
}
