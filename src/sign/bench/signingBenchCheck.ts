import { verify } from '../../signing/verify.ts';
import { readDraft, type Draft } from './signingBenchDraft.ts';
import type { Checked } from './benchState.ts';

/** The fields, and the time of the clock in seconds since 1970. */
export interface DraftAtTime {
  readonly draft: Draft;
  readonly clockSeconds: number;
}

/** What becomes of the fields: a verdict, or the problem that there is nothing to check. */
export async function checkDraft({ draft, clockSeconds }: DraftAtTime): Promise<Checked> {
  const { schemeId } = draft;
  const read = readDraft(draft, clockSeconds);
  if (!read.ok) return { schemeId, problem: read.problem };
  const { request } = read;
  return { schemeId, request, verdict: await verify(schemeId, request) };
}
