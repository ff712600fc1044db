import { anyoneCanKnock } from '../chapters/anyoneCanKnock.ts';
import type { World } from '../chapters/chapter.ts';
import { chapterScenario, minute, option, second } from '../chapters/chapterScenario.ts';
import { justTheBell } from '../chapters/justTheBell.ts';
import { mindTheGap } from '../chapters/mindTheGap.ts';
import { changed, named } from './changed.ts';
import type { Demo } from './demo.ts';

const arrivals = { kind: 'arrivals' } as const;
const tries = { kind: 'tries' } as const;
const stored = { kind: 'stored' } as const;

export const theForgerDemo: Demo = {
  question: {
    text: 'Mallory changes €10 to €1,000 on the way and keeps the signature. Billing computes its own. What comes out?',
    options: named(anyoneCanKnock.question.options, [
      'the same',
      'nearly the same',
      'quite another',
      'nothing',
    ]),
  },
  short: 'What comes out?',
  watch: 'Each square is one bit of the signature.',
  result: {
    big: '{bitsChanged}',
    told: 'of {signatureBits} bits differ',
    was: '{bitsChanged} bits',
    caption: 'About half of them, as if by a coin.',
    picture: { kind: 'bits' },
  },
  why: 'A signature is made of every byte and the secret. Without the secret, nobody makes one that fits.',
  runs: [
    {
      label: 'nobody checks',
      world: anyoneCanKnock.first,
      seed: 7,
      picture: arrivals,
      big: '{forgedAccepted} of {forged}',
      told: 'fakes get in; {once} of {events} payments are charged right',
    },
    {
      label: 'check the signature',
      world: changed(anyoneCanKnock.first, { settings: { verifySignature: true } }),
      seed: 7,
      picture: arrivals,
      big: '{forgedAccepted} of {forged}',
      told: 'fakes get in; {once} of {events} payments are charged right',
    },
  ],
};

const copiesAfter = [10 * second, 4 * minute, 20 * minute];

const photocopier = (settings: Parameters<typeof option>[2]): World => ({
  kind: 'run',
  scenario: chapterScenario({
    seed: 7,
    horizonMs: 21 * minute,
    eventTimesMs: [0],
    plan: [
      { at: 1, type: 'setting.set', key: 'https', value: true },
      ...copiesAfter.map((at) => ({ at, type: 'attack', act: 'replay' }) as const),
    ],
    settings: {
      https: false,
      retryPlan: 'off',
      receiverClockAheadSeconds: 40,
      rejectOldTimestamps: false,
      skipProcessed: false,
      ...settings,
    },
  }),
});

export const thePhotocopierDemo: Demo = {
  question: {
    text: 'Mallory cannot sign, but she kept a genuine request. She sends it again after 10 s, 4 min and 20 min. Billing checks the signature. How many copies get in?',
    options: [0, 1, 2, 3].map((copies) => ({
      text: ['none', 'one', 'two', 'all three'][copies] ?? '',
      when: [{ of: 'replaysAccepted', is: copies }],
    })),
  },
  short: 'How many copies get in?',
  watch: 'Each box is one request that Billing got, in their order.',
  result: {
    big: '{replaysAccepted} of {replays}',
    told: 'copies were charged',
    was: '{replaysAccepted}',
    caption: 'The same bytes have the same signature, on any day.',
  },
  why: 'The signature says who, the timestamp when, the id how often. You need all three.',
  runs: [
    {
      label: 'signature only',
      world: photocopier({}),
      seed: 7,
      picture: arrivals,
      big: '{replaysAccepted} of {replays}',
      told: 'copies get in',
    },
    {
      label: 'and not older than 5 min',
      world: photocopier({ rejectOldTimestamps: true, toleranceSeconds: 300 }),
      seed: 7,
      picture: arrivals,
      big: '{replaysAccepted} of {replays}',
      told: 'copies get in',
    },
    {
      label: 'and each id only once',
      world: photocopier({
        rejectOldTimestamps: true,
        toleranceSeconds: 300,
        skipProcessed: true,
        memoryMs: 10 * minute,
      }),
      seed: 7,
      picture: arrivals,
      big: '{replaysAccepted} of {replays}',
      told: 'copies get in',
    },
    {
      label: 'not older than 30 s',
      world: photocopier({ rejectOldTimestamps: true, toleranceSeconds: 30, skipProcessed: true }),
      seed: 7,
      picture: arrivals,
      big: '{#charges}',
      told: 'as Billing’s clock is ahead',
    },
  ],
};

