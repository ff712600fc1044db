import { countdown, duration } from '../../../trace/words/format.ts';
import type { PollerState, PullLane } from './pullLane.ts';

/** How Billing asks for news: `Billing asks every 5 s`. */
export function pullWords({ rule, everyMs }: Pick<PullLane, 'rule' | 'everyMs'>): string {
  const every = `Billing asks every ${duration(rule.pollEveryMs)}`;
  switch (rule.pullMode) {
    case 'fixed':
      return every;
    case 'conditional':
      return `${every} what has changed`;
    case 'adaptive':
      return `Billing asks every ${duration(everyMs)} by now, at most every ${duration(rule.pollEveryMs)}`;
    case 'serverSentEvents':
    case 'webSocket':
      return 'Billing holds a connection open';
    case 'longPoll':
      return `Billing asks, and the Store holds the question for up to ${duration(rule.holdMs)}`;
    case 'queue':
      return `Billing receives up to ${rule.batchSize}`;
  }
}

export function pollerWords(poller: PollerState): string {
  switch (poller.doing) {
    case 'held':
      return `the Store waits for news, ${countdown(poller.leftMs)}`;
    case 'asking':
      return 'asking';
    case 'done':
      return 'next poll after the run';
    case 'connected':
    case 'connecting':
      return poller.doing;
    case 'reconnecting':
      return `connects again in ${countdown(poller.leftMs)}`;
    case 'stopped':
      return `${poller.mode}: it asks nothing`;
    case 'working':
      return 'asks when it is done';
    case 'waiting':
      return `next poll in ${countdown(poller.leftMs)}`;
    case 'backingOff':
      return `429, asks again in ${countdown(poller.leftMs)}`;
  }
}
