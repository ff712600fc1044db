import { isFrame } from '../../../trace/messages/messageKind.ts';
import type { MovingMessage, RecentEnding } from './inFlight.ts';

/** The shapes that a message can have on a wire, each in its tone; no two differ by colour alone. */
export const toneOf = {
  request: 'push',
  duplicate: 'dup',
  question: 'pull',
  accepted: 'push',
  refused: 'bad',
  hungUp: 'bad',
  empty: 'pull',
  news: 'pull',
  lost: 'forged',
  forged: 'forged',
  replayed: 'forged',
  tampered: 'forged',
} as const;

export type Look = keyof typeof toneOf;

export function lookOf(message: MovingMessage): Look {
  const { leg, channel, from, origin, refusal } = message;
  const asks = channel === 'pull' || from === 'receiver';
  // It fades away half-way, and half-way is the end of a lost one.
  if (message.lost && message.fraction >= 0.4) return 'lost';
  if (isFrame(message)) return message.ordinal === undefined ? 'empty' : 'news';
  if (leg === 'request') {
    if (asks) return 'question';
    if (origin !== 'genuine') return origin;
    return message.duplicate ? 'duplicate' : 'request';
  }
  if (refusal !== undefined) return 'refused';
  if (!asks) return 'accepted';
  return message.news ? 'news' : 'empty';
}

/** The shape of what has just ended. */
export function lookOfEnding(ending: RecentEnding): Look {
  return ending.what === 'arrived' ? lookOf({ ...ending, fraction: 1 }) : ending.what;
}

/** What stands inside a mark. */
export function insideOf(message: MovingMessage, look: Look): string | number {
  if (look === 'question') return '?';
  if (look === 'news') return message.news ?? message.ordinal ?? '';
  const numbered: readonly Look[] = ['request', 'duplicate', 'tampered', 'replayed'];
  return numbered.includes(look) ? (message.ordinal ?? '') : '';
}
