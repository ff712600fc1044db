import { notesOfTheBody } from './notes/bodyOnly.ts';
import { notesOfTheFamily } from './notes/standardWebhooks.ts';
import { notesOfTime } from './notes/timeAndBody.ts';
import { notesOfTheRest } from './notes/urlAndOthers.ts';
import { libraryDifferencesOf } from './librariesDiffer.ts';
import type { SchemeId } from './scheme.ts';
import type { SchemeNotes } from './notes/schemeNotes.ts';

const written: Readonly<Record<SchemeId, SchemeNotes>> = {
  ...notesOfTheFamily,
  ...notesOfTime,
  ...notesOfTheBody,
  ...notesOfTheRest,
};

/** The notes of every scheme; not part of the rules, which are loaded without them. */
export const schemeNotes = Object.fromEntries(
  Object.entries(written).map(([id, notes]) => [id, withLibraryDifferences(id as SchemeId, notes)]),
) as Readonly<Record<SchemeId, SchemeNotes>>;

function withLibraryDifferences(schemeId: SchemeId, notes: SchemeNotes): SchemeNotes {
  const differences = [...(notes.differences ?? []), ...libraryDifferencesOf(schemeId)];
  return differences.length > 0 ? { ...notes, differences } : notes;
}
