import type { Channel, Fact, Trace } from '../../model/facts.ts';
import type { MessageId } from '../../model/ids.ts';
import type { SimInstant } from '../../model/units.ts';
import { count, duration, euros } from '../../trace/words/format.ts';
import { isBackfill, isFrame } from '../../trace/messages/messageKind.ts';
import { chargesOf, type Charge } from '../../trace/messages/messageState.ts';
import { chargeWords, questionName, shortCheck } from '../../trace/words/messageWords.ts';
import { sentenceContextOf } from '../../trace/sentenceContext.ts';
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
  /** Of a charge that is right: which of the receiver's ways made it, said where both are drawn. */
  readonly by?: 'by polling' | 'by stream' | 'by webhook' | 'by backfill';
  readonly wait?: {
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
  const label = (side: LabelDraft['side'], kind: LabelDraft['kind'], text: string): LabelDraft => ({
    seq: fact.seq,
    side,
    channel: 'push',
    kind,
    text,
  });
  const timedOut = (messageId: MessageId) =>
    label('right', 'timeout', `${questionName(messageId)} timed out`);
  switch (fact.type) {
    case 'event.occurred': {
      const text = `${fact.eventId} ${euros(fact.payment.amountCents)}`;
      return { seq: fact.seq, side: 'left', kind: 'event', text };
    }
    case 'retry.scheduled': {
      const { backoffMs, dueAt, deliveryId, attempt } = fact;
      const wait = { dueAt, messageId: `${deliveryId}.${attempt}` } as const;
      return { ...label('left', 'wait', duration(backoffMs)), wait };
    }
    case 'attempt.queued': {
      const { turnAt, deliveryId, attempt } = fact;
      const wait = { dueAt: turnAt, messageId: `${deliveryId}.${attempt}` } as const;
      return { ...label('left', 'wait', `in line ${duration(turnAt - fact.at)}`), wait };
    }
    case 'attempt.finished':
      if (fact.outcome.result !== 'timedOut') return undefined;
      return label('left', 'timeout', `after ${duration(fact.tookMs)}`);
    case 'poll.finished':
      if (fact.outcome.result !== 'timedOut') return undefined;
      return { ...timedOut(fact.messageId), channel: 'pull' };
    case 'fetch.finished':
      return fact.outcome.result === 'timedOut' ? timedOut(fact.messageId) : undefined;
    case 'backfill.finished': {
      const { outcome } = fact;
      if (outcome.result === 'timedOut') return timedOut(fact.messageId);
      if (outcome.result !== 'events' || outcome.missing.length === 0) return undefined;
      return label('right', 'recovered', `${outcome.missing.length} missing found`);
    }
    case 'delivery.deadLettered':
      return label('left', 'givenUp', 'gives up');
    case 'delivery.resent':
      return label('left', 'event', `resend ${fact.eventId}`);
    case 'retry.broughtForward':
      return label('left', 'event', 'sends now');
    case 'endpoint.disabled':
      return label('left', 'givenUp', 'disables');
    case 'endpoint.enabled':
      return label('left', 'recovered', 'enables');
    case 'receiver.changed': {
      // A run begins with an endpoint that is up, which is no news.
      if (fact.at === 0 && fact.mode === 'up') return undefined;
      const isUp = fact.mode === 'up';
      const { channel, ...ofBoth } = isUp
        ? label('right', 'recovered', 'up again')
        : label('right', 'trouble', fact.mode);
      // All of the receiver concerns both channels.
      const isEndpoint = settingsWhen(trace, fact).downStops === 'endpoint';
      return isEndpoint && channel ? { ...ofBoth, channel } : ofBoth;
    }
    case 'request.checked': {
      if (fact.passed || isBackfill(fact)) return undefined;
      const kind = fact.check === 'duplicate' ? 'skipped' : 'refused';
      return label('right', kind, shortCheck(fact));
    }
    case 'effect.skipped': {
      const why = sentenceContextOf(trace).fetchedWithout.get(fact.seq) ?? 'before';
      return label('right', 'skipped', skippedWords[why]);
    }
    case 'version.skipped':
      return label('right', 'skipped', `older than version ${fact.kept}`);
    case 'effect.made': {
      const charge = chargesOf(trace).get(fact);
      if (!charge) return undefined;
      const by = isFrame(fact)
        ? 'by stream'
        : fact.channel === 'pull'
          ? 'by polling'
          : isBackfill(fact)
            ? 'by backfill'
            : 'by webhook';
      const said = { ...label('right', 'charge', chargeWords(charge)), channel: fact.channel };
      return { ...said, charge, ...(charge.look === 'right' ? { by } : {}) };
    }
    case 'worker.crashed':
      if (sentenceContextOf(trace).crashedWithServer.has(fact.seq)) return undefined;
      return label('right', 'trouble', 'worker crashes');
    case 'queue.lost':
      return label('right', 'trouble', `${count(fact.eventIds.length, 'payment')} gone`);
    default:
      return undefined;
  }
}
