import type { FactOf, Origin, Trace } from '../../../model/facts.ts';
import type { AttackAct, EventId, MessageId } from '../../../model/ids.ts';
import type { SimInstant } from '../../../model/units.ts';
import { asOf, countUntil, latestAt, recordsOf } from '../../../trace/records.ts';
import type { Refusal } from '../../../trace/traffic.ts';
import { oncePerTrace } from '../../../trace/oncePerTrace.ts';
import { tapsTheWire } from './attackerAtWork.ts';

export type AttackEnd = 'underWay' | 'charged' | 'refused' | 'skipped' | 'letIn';

export type AttackerState =
  | { readonly doing: 'idle' }
  | { readonly doing: 'waitingToTamper' }
  /** A request was pointed out to her, and she keeps it. */
  | { readonly doing: 'copied'; readonly eventId: EventId }
  /** There was nothing to replay, or nothing that could be read. */
  | {
      readonly doing: 'empty-handed';
      readonly act: AttackAct;
      readonly reason: FactOf<'attack.failed'>['reason'];
    }
  | {
      readonly doing: 'attacked';
      readonly act: AttackAct;
      readonly messageId: MessageId;
      readonly eventId: EventId;
      readonly end: AttackEnd;
      readonly refusal?: Refusal;
    };

/** What the attacker is at; a finished attack is still told of for `lingerMs`. */
export function selectAttacker(
  trace: Trace,
  { at, lingerMs }: { at: SimInstant; lingerMs: number },
): AttackerState {
  if (tapsTheWire(trace, at)) return { doing: 'waitingToTamper' };
  const attack = latestAt(attacksOf(trace), at);
  if (!attack) return { doing: 'idle' };
  if (attack.type === 'request.copied') {
    const { eventId } = attack;
    return at - attack.at < lingerMs ? { doing: 'copied', eventId } : { doing: 'idle' };
  }
  if (attack.type === 'attack.failed') {
    const { act, reason } = attack;
    return at - attack.at < lingerMs ? { doing: 'empty-handed', act, reason } : { doing: 'idle' };
  }
  const { end, endedAt, refusal } = endOf(trace, attack, at);
  if (endedAt !== undefined && at - endedAt >= lingerMs) return { doing: 'idle' };
  const { act, messageId, eventId } = attack;
  return {
    doing: 'attacked',
    act,
    messageId,
    eventId,
    end,
    ...(refusal === undefined ? {} : { refusal }),
  };
}

export type Overheard =
  | { readonly sees: 'nothing yet' }
  | { readonly sees: 'ciphertext' }
  /** The body as it went on: her own where `origin` is tampered. */
  | { readonly sees: 'body'; readonly body: string; readonly origin: Origin };

/** What the attacker has read of the last webhook that the sender put on the wire up to `at`. */
export function selectOverheard(trace: Trace, at: SimInstant): Overheard {
  const { messages } = recordsOf(trace);
  for (let i = countUntil(messages, at, (message) => message.sentAt) - 1; i >= 0; i--) {
    const message = messages[i];
    if (message?.from !== 'sender') continue;
    const { request, origin } = asOf(message, at);
    if (request.url.startsWith('https:')) return { sees: 'ciphertext' };
    return { sees: 'body', body: request.body, origin };
  }
  return { sees: 'nothing yet' };
}

interface End {
  readonly end: AttackEnd;
  /** Absent while more may come of it. */
  readonly endedAt?: SimInstant;
  readonly refusal?: Refusal;
}

function endOf(trace: Trace, { messageId }: { messageId: MessageId }, at: SimInstant): End {
  const message = recordsOf(trace).messageById.get(messageId);
  const charge = message?.effects.find((effect) => effect.at <= at);
  if (charge) return { end: 'charged', endedAt: charge.at };
  const stopped = message?.checks.find((check) => !check.passed && check.at <= at);
  if (stopped) {
    const { check } = stopped;
    return check === 'duplicate'
      ? { end: 'skipped', endedAt: stopped.at }
      : { end: 'refused', endedAt: stopped.at, refusal: check };
  }
  const answer = message?.answer;
  if (answer && answer.sentAt <= at) {
    return answer.response.status >= 400
      ? { end: 'refused', endedAt: answer.sentAt, refusal: 'down' }
      : { end: 'letIn', endedAt: answer.sentAt };
  }
  if (message?.requestLost && message.requestEndsAt <= at) {
    return { end: 'underWay', endedAt: message.requestEndsAt };
  }
  return { end: 'underWay' };
}

type Attack = FactOf<'attack.made'> | FactOf<'attack.failed'> | FactOf<'request.copied'>;

const attacksOf = oncePerTrace((trace): readonly Attack[] =>
  trace.facts.filter(
    (fact) =>
      fact.type === 'attack.made' ||
      fact.type === 'attack.failed' ||
      fact.type === 'request.copied',
  ),
);
