import { eventsPerPage } from '../../model/eventsPerPage.ts';
import type { Published } from '../sender/sender.ts';

/** What the API lists after a cursor, oldest first: `now` is after everything, an unknown one before. */
export function pageAfter(published: readonly Published[], cursor: string): readonly Published[] {
  if (cursor === 'now') return [];
  // From the end: what the asker knows already grows with the run, what is news does not.
  const from = published.findLastIndex(({ eventId }) => eventId === cursor) + 1;
  return published.slice(from, from + eventsPerPage);
}
