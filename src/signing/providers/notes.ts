import type { Scheme, SchemeId } from './scheme.ts';

/** What to know of a scheme beside its rule. */
export interface SchemeNotes {
  readonly secret: string;
  readonly rotation: string;
  readonly traps: readonly string[];
  /** Differences between the documentation, the libraries and this page. */
  readonly differences?: readonly string[];
  /** The provider's check that the endpoint is yours, and the answer. */
  readonly challenge?: string;
  readonly source: { readonly title: string; readonly url: string };
}

/** The notes of the schemes that share a file. */
export type SomeNotes = Readonly<Partial<Record<SchemeId, SchemeNotes>>>;

const loadFamily = async () => (await import('./notes/standardWebhooks.ts')).notes;
const loadTimed = async () => (await import('./notes/timeAndBody.ts')).notes;
const loadBodyOnly = async () => (await import('./notes/bodyOnly.ts')).notes;
const loadOthers = async () => (await import('./notes/urlAndOthers.ts')).notes;

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
