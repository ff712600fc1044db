import type { Chapter, Template } from '../../lessons/chapters/chapter.ts';
import { fill } from './fill.ts';
import { measureOf } from './measures.ts';
import type { Seen } from './seen.ts';

const texts: Readonly<Record<Chapter['shows'], Template>> = {
  pull: 'So far: payments {events}, of which known {knownByPolling}; questions {polls}, of which empty {emptyPolls}.',
  push: 'So far: payments {events}, attempts {attempts}, charges {charges}.',
  both: 'So far: payments {events}, questions {polls}, of which empty {emptyPolls}, webhooks {webhooks}.',
};

/** An order has one row of the ledger, whose amount each charge of a change replaces. */
const ofOrders: Template =
  'So far: events {events}, of which changes of {#orders} {changes}; attempts {attempts}, amounts written {charges}.';

/** What the messages on the screen come to, in a sentence. */
export function summaryOf(seen: Seen, shows: Chapter['shows']): string {
  const hasOrders = shows === 'push' && (measureOf(seen, 'orders') ?? 0) > 0;
  return fill(hasOrders ? ofOrders : texts[shows], seen);
}
