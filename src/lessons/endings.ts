import type { Command } from '../model/commands.ts';
import type { Settings } from '../model/settings.ts';
import type { catalogue } from './catalogue.ts';
import type { Lesson } from './lesson.ts';

/** The id of a scenario of the catalogue. */
export type LessonId = (typeof catalogue)[number]['id'];

/** What a reader may say before the run; which option is true is found in the trace. */
export interface Guess {
  readonly question: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
}

/** The scenario as it came, with something changed for all of the run or done in it. */
export interface Try {
  readonly label: string;
  /** What one finds out by it. */
  readonly asks: string;
  readonly changes?: Partial<Settings>;
  readonly commands?: readonly Command[];
  /** Whether it is played from its start, or worth no more than its numbers. */
  readonly shows: 'course' | 'end';
}

interface LessonEnding {
  readonly guess: Guess;
  readonly tries: readonly Try[];
}

const minute = 60_000;
const hour = 60 * minute;

const endings: Readonly<Record<LessonId, LessonEnding>> = {
  'polling-waste': {
    guess: {
      question: 'How many questions come back empty?',
      options: [
        { id: 'few', label: 'Few' },
        { id: 'half', label: 'About half' },
        { id: 'most', label: '9 of 10' },
        { id: 'nearlyAll', label: '99 of 100' },
      ],
    },
    tries: [
      {
        label: 'Poll every minute',
        asks: 'How old is the news then?',
        changes: { pollEveryMs: minute },
        shows: 'end',
      },
      {
        label: 'Long polling',
        asks: 'The Store holds each question until there is news.',
        changes: { pullMode: 'longPoll' },
        shows: 'end',
      },
      {
        label: 'A payment every 5 seconds',
        asks: 'Is asking still a waste?',
        changes: { eventEveryMs: 5_000 },
        shows: 'end',
      },
    ],
  },
  'outage-and-retries': {
    guess: {
      question: 'How many of the 5 payments arrive by push?',
      options: [
        { id: '2', label: '2' },
        { id: '3', label: '3' },
        { id: '4', label: '4' },
        { id: '5', label: 'All 5' },
      ],
    },
    tries: [
      {
        label: 'No retries',
        asks: 'What never arrives?',
        changes: { retryPlan: 'off' },
        shows: 'course',
      },
      {
        label: 'Five tries, 1 s apart',
        asks: 'Is faster better?',
        changes: { retryPlan: 'fixed', firstWaitMs: 1_000, attempts: 5 },
        shows: 'course',
      },
      {
        label: 'Down again a second later',
        asks: 'Do six tries last that long?',
        commands: [{ at: 86_000, type: 'endpoint.set', mode: 'down' }],
        shows: 'course',
      },
    ],
  },
  'provider-outage': {
    guess: {
      question: 'How long after the repair does the last webhook come?',
      options: [
        { id: 'minutes', label: 'Minutes' },
        { id: 'hour', label: 'Up to an hour' },
        { id: 'hours', label: 'Hours' },
        { id: 'never', label: 'None comes' },
      ],
    },
    tries: [
      {
        label: 'Give up after an hour',
        asks: 'Who is never called again?',
        changes: { giveUpAfterMs: hour },
        shows: 'end',
      },
      {
        label: 'Only the webhook endpoint fails',
        asks: 'Does the poller notice?',
        changes: { downStops: 'endpoint' },
        shows: 'end',
      },
      {
        label: 'Try again every hour',
        asks: 'Twelve times: who still waits?',
        changes: { retryPlan: 'fixed', firstWaitMs: hour, attempts: 12 },
        shows: 'end',
      },
    ],
  },
  'lost-answer': {
    guess: {
      question: 'What becomes of payment 3?',
      options: [
        { id: 'once', label: 'Charged once' },
        { id: 'twice', label: 'Charged twice' },
        { id: 'never', label: 'Never charged' },
      ],
    },
    tries: [
      {
        label: 'Skip events already processed',
        asks: 'Is it still charged twice?',
        changes: { skipProcessed: true },
        shows: 'course',
      },
      {
        label: 'Recognise them by amount and customer',
        asks: 'Payment 5 looks like payment 2.',
        changes: { skipProcessed: true, seenKey: 'amountAndCustomer' },
        shows: 'course',
      },
      {
        label: 'Lose half of all answers',
        asks: 'How many charges are too many?',
        changes: { lostAnswersPercent: 50 },
        shows: 'course',
      },
    ],
  },
  'seen-before-or-after': {
    guess: {
      question: 'What does push have in its ledger at the end?',
      options: [
        { id: 'right', label: 'All right' },
        { id: 'lost', label: 'One lost' },
        { id: 'doubled', label: 'One double' },
        { id: 'both', label: 'One of each' },
      ],
    },
    tries: [
      {
        label: 'Mark it after the work',
        asks: 'Which payment is wrong then?',
        changes: { markSeen: 'after' },
        shows: 'course',
      },
      {
        label: 'In one transaction with the charge',
        asks: 'What can a crash still do?',
        changes: { markSeen: 'together' },
        shows: 'course',
      },
      {
        label: 'Store first, work later',
        asks: 'Does a queue that survives save payment 2?',
        changes: { storeFirst: true },
        shows: 'course',
      },
    ],
  },
  'slow-handler': {
    guess: {
      question: 'How often is the payment charged?',
      options: [
        { id: 'never', label: 'Never' },
        { id: 'once', label: 'Once' },
        { id: 'twice', label: 'Twice' },
        { id: 'more', label: 'More often' },
      ],
    },
    tries: [
      {
        label: 'Store first, work later',
        asks: 'Does the Store still lose patience?',
        changes: { storeFirst: true },
        shows: 'course',
      },
      {
        label: 'Skip events already processed',
        asks: 'Does that help while the first is at work?',
        changes: { skipProcessed: true },
        shows: 'course',
      },
      {
        label: 'The Store waits for 10 s',
        asks: 'Is patience enough?',
        changes: { requestTimeoutMs: 10_000 },
        shows: 'course',
      },
    ],
  },
  'which-status': {
    guess: {
      question: 'It answers 500. What becomes of payment 2?',
      options: [
        { id: 'charged', label: 'Late' },
        { id: 'givenUp', label: 'Given up' },
        { id: 'dropped', label: 'Dropped' },
        { id: 'believed', label: 'Thought done' },
      ],
    },
    tries: [
      {
        label: 'It is mended after an hour',
        asks: 'Which answer brings every payment then?',
        changes: { faultMs: hour },
        shows: 'end',
      },
      {
        label: 'Answer 200, as if all were well',
        asks: 'Who knows what is missing?',
        changes: { errorStatus: '200' },
        shows: 'end',
      },
      {
        label: 'Store first, work later',
        asks: 'Who tries again then?',
        changes: { storeFirst: true },
        shows: 'end',
      },
    ],
  },
  'forged-and-replayed': {
    guess: {
      question: 'How many of Mallory’s 4 messages are charged?',
      options: [
        { id: '0', label: 'None' },
        { id: '1', label: '1' },
        { id: '2', label: '2 or 3' },
        { id: '4', label: 'All 4' },
      ],
    },
    tries: [
      {
        label: 'Verify signature',
        asks: 'Which of them does it stop?',
        changes: { verifySignature: true },
        shows: 'course',
      },
      {
        label: 'All three defences',
        asks: 'Is anything left?',
        changes: { verifySignature: true, rejectOldTimestamps: true, skipProcessed: true },
        shows: 'course',
      },
      {
        label: 'HTTPS and nothing else',
        asks: 'What can she still do?',
        changes: { https: true },
        shows: 'course',
      },
    ],
  },
  'the-hole': {
    guess: {
      question: 'How many of the 6 payments are not there at the end?',
      options: [
        { id: 'none', label: 'None' },
        { id: 'one', label: '1' },
        { id: 'some', label: '2 or 3' },
        { id: 'many', label: '4 or more' },
      ],
    },
    tries: [
      {
        label: 'Backfill as soon as it is mended',
        asks: 'Before the next webhook moves the mark.',
        commands: [{ at: 42 * minute + 1_000, type: 'backfill.run' }],
        shows: 'course',
      },
      {
        label: 'Backfill every 10 minutes from the last one',
        asks: 'Does it find them without anybody’s help?',
        changes: { backfillEveryMs: 10 * minute, backfillFrom: 'lastBackfill' },
        shows: 'course',
      },
      {
        label: 'Six attempts',
        asks: 'Do two more bridge the half hour?',
        changes: { attempts: 6 },
        shows: 'course',
      },
    ],
  },
  'just-the-doorbell': {
    guess: {
      question: 'Which amount has push stored at the end?',
      options: [
        { id: '1000', label: '€10' },
        { id: '2000', label: '€20' },
        { id: '3000', label: '€30' },
      ],
    },
    tries: [
      {
        label: 'Send only what changed, and fetch it',
        asks: 'Does the order of the messages still matter?',
        changes: { payload: 'thin' },
        shows: 'course',
      },
      {
        label: 'Keep the newest version',
        asks: 'And no fetch at all?',
        changes: { applyRule: 'newestVersion' },
        shows: 'course',
      },
      {
        label: 'Try again after 2 s',
        asks: 'Is the message late then?',
        changes: { firstWaitMs: 2_000 },
        shows: 'course',
      },
    ],
  },
  'burst-and-limit': {
    guess: {
      question: 'Which way has all 20 payments first?',
      options: [
        { id: 'push', label: 'Push' },
        { id: 'pull', label: 'Pull' },
        { id: 'same', label: 'Both alike' },
      ],
    },
    tries: [
      {
        label: 'Poll every 10 seconds',
        asks: 'Six times a minute: is less more?',
        changes: { pollEveryMs: 10_000 },
        shows: 'course',
      },
      {
        label: 'Backfill every 5 seconds',
        asks: 'Does asking beside the webhooks help?',
        changes: { backfillEveryMs: 5_000 },
        shows: 'course',
      },
      {
        label: 'No limit, and work before the answer',
        asks: 'Can Billing take twenty at once?',
        changes: { callsPerSecond: 0, storeFirst: false, workMs: 1_000 },
        shows: 'course',
      },
    ],
  },
  'held-connection': {
    guess: {
      question: 'How many of the 6 payments does the WebSocket never bring?',
      options: [
        { id: '0', label: 'None' },
        { id: '1', label: '1' },
        { id: '2', label: '2' },
        { id: '6', label: 'All 6' },
      ],
    },
    tries: [
      {
        label: 'Server-sent events',
        asks: 'Who remembers how far Billing had come?',
        changes: { pullMode: 'serverSentEvents' },
        shows: 'course',
      },
      {
        label: 'A WebSocket that keeps the place',
        asks: 'What does the application have to do itself?',
        changes: { socketCursor: true },
        shows: 'course',
      },
      {
        label: 'No heartbeat',
        asks: 'What does the proxy do with a quiet connection?',
        changes: { heartbeatMs: 0 },
        shows: 'end',
      },
    ],
  },
  'fetched-queue': {
    guess: {
      question: 'How many charges does pull make for the 4 payments?',
      options: [
        { id: '3', label: '3' },
        { id: '4', label: '4' },
        { id: '5', label: '5' },
        { id: 'more', label: 'More' },
      ],
    },
    tries: [
      {
        label: 'Receive one at a time',
        asks: 'Is each done before it shows again?',
        changes: { batchSize: 1 },
        shows: 'course',
      },
      {
        label: 'Hide them for a minute',
        asks: 'Is the third still in time?',
        changes: { visibilityMs: minute },
        shows: 'course',
      },
      {
        label: 'Hide them for 5 seconds',
        asks: 'Shorter than the work: where do they end?',
        changes: { visibilityMs: 5_000 },
        shows: 'course',
      },
    ],
  },
  'everything-at-once': {
    guess: {
      question: 'Which charges are wrong in the ledger at the end?',
      options: [
        { id: 'nothing', label: 'None' },
        { id: 'missing', label: 'Missing ones' },
        { id: 'tooMany', label: 'Wrong or extra' },
        { id: 'both', label: 'Both' },
      ],
    },
    tries: [
      {
        label: 'Skip events already processed',
        asks: 'What is charged too often then?',
        changes: { skipProcessed: true },
        shows: 'course',
      },
      {
        label: 'No retries',
        asks: 'What is missing then?',
        changes: { retryPlan: 'off' },
        shows: 'course',
      },
      {
        label: 'Without signatures',
        asks: 'What gets in?',
        changes: { verifySignature: false },
        shows: 'course',
      },
    ],
  },
};

/** What is asked before a scenario of the catalogue and offered after it. */
export function endingOf(id: LessonId): LessonEnding {
  return endings[id];
}

/** Every lesson is one of the catalogue. */
export function lessonIdOf({ id }: Lesson): LessonId {
  return id as LessonId;
}
