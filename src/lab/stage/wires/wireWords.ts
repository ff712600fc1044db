import { isAck, isFetch, isFrame, isStream } from '../../../trace/messages/messageKind.ts';
import type { Refusal } from '../../../trace/traffic.ts';
import { count } from '../../../trace/words/format.ts';
import type { MovingMessage, RecentEnding } from './inFlight.ts';

/** Everything on the wires of a lane as one line of text. */
export function wiresWords(
  messages: readonly MovingMessage[],
  recent: readonly RecentEnding[],
): string {
  const requests = messages.filter(({ leg }) => leg === 'request').length;
  const answers = messages.length - requests;
  const way = `On the way: ${count(requests, 'request')}, ${count(answers, 'answer')}.`;
  const ends = [...new Set(recent.map(endingWords))];
  return ends.length > 0 ? `${way} Just now: ${ends.join(', ')}.` : way;
}

/** What a mark on the wire says about itself. */
export function messageWords(message: MovingMessage): string {
  const { leg, channel, from, lost, status, refusal, news } = message;
  const asks = channel === 'pull' || from === 'receiver';
  if (lost && message.fraction >= 0.25) return '? lost';
  if (isStream(message)) return streamWords(message);
  if (leg === 'request') {
    if (isFetch(message)) return 'what is it now?';
    if (isAck(message)) return 'done, delete it';
    if (asks) return channel === 'pull' ? 'anything new?' : 'what did I miss?';
    if (message.origin !== 'genuine') return message.origin;
    if (message.duplicate) return 'same event again';
    return (message.attempt ?? 1) > 1 ? `POST, try ${message.attempt}` : 'POST';
  }
  if (isFetch(message)) {
    if (status === 404) return '404 no such order';
    if (status === 200) return '200, as it is now';
  }
  if (isAck(message) && status === 204) return '204, deleted';
  if (refusal !== undefined) return `${status} ${refusalWords[refusal]}`.trim();
  if (!asks) return `${status}`;
  if (status === 304) return '304, nothing changed';
  if (news) return `${status}, ${count(news, 'payment')}`;
  return channel === 'pull' ? `${status}, nothing new` : `${status}, nothing`;
}

/** A held connection: its handshake, a payment that is written into it, or what keeps it from looking idle. */
function streamWords({ leg, from, status, refusal, ordinal, messageId }: MovingMessage): string {
  if (isFrame({ messageId }))
    return ordinal === undefined ? (from === 'api' ? 'heartbeat' : 'pong') : `payment ${ordinal}`;
  if (leg === 'request') return 'open a connection';
  return refusal === undefined ? `${status}, open` : `${status} ${refusalWords[refusal]}`;
}

export function endingWords(ending: RecentEnding): string {
  const { what, leg, status, refusal } = ending;
  if (what === 'arrived') return messageWords({ ...ending, fraction: 1 });
  if (what === 'hungUp') return 'hung up';
  if (what === 'lost') return leg === 'answer' ? 'answer lost' : 'request lost';
  return `${status ?? ''} ${refusal ? refusalWords[refusal] : ''}`.trim();
}

const refusalWords: Record<Refusal, string> = {
  down: 'while down',
  restarting: 'while restarting',
  cut: 'connection cut',
  address: 'unknown address',
  signature: 'bad signature',
  freshness: 'too old',
  rateLimited: 'too many requests',
  receipt: 'receipt too old',
  other: '',
};
