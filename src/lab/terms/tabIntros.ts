import { cast } from '../../model/cast.ts';
import type { EvidenceTab } from '../evidence/evidenceTab.ts';

/** What a tab shows, said above it. Compare, which is there from the beginning, needs no words. */
export const tabIntros: Readonly<Record<Exclude<EvidenceTab, 'compare'>, string>> = {
  sequence: `Each arrow is a request or its answer, each diamond an event. A charge is marked where it is made: it is the side effect that must happen once, whatever comes twice or out of order.`,
  messages: `Every request as its client sent it, with its status. By pull ${cast.receiver} is the client, by push the ${cast.sender} is. Open an attempt to see what its signature was made over: the raw body.`,
  machines: `All that takes part is a machine with few states. Where each stands is read from the trace of this run.`,
  freshness: `How old is ${cast.receiver}’s copy? 0 s while it knows every payment. A dot is one payment’s wait. Both sides agree in the end; this is how long it takes.`,
  retries: `What a provider does when nobody answers: its backoff as a ladder. A provider calls any URL it is given, so it guards itself against SSRF.`,
  recovery: `What retries cannot mend: dead letters, a subscription that was turned off. A backfill starts at a cursor, a resend brings back one delivery, and reconciliation finds what is still amiss.`,
  odds: `How often does the ledger end wrong? The same run with many seeds, counted. What is delivered at least once has an effect exactly once only where it is idempotent.`,
  load: `Many at once: a stampede comes in the same moment, and a retry storm keeps down what it asks for help.`,
};
