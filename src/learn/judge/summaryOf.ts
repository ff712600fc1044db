import type { Chapter } from '../../lessons/chapters/chapter.ts';
import { fill } from './fill.ts';
import type { Seen } from './seen.ts';

const texts: Readonly<Record<Chapter['shows'], string>> = {
  pull: '{polls} questions so far, {emptyPolls} of them empty; {events} payments, {knownByPolling} known.',
  push: '{events} payments so far, {attempts} attempts, {charges} charges.',
  both: '{events} payments so far; {polls} questions, {emptyPolls} of them empty; {webhooks} webhooks.',
};

/** What the messages on the screen come to, in a sentence. */
export function summaryOf(seen: Seen, shows: Chapter['shows']): string {
  return fill(texts[shows], seen);
}
