import type { Chapter, Template } from '../../lessons/chapters/chapter.ts';
import { fill } from './fill.ts';
import type { Seen } from './seen.ts';

const texts: Readonly<Record<Chapter['shows'], Template>> = {
  pull: 'So far: payments {events}, of which known {knownByPolling}; questions {polls}, of which empty {emptyPolls}.',
  push: 'So far: payments {events}, attempts {attempts}, charges {charges}.',
  both: 'So far: payments {events}, questions {polls}, of which empty {emptyPolls}, webhooks {webhooks}.',
};

/** What the messages on the screen come to, in a sentence. */
export function summaryOf(seen: Seen, shows: Chapter['shows']): string {
  return fill(texts[shows], seen);
}
