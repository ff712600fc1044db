import type { Channel, Fact, Trace } from '../../model/facts.ts';
import type { MessageId } from '../../model/ids.ts';
import type { SimInstant } from '../../model/units.ts';
import { count, duration, euros } from '../../trace/words/format.ts';
import { isBackfill } from '../../trace/messageKind.ts';
import { chargesOf, type Charge } from '../../trace/messageState.ts';
import { chargeWords, questionName, shortCheck } from '../../trace/words/messageWords.ts';
import { storyOf } from '../../trace/sentenceContext.ts';
import { settingsWhen } from '../../trace/settingsAt.ts';

export interface LabelDraft {
  /** Identifies it within a run. */
  readonly seq: number;
  readonly side: 'left' | 'right';
  /** Absent where the label is about both channels. */
  readonly channel?: Channel;
  readonly kind:
    | 'event'
    | 'wait'
    | 'timeout'
    | 'givenUp'
    | 'charge'
    | 'skipped'
    | 'refused'
    | 'trouble'
    | 'recovered';
  readonly text: string;
  readonly charge?: Charge;
  readonly wait?: {
    readonly backoffMs: number;
    readonly dueAt: SimInstant;
    /** The attempt that ends the wait. */
    readonly messageId: MessageId;
  };
}

const skippedWords = {
  before: 'charged before',
  'not found': 'no such order',
  'left out': 'not fetched',
  together: 'fetched with others',
  'given up': 'given up',
} as const;

/** The label of a fact; undefined for a fact that is drawn otherwise or not at all. */
export function labelOf(trace: Trace, fact: Fact): LabelDraft | undefined {
  const left = { seq: fact.seq, side: 'left' } as const;
  const right = { seq: fact.seq, side: 'right' } as const;
  switch (fact.type) {
    case 'event.occurred':
      return { ...left, kind: 'event', text: `${fact.eventId} ${euros(fact.payment.amountCents)}` };
    case 'retry.scheduled':
      return {
        ...left,
        channel: 'push',
        kind: 'wait',
        text: duration(fact.backoffMs),
        wait: {
          backoffMs: fact.backoffMs,
          dueAt: fact.dueAt,
          messageId: `${fact.deliveryId}.${fact.attempt}`,
        },
      };
    case 'attempt.finished':
      if (fact.outcome.result !== 'timedOut') return undefined;
      return { ...left, channel: 'push', kind: 'timeout', text: `after ${duration(fact.tookMs)}` };
    case 'poll.finished':
      if (fact.outcome.result !== 'timedOut') return undefined;
      return {
        ...right,
        channel: 'pull',
        kind: 'timeout',
        text: `${questionName(fact.messageId)} timed out`,
      };
    case 'delivery.deadLettered':
      return { ...left, channel: 'push', kind: 'givenUp', text: 'gives up' };
    case 'delivery.resent':
      return { ...left, channel: 'push', kind: 'event', text: `resend ${fact.eventId}` };
    case 'backfill.finished': {
      const { outcome } = fact;
      const name = questionName(fact.messageId);
      if (outcome.result === 'timedOut')
        return { ...right, channel: 'push', kind: 'timeout', text: `${name} timed out` };
      if (outcome.result !== 'events' || outcome.missing.length === 0) return undefined;
      const text = `${outcome.missing.length} missing found`;
      return { ...right, channel: 'push', kind: 'recovered', text };
    }
    case 'endpoint.disabled':
      return { ...left, channel: 'push', kind: 'givenUp', text: 'disables' };
    case 'endpoint.enabled':
      return { ...left, channel: 'push', kind: 'recovered', text: 'enables' };
    case 'receiver.changed': {
      const kind = fact.mode === 'up' ? 'recovered' : 'trouble';
      const text = fact.mode === 'up' ? 'up again' : fact.mode;
      // All of the receiver concerns both channels.
      return settingsWhen(trace, fact).downStops === 'endpoint'
        ? { ...right, channel: 'push', kind, text }
        : { ...right, kind, text };
    }
    case 'request.checked': {
      if (fact.passed || isBackfill(fact)) return undefined;
      const kind = fact.check === 'duplicate' ? 'skipped' : 'refused';
      return { ...right, channel: 'push', kind, text: shortCheck(fact) };
    }
    case 'effect.skipped':
      return {
        ...right,
        channel: 'push',
        kind: 'skipped',
        text: skippedWords[storyOf(trace).fetchedWithout.get(fact.seq) ?? 'before'],
      };
    case 'version.skipped':
      return { ...right, channel: 'push', kind: 'skipped', text: `older than v${fact.kept}` };
    case 'fetch.finished':
      if (fact.outcome.result !== 'timedOut') return undefined;
      return {
        ...right,
        channel: 'push',
        kind: 'timeout',
        text: `${questionName(fact.messageId)} timed out`,
      };
    case 'effect.made': {
      const charge = chargesOf(trace).get(fact);
      if (!charge) return undefined;
      return { ...right, channel: fact.channel, kind: 'charge', text: chargeWords(charge), charge };
    }
    case 'worker.crashed':
      if (storyOf(trace).crashedWithServer.has(fact.seq)) return undefined;
      return { ...right, channel: 'push', kind: 'trouble', text: 'worker crashes' };
    case 'queue.lost': {
      const gone = count(fact.eventIds.length, 'payment');
      return { ...right, channel: 'push', kind: 'trouble', text: `${gone} gone` };
    }
    default:
      return undefined;
  }
}
