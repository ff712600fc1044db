import type { Change, World } from '../chapters/chapter.ts';
import { doubling, fixed, second } from '../chapters/chapterScenario.ts';
import { nobodyHome } from '../chapters/nobodyHome.ts';
import { sayThanks } from '../chapters/sayThanks.ts';
import { theStampede } from '../chapters/theStampede.ts';
import { twiceIsNormal } from '../chapters/twiceIsNormal.ts';
import type { Demo } from './demo.ts';
import { changed, named } from './changed.ts';

const tries = { kind: 'tries' } as const;
/** Until the last attempt's work is done. */
const untilWorked = 42 * second;
const calls = { kind: 'calls' } as const;

const nobody = (settings: NonNullable<Change['settings']>): World =>
  changed(nobodyHome.first, { settings, horizonMs: 130 * second });

export const nobodyHomeDemo: Demo = {
  question: {
    text: 'Billing is down for a minute. Three of five payments fall into it, and the Store does not try again. How many are charged in the end?',
    options: named(nobodyHome.question.options, ['5', '3', '2', '0']),
  },
  short: 'How many of the five are charged?',
  watch: 'A row is one payment; Billing is down where it is hatched.',
  result: {
    big: '{charged} of {events}',
    told: 'are charged; {missing} are missing for good',
    was: '{charged}',
    caption: '✓ taken, ✕ refused: nobody keeps what was not taken.',
  },
  why: 'Without a success as the answer, only the sender can try again: longer than you are down.',
  runs: [
    {
      label: 'never again',
      world: nobody({}),
      seed: 1,
      picture: tries,
      big: '{charged} of {events}',
      told: 'in {#attempts}',
    },
    {
      label: '5 times, every second',
      world: nobody(fixed(second, 5)),
      seed: 1,
      picture: tries,
      big: '{charged} of {events}',
      told: 'in {#attempts}, all too early',
    },
    {
      label: '6 times, doubling from 2 s',
      world: nobody(doubling(2 * second, 6)),
      seed: 1,
      picture: tries,
      big: '{charged} of {events}',
      told: 'in {#attempts}, ≤ {webhookWaitLongestSeconds} s',
    },
  ],
};

export const theStampedeDemo: Demo = {
  question: {
    text: 'Sixty deliveries wait. Billing takes 10 calls a second; of more than 30 in one second it refuses all. All sixty try every 5 s, in step. How many are done after 2 minutes?',
    options: theStampede.question.options,
  },
  short: 'How many are done after 2 minutes?',
  watch: 'Calls in each second; Billing is down where it is hatched.',
  result: {
    big: '{loadDelivered} of {loadDeliveries}',
    told: 'are done after two minutes',
    was: '{loadDelivered}',
    caption: '{loadPeak} calls meet in one second, again and again.',
  },
  why: 'All failed together and wait equally long, so they always come back together.',
  runs: [
    {
      label: 'every 5 s, in step',
      world: { kind: 'load', load: { policy: 'fixed5s' } },
      seed: 1,
      picture: calls,
      big: '{loadDelivered} of {loadDeliveries}',
      told: 'done; {loadPeak} calls in one second',
    },
    {
      label: 'doubling up to 20 s, with jitter',
      world: { kind: 'load', load: { policy: 'doublingCap20sJitter' } },
      seed: 1,
      picture: calls,
      big: '{loadDelivered} of {loadDeliveries}',
      told: 'done by {loadDoneMs}, at most {loadPeak} in one second',
    },
  ],
};

export const lostThankYouDemo: Demo = {
  question: {
    text: 'Five payments. The third is charged, but Billing’s “200 OK” is lost on its way back. How many charges will there be?',
    options: twiceIsNormal.question.options,
  },
  short: 'How many charges for five payments?',
  watch: 'A row is one payment, and a mark one attempt of the Store.',
  result: {
    big: '{charges}',
    told: 'charges for {events} payments',
    was: '{charges}',
    caption: '✓ charged, ? the answer is lost: the Store tries again.',
  },
  why: 'To the Store, a lost answer looks like a lost request. So it must try again.',
  runs: [
    {
      label: 'charge whatever comes',
      world: twiceIsNormal.first,
      seed: 1,
      picture: tries,
      big: '{#charges}',
      told: 'for {#events}',
    },
    {
      label: 'skip an event id seen before',
      world: changed(twiceIsNormal.first, { settings: { skipProcessed: true } }),
      seed: 1,
      picture: tries,
      big: '{#charges}',
      told: 'and {seenBefore} seen before',
    },
  ],
};

export const tooSlowDemo: Demo = {
  question: {
    text: 'One payment. The work takes 8 seconds, the Store hangs up after 5 and tries 3 times more. How many charges, and what does the Store believe?',
    options: named(sayThanks.question.options, [
      '1, delivered',
      '1, failed',
      '4, delivered',
      '4, failed',
    ]),
  },
  short: 'How many charges, and what is believed?',
  watch: 'A row is one attempt: as long as the Store waits, and the work.',
  result: {
    big: '{#charges}',
    told: 'and the Store’s log says: failed',
    was: '{charges}',
    caption: 'The Store hung up {timeouts} times; nobody told the work to stop.',
  },
  why: 'The sender’s patience decides what is too slow. Save it, say 200, then do the work.',
  runs: [
    {
      label: 'answer after the work',
      world: changed(sayThanks.first, { horizonMs: untilWorked }),
      seed: 1,
      picture: tries,
      big: '{#charges}',
      told: 'in {#attempts}, {delivered} delivered',
    },
    {
      label: 'answer after saving',
      world: changed(sayThanks.first, {
        settings: { storeFirst: true, durableQueue: true },
        horizonMs: untilWorked,
      }),
      seed: 1,
      picture: tries,
      big: '{#charges}',
      told: 'and the answer comes after {firstAnswerMs}',
    },
  ],
};
