import type { FactOf, Trace } from '../model/facts.ts';
import type { AttackAct, EventId, MessageId } from '../model/ids.ts';
import type { SimInstant } from '../model/units.ts';
import { countUntil, recordsOf } from './records.ts';
import type { Refusal } from './traffic.ts';

export type AttackEnd = 'underWay' | 'charged' | 'refused' | 'skipped' | 'letIn';

export type AttackerState =
  | { readonly doing: 'idle' }
  | { readonly doing: 'waitingToTamper' }
  /** There was nothing to replay. */
  | { readonly doing: 'empty-handed' }
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
  const states = recordsOf(trace).machines.get('attacker') ?? [];
  if (states[countUntil(states, at, (fact) => fact.at) - 1]?.state === 'tampering') {
    return { doing: 'waitingToTamper' };
  }
  const deeds = deedsOf(trace);
  const deed = deeds[countUntil(deeds, at, (fact) => fact.at) - 1];
  if (!deed) return { doing: 'idle' };
  if (deed.type === 'attack.failed') {
    return { doing: at - deed.at < lingerMs ? 'empty-handed' : 'idle' };
  }
  const { end, endedAt, refusal } = endOf(trace, deed, at);
  if (endedAt !== undefined && at - endedAt >= lingerMs) return { doing: 'idle' };
  const { act, messageId, eventId } = deed;
  return {
    doing: 'attacked',
    act,
    messageId,
    eventId,
    end,
    ...(refusal === undefined ? {} : { refusal }),
  };
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

type Deed = FactOf<'attack.made'> | FactOf<'attack.failed'>;

const cache = new WeakMap<Trace, readonly Deed[]>();

function deedsOf(trace: Trace): readonly Deed[] {
  let deeds = cache.get(trace);
  if (!deeds) {
    deeds = trace.facts.filter(
      (fact) => fact.type === 'attack.made' || fact.type === 'attack.failed',
    );
    cache.set(trace, deeds);
  }
  return deeds;
}
