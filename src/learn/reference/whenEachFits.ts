import type { LabExample } from './labExample.ts';
import { wayThroughOutage } from './pushAndPull/waysHour.ts';

export type Answer =
  | 'An API'
  | 'An API, at first'
  | 'An API, in batches'
  | 'A webhook'
  | 'Both'
  | 'Server-sent events'
  | 'A WebSocket'
  | 'A held connection';

export interface Advice {
  readonly answer: Answer;
  readonly reason: string;
  /** A case of real life. */
  readonly real: string;
  /** What the scenario shows of it. */
  readonly shows: string;
  readonly example: LabExample;
}

export interface Question {
  readonly text: string;
  readonly options: readonly { readonly text: string; readonly then: Next }[];
}

/** Where an answer leads: to another question or to the advice. */
type Next = { readonly ask: keyof typeof questions } | { readonly advise: keyof typeof advices };

export const advices = {
  exact: {
    answer: 'An API',
    reason:
      'You want an exact answer now, after somebody’s click: one request, and the answer comes at once.',
    real: 'A customer asks where the parcel is: fetch one order by its id.',
    shows:
      'Asking brings what is there at that moment. Set the interval as you like: you are in control of when.',
    example: { scenario: 'polling-waste', tab: 'messages' },
  },
  change: {
    answer: 'An API',
    reason:
      'Reading and writing on your own schedule is what an API is for: nothing happens until you ask, and an error is seen by you, who can try again.',
    real: 'Create an order at checkout, fetch a customer, update a record.',
    shows: 'Who asks sees the error and controls the retry, also after an outage.',
    example: { scenario: 'outage-and-retries' },
  },
  job: {
    answer: 'An API',
    reason: 'A one-time job needs all there is, once, and nobody has to wait for an event.',
    real: 'A report at the end of the month, or a bulk import of ten thousand products.',
    shows: 'A backfill is such a job: a few questions bring all that was missed.',
    example: { scenario: 'the-hole', tab: 'recovery' },
  },
  find: {
    answer: 'An API, at first',
    reason:
      'Begin by asking: that needs nothing but its API. Then look in its documentation for “webhooks” or “event notifications”. If it has them, and you have a server that the internet can reach, come back and answer yes.',
    real: 'Stripe, GitHub, Shopify and Slack have webhooks; a weather service or a list of exchange rates mostly has an API alone.',
    shows: 'The same hour both ways, side by side: what you would gain.',
    example: { scenario: 'polling-waste' },
  },
  poll: {
    answer: 'An API',
    reason:
      'It cannot or need not tell you, so you ask again and again. Ask as seldom as the delay allows, and say what you have already (ETag): an unchanged answer is short.',
    real: 'A list of exchange rates that changes once a day, at a service without webhooks.',
    shows: 'Move the interval: fewer questions, longer waits.',
    example: { scenario: 'polling-waste', changes: { pullMode: 'conditional' } },
  },
  batch: {
    answer: 'An API, in batches',
    reason:
      'Something happens nearly all the time: each question brings many events in one answer, where webhooks would be a call for each of them. You say how fast you take them in.',
    real: 'Clicks, sensor readings or log lines, thousands an hour.',
    shows: 'Hardly a question comes back empty, and there are fewer of them than webhooks.',
    example: {
      scenario: 'polling-waste',
      changes: { eventEveryMs: 2_000, pollEveryMs: 10_000 },
    },
  },
  dashboard: {
    answer: 'Server-sent events',
    reason:
      'A page in a browser has no URL to be called at. It opens one connection, and the service writes each event into it. The browser connects again by itself and says what it heard last, so that nothing is left out. A WebSocket does it too, but keeps no place.',
    real: 'A dashboard that shows orders as they come in.',
    shows: 'One connection for all payments, an outage, and what was missed comes when it is over.',
    example: wayThroughOutage('serverSentEvents'),
  },
  chat: {
    answer: 'A WebSocket',
    reason:
      'Both sides send, at any moment, over one connection that your side opens. Nothing is resumed by itself: after a drop you ask for what was said meanwhile, from a place that you keep.',
    real: 'A chat, or a drawing that several people edit at once.',
    shows:
      'One connection for all payments; what happened in the outage is missing, for nobody asks for it.',
    example: wayThroughOutage('webSocket'),
  },
  held: {
    answer: 'A held connection',
    reason:
      'Nobody outside can call you, but you can call out, and the line stays open until there is news: long polling is the plainest, server-sent events and WebSockets are others. After a drop, ask from the place that you keep. Where the service offers none of them, asking again and again is all there is.',
    real: 'Your laptop behind a router, where you try out what a service sends.',
    shows: 'Long polling: news comes at once, and no URL of yours is needed.',
    example: { scenario: 'polling-waste', changes: { pullMode: 'longPoll' }, tab: 'sequence' },
  },
  webhook: {
    answer: 'A webhook',
    reason:
      'Events are the natural unit here, and you want to react the moment something changes, instead of polling. It costs nothing until there is news.',
    real: 'GitHub tells of a push, and a build begins. A service tells of a sign-up, and a welcome mail goes out. A shop tells of a shipped order.',
    shows: 'One call for each event, right after it.',
    example: { scenario: 'polling-waste' },
  },
  complete: {
    answer: 'Both',
    reason:
      'Be told by webhook, so that there is no delay; and ask the API from time to time for all there is, as retries end and an outage may be longer than they last.',
    real: 'Stripe tells of each payment. Once a day the books are compared with its list of events, and what is missing is fetched.',
    shows: 'An outage that outlasts the retries, and a backfill that finds what was missed.',
    example: { scenario: 'the-hole' },
  },
  newest: {
    answer: 'Both',
    reason:
      'Let the webhook say that something changed, and fetch what it is now: messages may come late or out of order, an answer is as new as its question.',
    real: 'Stripe’s thin events and Notion’s webhooks name what changed; you fetch it by API.',
    shows: 'An order changes twice, and an old message comes late.',
    example: { scenario: 'just-the-doorbell', changes: { payload: 'thin' } },
  },
} as const satisfies Readonly<Record<string, Advice>>;

