import type { MeasureName } from '../../lessons/chapters/measureTable.ts';
import type { Template } from '../../lessons/chapters/chapter.ts';
import type { Settings } from '../../model/settings.ts';
import type { LabExample } from './labExample.ts';

/** Something that a receiver does, and what happens where it does not. */
export interface Duty {
  readonly title: string;
  readonly why: string;
  /** A run without it. */
  readonly without: LabExample;
  /** The same run with it. */
  readonly cure: Partial<Settings>;
  /** What there is more of without it. */
  readonly fault: MeasureName;
  /** What the run without it came to, and that with it. */
  readonly told: { readonly without: Template; readonly with: Template };
  /** What to look at in the code of a check, where that has it. */
  readonly inCode?: string;
}

const quarterMs = 900_000;
const attacked = 'forged-and-replayed';
/** Signatures are checked, and nothing else is. */
const signedOnly = { verifySignature: true, rejectOldTimestamps: false, skipProcessed: false };

const duties: readonly Duty[] = [
  {
    title: 'HTTPS, always',
    why: 'Without it everybody on the way reads what passes, can change it and can keep a copy. HTTPS hides it and proves to the sender that it talks to you.',
    without: { scenario: attacked, changes: signedOnly },
    cure: { https: true },
    fault: 'replaysAccepted',
    told: {
      without: 'In the clear: {#replays} of a message came, and there were {#replaysAccepted}.',
      with: 'Over HTTPS there was nothing to copy: {#replaysAccepted}.',
    },
  },
  {
    title: 'Keep the raw body',
    why: 'The signature is over the bytes that were sent. Parsed and written again, they say the same but are other bytes: the check fails for honest messages.',
    without: {
      scenario: attacked,
      changes: { ...signedOnly, signedBytes: 'parsedAgain', jsonStyle: 'spaced' },
    },
    cure: { signedBytes: 'rawBody' },
    fault: 'genuineRefused',
    told: {
      without: 'Checked over rewritten JSON: {#genuineRefused} of honest messages.',
      with: 'Checked over the raw body: {#genuineRefused}.',
    },
    inCode: 'The check takes the body as bytes, exactly as it came, before anything has parsed it.',
  },
  {
    title: 'Check the signature',
    why: 'Your URL is public, and anyone could send fakes to it. The sender computes an HMAC over the body with a secret that you both know, and puts the result in a header. You compute it over the raw body and compare, in constant time. If they differ, refuse. So Stripe signs its payment events and GitHub its pushes, and both expect you to verify before you trust.',
    without: { scenario: attacked },
    cure: { verifySignature: true },
    fault: 'forgedAccepted',
    told: {
      without: 'Nothing checked: {#forgedAccepted}, forged or changed.',
      with: 'Every signature checked: {#forgedAccepted}.',
    },
    inCode: 'The HMAC over what was signed, and a comparison in constant time.',
  },
  {
    title: 'Refuse what is old',
    why: 'A copy of an honest message has an honest signature. The time of sending is signed along, so a message that is minutes old can be refused: a replay.',
    without: { scenario: attacked, changes: signedOnly },
    cure: { rejectOldTimestamps: true },
    fault: 'replaysAccepted',
    told: {
      without: 'No look at the time: {#replaysAccepted}.',
      with: 'With old ones refused, {#replaysAccepted} is left: that of a copy sent so soon that only its id gives it away.',
    },
    inCode: 'The timestamp is part of what is signed, and its age is compared with a tolerance.',
  },
  {
    title: 'Remember the id',
    why: 'Retries can deliver the same event twice. Note the ids of what was processed and skip those: so there is no second order and no double charge. That is idempotency.',
    without: { scenario: 'lost-answer' },
    cure: { skipProcessed: true },
    fault: 'doubles',
    told: {
      without: 'With {#answersLost}: {#doubles}.',
      with: 'The ids remembered: {#doubles}.',
    },
  },
  {
    title: 'Mark it in the transaction that does the work',
    why: 'A mark before the work loses what a crash interrupts: the retry finds it and goes. A mark after the work doubles what a crash cuts off from it. In one transaction there is no moment in between. What happens at another company cannot be in yours: hand it the event’s id as an idempotency key.',
    without: { scenario: 'seen-before-or-after' },
    cure: { markSeen: 'together' },
    fault: 'missing',
    told: {
      without: 'Marked before the work, with two crashes: {#missing}.',
      with: 'Marked with the charge, the same crashes: {#missing}.',
    },
  },
  {
    title: 'Store it before you answer',
    why: 'After your 200 the sender forgets the event. What you keep only in memory is gone with the process: write it down first.',
    without: {
      scenario: 'slow-handler',
      changes: { storeFirst: true, durableQueue: false, skipProcessed: true },
      commands: [{ at: 10_000, type: 'worker.crash' }],
    },
    cure: { durableQueue: true },
    fault: 'missing',
    told: {
      without: 'A crash after the answer: {#missing}, for good.',
      with: 'Stored first: {#missing}.',
    },
  },
  {
    title: 'Answer 200, and fast',
    why: 'The success signal is a 2xx within the sender’s patience, often a few seconds. A late answer counts as none, and the event is sent again.',
    without: { scenario: 'slow-handler' },
    cure: { storeFirst: true },
    fault: 'timeouts',
    told: {
      without: 'Answered after the work: {#timeouts}.',
      with: 'Answered before it: {#timeouts}.',
    },
  },
  {
    title: 'Answer 500 to an error of your own',
    why: 'It means “not now”, and the sender tries again. At 400 many drop the event, at 410 some end the subscription, and after 200 nobody sends it again, for it counts as delivered. Errors that last turn your endpoint off all the same: what is stored first waits for you instead.',
    without: { scenario: 'which-status', changes: { errorStatus: '200', faultMs: 3_600_000 } },
    cure: { errorStatus: '500' },
    fault: 'missing',
    told: {
      without: 'An error for an hour, answered with 200: {#missing}.',
      with: 'Answered with 500: {#missing}.',
    },
  },
  {
    title: 'Work from a queue',
    why: 'Accept, store, answer, and do the work later in a background job: a burst makes the queue longer and nothing else. Work that is done while the sender waits is done again with each retry.',
    without: { scenario: 'slow-handler' },
    cure: { storeFirst: true, skipProcessed: true },
    fault: 'extra',
    told: {
      without: 'Work within the request: {#charges} for {#events}.',
      with: 'Work from a queue: {#charges}.',
    },
  },
  {
    title: 'The secret in an environment variable, not in the code',
    why: 'Code is copied, shown and kept in a history for ever; whoever reads the secret there signs as the provider does. Keep it in an environment variable or a vault, and change it when it may have been seen.',
    without: { scenario: attacked, changes: { verifySignature: true, secretLeaked: true } },
    cure: { secretLeaked: false },
    fault: 'forgedAccepted',
    told: {
      without: 'Mallory has the secret: {#forgedAccepted}, with the check on.',
      with: 'She does not have it: {#forgedAccepted}.',
    },
  },
  {
    title: 'Only the provider’s IP ranges, where it lists them',
    why: 'Some providers say from which addresses they call. To let in only those keeps strangers out before anything is computed. It comes beside the signature and not in its place: lists change.',
    without: { scenario: attacked },
    cure: { onlySenderIps: true },
    fault: 'forgedAccepted',
    told: {
      without: 'Everybody may call: {#forgedAccepted}, forged or changed.',
      with: 'Only the Store’s addresses: {#forgedAccepted}. What was changed on its way still comes from there.',
    },
  },
  {
    title: 'Backfill what you missed',
    why: 'Retries go on for a while, then the event counts as missed. Ask the API’s list of events from time to time, from where you last asked, and take in what is new to you.',
    without: { scenario: 'the-hole' },
    cure: { backfillFrom: 'lastBackfill', backfillEveryMs: quarterMs },
    fault: 'missing',
    told: {
      without: 'No backfill that reaches back to before the outage: {#missing}.',
      with: 'A backfill every quarter of an hour, from where the last one ended: {#missing}.',
    },
  },
];

export const checklist = {
  lead: 'What a good receiver does, what happens where it does not, and a run that shows it.',
  sender:
    'A good sender does its part: it takes only a success for success, retries when there is none, backs off so that each wait is longer and nobody is hammered, and gives each event an id by which a duplicate is known.',
  duties,
} as const;