const withBackfill = { backfillFrom: 'lastBackfill', skipProcessed: true } as const;

export const theHoleDemo: Demo = {
  question: {
    text: 'The Store tries again for 7 minutes. Billing is down for 30, and six payments happen. How many of the six come by themselves?',
    options: mindTheGap.question.options,
  },
  short: 'How many come by themselves?',
  watch: 'A row is one payment; Billing is down where it is hatched.',
  result: {
    big: '{charged} of {events}',
    told: 'came by themselves; the Store gave up on {givenUp}',
    was: '{charged}',
    caption: '✓ taken, ✕ refused: retries end before the outage does.',
  },
  why: 'Retries end. Webhooks for speed, a scheduled “what did I miss?” for truth.',
  runs: [
    {
      label: 'retries only',
      world: changed(mindTheGap.first, { horizonMs: 60 * minute }),
      seed: 1,
      picture: tries,
      big: '{charged} of {events}',
      told: 'came; {givenUp} given up',
    },
    {
      label: 'and ask every 15 min',
      world: changed(mindTheGap.challenge.world, {
        settings: { ...withBackfill, backfillEveryMs: 15 * minute },
        horizonMs: 60 * minute,
      }),
      seed: 1,
      picture: tries,
      big: '{charged} of {events}',
      told: 'came by {completeAfterMs} after the outage, {doubles} double',
    },
  ],
};

const shuffled = (settings: Parameters<typeof option>[2]): World =>
  changed(justTheBell.challenge.world, { settings: { payload: 'thin', ...settings } });

const fetches = {
  kind: 'bars',
  of: [
    { measure: 'fetchesAnswered', label: 'answered' },
    { measure: 'fetchesRefused', label: 'refused' },
  ],
} as const;

export const justTheDoorbellDemo: Demo = {
  question: {
    text: 'An order costs €10, then €20, then €30. The message “20” is late. Billing writes down each amount as it arrives. What is stored at the end?',
    options: justTheBell.question.options,
  },
  short: 'What is stored at the end?',
  watch: 'The thin line is what the order costs, the thick one what is stored.',
  result: {
    big: '{storedCents}',
    told: 'is stored, but the order costs {trueCents}',
    was: '{storedCents}',
    caption: 'The late message came last, and the last one won.',
  },
  why: 'Messages overtake each other. Let the event ring the bell; go and look for yourself.',
  runs: [
    {
      label: 'the amount comes along',
      world: justTheBell.first,
      seed: 1,
      picture: stored,
      big: '{storedCents}',
      told: 'stored; the order costs {trueCents}',
    },
    {
      label: 'it rings, Billing fetches',
      world: changed(justTheBell.first, { settings: { payload: 'thin' } }),
      seed: 1,
      picture: stored,
      big: '{storedCents}',
      told: 'stored; the order costs {trueCents}',
    },
    {
      label: '30 rings, a fetch for each',
      world: shuffled({ fetchRule: 'everyEvent' }),
      seed: 76,
      picture: fetches,
      big: '{fetchesRefused} × 429',
      told: 'of {fetches}: too many at once',
    },
    {
      label: '30 rings, a fetch for a burst',
      world: shuffled({ fetchRule: 'endOfBurst' }),
      seed: 76,
      picture: fetches,
      big: '{#fetches}',
      told: 'and {fetchesRefused} × 429, {ordersWrong} orders wrong',
    },
  ],
};