export const questions = {
  start: {
    text: 'What starts it?',
    options: [
      { text: 'I do: somebody clicks, or my own schedule says so', then: { ask: 'want' } },
      { text: 'Something that happens at the other service', then: { ask: 'where' } },
    ],
  },
  want: {
    text: 'And then you want …',
    options: [
      { text: 'an exact answer now', then: { advise: 'exact' } },
      { text: 'to read or change something there', then: { advise: 'change' } },
      { text: 'a lot of data, one time', then: { advise: 'job' } },
      { text: 'to know whether there is anything new', then: { ask: 'where' } },
    ],
  },
  where: {
    text: 'Where is it heard of? Can the other service call there?',
    options: [
      {
        text: 'On a server with a public URL, and the other service has webhooks',
        then: { ask: 'often' },
      },
      { text: 'In a browser', then: { ask: 'browser' } },
      {
        text: 'Behind a router or a firewall, or the other service has no webhooks',
        then: { ask: 'fresh' },
      },
      { text: 'I do not know', then: { advise: 'find' } },
    ],
  },
  browser: {
    text: 'Does the page send something too, again and again?',
    options: [
      { text: 'No, it shows what comes', then: { advise: 'dashboard' } },
      { text: 'Yes, as often as it hears', then: { advise: 'chat' } },
    ],
  },
  fresh: {
    text: 'How soon must you know?',
    options: [
      { text: 'Some minutes later is soon enough', then: { advise: 'poll' } },
      { text: 'At once', then: { advise: 'held' } },
    ],
  },
  often: {
    text: 'How often does it happen?',
    options: [
      { text: 'Now and then', then: { ask: 'need' } },
      { text: 'Nearly all the time, and seconds do not matter', then: { advise: 'batch' } },
    ],
  },
  need: {
    text: 'What matters most?',
    options: [
      {
        text: 'To react at once; one that is missed does little harm',
        then: { advise: 'webhook' },
      },
      { text: 'That none is ever missing', then: { advise: 'complete' } },
      { text: 'That I act on the newest state', then: { advise: 'newest' } },
    ],
  },
} as const satisfies Readonly<
  Record<
    string,
    {
      text: string;
      options: readonly {
        text: string;
        then: { ask: string } | { advise: keyof typeof advices };
      }[];
    }
  >
>;

/** What was asked and answered, and what comes next. */
export interface Dialogue {
  readonly asked: readonly { readonly question: Question; readonly picked: number }[];
  readonly next: Question | Advice;
}

/** Follows the picked options, by their places, from the first question on; what leads nowhere ends it there. */
export function follow(path: readonly number[]): Dialogue {
  const asked: { question: Question; picked: number }[] = [];
  let question: Question = questions.start;
  for (const picked of path) {
    const then = question.options[picked]?.then;
    if (!then) break;
    asked.push({ question, picked });
    if ('advise' in then) return { asked, next: advices[then.advise] };
    question = questions[then.ask];
  }
  return { asked, next: question };
}

export const whenEachFits = {
  lead: 'To ask, an API; to be told, a webhook. Many systems need both. Answer at most five questions about your own case.',
  questions,
  advices,
};
