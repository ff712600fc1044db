import type { Settings } from '../settings.ts';

/** Whether this way of hearing of events is a connection that is held, not a question that is asked. */
export function holdsConnection(way: Settings['pullMode']): boolean {
  return way === 'serverSentEvents' || way === 'webSocket';
}
