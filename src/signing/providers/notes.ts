import { isOwnId, ruleFileOf, type RuleFile, type SchemeId } from './schemeIds.ts';

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

const loaders: Readonly<Record<RuleFile, () => Promise<SomeNotes>>> = {
  standardWebhooks: async () => (await import('./notes/standardWebhooks.ts')).notes,
  standardWebhooksFamily: async () => (await import('./notes/standardWebhooksFamily.ts')).notes,
  timeAndBody: async () => (await import('./notes/timeAndBody.ts')).notes,
  bodyOnly: async () => (await import('./notes/bodyOnly.ts')).notes,
  urlAndOthers: async () => (await import('./notes/urlAndOthers.ts')).notes,
  insideBody: async () => (await import('./notes/insideBody.ts')).notes,
  tokens: async () => (await import('./notes/tokens.ts')).notes,
  certificates: async () => (await import('./notes/certificates.ts')).notes,
};

const noNotes = () => Promise.resolve({});

/**
 * What loads the notes of a scheme, which are not part of its rule. It is the same function for all that share a file.
 */
export function notesLoader(id: SchemeId): () => Promise<SomeNotes> {
  return isOwnId(id) ? noNotes : loaders[ruleFileOf(id)];
}
