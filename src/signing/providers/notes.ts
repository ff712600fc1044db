import { notesOfTheBody } from './notes/bodyOnly.ts';
import { notesOfTheFamily } from './notes/standardWebhooks.ts';
import { notesOfTime } from './notes/timeAndBody.ts';
import { notesOfTheRest } from './notes/urlAndOthers.ts';
import { quirksOf } from './librariesDiffer.ts';
import type { SchemeId } from './scheme.ts';

/** What a person should know of a scheme beside its rule. */
export interface SchemeNotes {
  /** What its secrets look like. */
  readonly secret: string;
  readonly rotation: string;
  readonly traps: readonly string[];
  /** Where the provider's documentation, its own libraries and this page do not say the same. */
  readonly differences?: readonly string[];
  /** What the provider sends once to see whether the endpoint is yours, and what it wants to hear. */
  readonly challenge?: string;
  /** Where the rule was read. */
  readonly source: { readonly title: string; readonly url: string };
}

const written: Readonly<Record<SchemeId, SchemeNotes>> = {
  ...notesOfTheFamily,
  ...notesOfTime,
  ...notesOfTheBody,
  ...notesOfTheRest,
};

/** The notes of every scheme; apart from the rules, which are also loaded where nobody reads them. */
export const schemeNotes = Object.fromEntries(
  Object.entries(written).map(([id, notes]) => [id, withQuirks(id as SchemeId, notes)]),
) as Readonly<Record<SchemeId, SchemeNotes>>;

function withQuirks(schemeId: SchemeId, notes: SchemeNotes): SchemeNotes {
  const differences = [...(notes.differences ?? []), ...quirksOf(schemeId)];
  return differences.length > 0 ? { ...notes, differences } : notes;
}
