import type { BenchContext } from './benchState.ts';
import { exampleDraft } from './examples.ts';

type Held = Pick<BenchContext, 'draft' | 'asideDrafts' | 'undoable' | 'givenSecrets'>;

/** The secrets that somebody gave, with those among `secrets` that were not in the fields before and are no example's. */
export function withGiven(context: Held, secrets: readonly string[]): readonly string[] {
  const { draft, givenSecrets } = context;
  const examples = exampleDraft(draft.schemeId).secrets;
  const given = secrets.filter(
    (secret) => secret !== '' && !draft.secrets.includes(secret) && !examples.includes(secret),
  );
  const held = new Set(secretsIn({ ...context, draft: { ...draft, secrets } }));
  return [...givenSecrets, ...given].filter((secret) => held.has(secret));
}

/** Whether closing the page would lose a secret that somebody gave. */
export function holdsGivenSecret(context: Held): boolean {
  const held = secretsIn(context);
  return context.givenSecrets.some((secret) => held.includes(secret));
}

/** Those of every draft that can be come back to. */
function secretsIn({ draft, asideDrafts, undoable }: Held): readonly string[] {
  const drafts = [draft, ...Object.values(asideDrafts), ...undoable.map((step) => step.draft)];
  return drafts.flatMap((each) => each?.secrets ?? []);
}
