import { loadScheme } from '../../../signing/providers/loaded.ts';
import { verify } from '../../../signing/verify.ts';
import { readDraft, type Draft } from '../draft.ts';
import { signDraft, type Signer, type SigningOutcome } from '../signAndReplay.ts';
import type { Checked } from '../benchState.ts';

/** The fields, and the time of the clock in seconds since 1970. */
export interface DraftAtTime {
  readonly draft: Draft;
  readonly clockSeconds: number;
}

/** What becomes of the fields: a verdict, or the problem that there is nothing to check. */
export async function checkDraft({ draft, clockSeconds }: DraftAtTime): Promise<Checked> {
  const { schemeId } = draft;
  // In another thread nothing was loaded before.
  await loadScheme(schemeId);
  const read = readDraft(draft, clockSeconds);
  if (!read.ok) return { schemeId, problem: read.problem };
  const { request } = read;
  return { schemeId, request, verdict: await verify(schemeId, request) };
}

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
  sign: async ({ draft, clockSeconds, signer }) => {
    await loadScheme(draft.schemeId);
    return signDraft(draft, clockSeconds, signer);
  },
};

/** One piece of work, as another thread is sent it. */
export type BenchTask = {
  readonly [K in keyof BenchWork]: { readonly kind: K; readonly input: BenchWork[K]['input'] };
}[keyof BenchWork];

/** What comes of it. */
export type BenchOutput = BenchWork[keyof BenchWork]['output'];

/** Does one piece of work as a background worker does it: begun when it is awaited. */
export function* benchParts({ kind, input }: BenchTask): Iterable<Promise<BenchOutput>> {
  yield (benchWork[kind] as (given: unknown) => Promise<BenchOutput>)(input);
}
