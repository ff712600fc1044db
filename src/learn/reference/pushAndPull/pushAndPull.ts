import '../../../lab/state/allParts.ts';
import { pollingWaste } from '../../../lessons/scenarios/pollingWaste.ts';
import type { Template } from '../../../lessons/chapters/chapter.ts';
import type { Command } from '../../../model/commands.ts';
import type { Settings } from '../../../model/settings.ts';
import { ways, type WayId } from '../../../lessons/ways.ts';
import { simulate } from '../../../sim/simulate.ts';
import { wholeRun, type Seen } from '../../judge/seen.ts';

const minute = 60_000;

/** The ways that have a column. Polling and the webhook are the two sides of one run. */
export const columns = ['polling', 'longPolling', 'webhook'] as const satisfies readonly WayId[];
export type Column = (typeof columns)[number];

/** The hour of the way in; the same hour without a payment; and with the receiver down in the middle of it. */
const hours = {
  usual: { changes: {}, commands: [] },
  quiet: { changes: { eventEveryMs: 0 }, commands: [] },
  outage: {
    changes: {},
    commands: [
      { at: 20 * minute, type: 'endpoint.set', mode: 'down' },
      { at: 40 * minute, type: 'endpoint.set', mode: 'up' },
    ],
  },
} as const satisfies Readonly<
  Record<string, { changes: Partial<Settings>; commands: readonly Command[] }>
>;
export type Hour = keyof typeof hours;

/** What a row says of each way; its numbers are of the run of its hour. */
export interface Row {
  readonly title: string;
  readonly hour: Hour;
  readonly cells: Readonly<Record<Column, Template>>;
}

/** Runs an hour to its end, as a way needs it. */
export function runHour(hour: Hour, way: Column): Seen {
  const { scenario } = pollingWaste;
  const { changes, commands } = hours[hour];
  const settings: Settings = { ...scenario.settings, ...changes, ...ways[way].settings };
  return wholeRun(simulate({ ...scenario, settings }, commands));
}

export const pushAndPull = {
  lead: 'One hour with the same payments, heard of in three ways, and below in six. Every number in the tables is counted in a run of just now.',
  intro: [
    'Both let one piece of software talk to another, and they are no rivals. An API is how you ask when you want something. A webhook is how a service tells you, the moment something happens.',
    'A webhook is an API call with its direction turned round: both are ordinary HTTP requests with an answer. Only who calls whom has changed.',
  ],
  ways: {
    polling: 'API, asked again and again (polling)',
    longPolling: 'API, with the question left open (long polling)',
    webhook: 'Webhook',
  } satisfies Readonly<Record<Column, string>>,
  rows: [
    {
      title: 'Who starts',
      hour: 'usual',
      cells: {
        polling: 'You do. Nothing happens until you ask.',
        longPolling: 'You do, and the service leaves the question open.',
        webhook: 'The service does, when an event happens.',
      },
    },
    {
      title: 'Timing',
      hour: 'usual',
      cells: {
        polling: 'When you choose: you are in control of when.',
        longPolling: 'At the event, while a question is open.',
        webhook: 'At the event, whether it suits you or not.',
      },
    },
    {
      title: 'Freshness',
      hour: 'usual',
      cells: {
        polling:
          'As fresh as your last call: {pollWaitMedianMs} behind (median), {pollWaitLongestMs} at the most.',
        longPolling:
          'Near real time: {pollWaitMedianMs} behind (median), {pollWaitLongestMs} at the most.',
        webhook:
          'Near real time: {webhookWaitMedianMs} behind (median), {webhookWaitLongestMs} at the most.',
      },
    },
    {
      title: 'Cost',
      hour: 'usual',
      cells: {
        polling:
          '{polls} calls for {#events}; {emptyPolls} of them wasted, as nothing had changed.',
        longPolling:
          '{polls} calls for {#events}: {usefulPolls} brought news, {emptyPolls} ran out of time, {openPolls} was still open at the end.',
        webhook: '{webhooks} calls for {#events}.',
      },
    },
    {
      title: 'Cost of a quiet hour',
      hour: 'quiet',
      cells: {
        polling: '{polls} calls. This is pull at its extreme: most questions bring nothing new.',
        longPolling: '{polls} calls, each with a connection that is held.',
        webhook: '{webhooks} calls: none until there is news.',
      },
    },
    {
      title: 'Set-up',
      hour: 'usual',
      cells: {
        polling: 'Just call.',
        longPolling: 'Just call, with a client that waits long enough.',
        webhook: 'Host a public URL, tell the service of it, and check who calls there.',
      },
    },
    {
      title: 'Needs a public URL',
      hour: 'usual',
      cells: { polling: 'No.', longPolling: 'No.', webhook: 'Yes: HTTPS, and always up.' },
    },
    {
      title: 'Who keeps the place',
      hour: 'usual',
      cells: {
        polling: 'You: a cursor says up to where you have read.',
        longPolling: 'You: a cursor says up to where you have read.',
        webhook: 'The service: it remembers what it could not deliver, for as long as it retries.',
      },
    },
    {
      title: 'What happens while I am down',
      hour: 'outage',
      cells: {
        polling:
          'You go on asking when you are back: after an outage of {outageMs}, {knownByPolling} of {#events} known, each after {pollWaitLongestMs} at the most.',
        longPolling:
          'You go on asking when you are back: after an outage of {outageMs}, {knownByPolling} of {#events} known, each after {pollWaitLongestMs} at the most.',
        webhook:
          'Retries, for a while: after an outage of {outageMs}, {knownByWebhook} of {#events} known, {givenUp} given up. Those you fetch yourself.',
      },
    },
    {
      title: 'When a call fails',
      hour: 'usual',
      cells: {
        polling: 'You are awake, see the error and decide on the retry.',
        longPolling: 'You are awake, see the error and decide on the retry.',
        webhook:
          'The risk is yours, the retry is the sender’s: you may be down, slow or restarting.',
      },
    },
    {
      title: 'Rate limits',
      hour: 'usual',
      cells: {
        polling:
          'All {polls} calls of the hour count, empty or not. Past the limit the answer is 429.',
        longPolling: 'Few calls count, but open connections are limited too.',
        webhook:
          'None on your side. A burst of events is a burst of calls, and it is you who must bear it.',
      },
    },
  ] satisfies readonly Row[],
  links: [
    { text: 'Chapter 1: what polling costs', href: '#/learn/1' },
    { text: 'Chapter 2: what a webhook is', href: '#/learn/2' },
    { text: 'When each fits', href: '#/learn/when-each-fits' },
  ],
} as const;
