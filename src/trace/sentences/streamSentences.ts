import type { FactOf, StreamEnd } from '../../model/facts.ts';
import type { EventId } from '../../model/ids.ts';
import { between } from '../../model/units.ts';
import { duration } from '../words/format.ts';
import { says, type Narration, type Phrase } from './narration.ts';

/** What is sent for a held connection; undefined for what keeps it from looking idle. */
export function streamSent(
  { messageId, eventId }: FactOf<'request.sent'>,
  payment: (eventId: EventId) => Phrase,
): Narration | undefined {
  if (messageId.startsWith('stream_')) return says(3)`Billing opens a connection to the Store.`;
  return eventId === undefined
    ? undefined
    : says(3)`The Store writes ${payment(eventId)} into the open connection.`;
}

const ends: Readonly<Record<StreamEnd, string>> = {
  idle: 'A proxy closes the connection',
  timedOut: 'The Store does not answer Billing',
  rateLimited: 'The Store refuses the connection',
  'process ended': 'Billing stops',
  'rule changed': 'Billing closes its connection',
};

export function streamClosed({ because, nextAt, at }: FactOf<'stream.closed'>): Narration {
  return nextAt === undefined
    ? says(2)`${ends[because]}.`
    : says(2)`${ends[because]}. Billing connects again in ${duration(between(at, nextAt))}.`;
}
