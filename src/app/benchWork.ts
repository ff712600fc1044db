import { checkDraft, type DraftAtTime } from './signingBenchCheck.ts';
import { signDraft, type Signer, type SigningOutcome } from './signingBenchPlay.ts';
import type { Checked } from './signingBenchResults.ts';

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
