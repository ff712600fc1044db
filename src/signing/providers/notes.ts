import type { SchemeNotes } from './notes/schemeNotes.ts';
import type { Scheme, SchemeId } from './scheme.ts';

/** The notes of the schemes that share a file. */
export type SomeNotes = Readonly<Partial<Record<SchemeId, SchemeNotes>>>;

const loadFamily = async (): Promise<SomeNotes> =>
  (await import('./notes/standardWebhooks.ts')).notesOfTheFamily;
const loadTimed = async (): Promise<SomeNotes> =>
  (await import('./notes/timeAndBody.ts')).notesOfTime;
const loadBodyOnly = async (): Promise<SomeNotes> =>
  (await import('./notes/bodyOnly.ts')).notesOfTheBody;
const loadOthers = async (): Promise<SomeNotes> =>
  (await import('./notes/urlAndOthers.ts')).notesOfTheRest;

/**
 * What loads the notes of a scheme, which are not part of its rule. It is the same function for all that share a file:
 * the files are named after what the schemes in them sign.
 */
export function notesLoader({ signature, algorithm, message }: Scheme): () => Promise<SomeNotes> {
  if (signature.format.kind === 'versioned list') return loadFamily;
  if (algorithm === 'SHA-256' || message.includes('url')) return loadOthers;
  if (message.includes('timestamp')) return loadTimed;
  return message.includes('body') ? loadBodyOnly : loadOthers;
}
