import type { Channel } from '../../model/facts.ts';
import type { HttpResponse } from '../../model/http.ts';
import type { EventId } from '../../model/ids.ts';
import type { Settings } from '../../model/settings.ts';
import type { SimInstant } from '../../model/units.ts';
import type { Timer } from '../engine/clock.ts';
import { json } from '../network/messages.ts';
import type { Run } from '../run.ts';
import type { Job } from './jobQueue.ts';

/** What the receiver's own work does wrong: for which payments it fails, until when, and what that is answered with. */
export class OwnFailures {
  readonly #run: Run;
  readonly #passed: () => void;
  /** When each payment happened, the first at index 0. */
  readonly #happenedAt: SimInstant[] = [];
  /** How often the work on an event has failed, each way for itself. */
  readonly #tries = new Map<`${Channel} ${EventId}`, number>();
  #end: Timer | undefined;

  /** @param passed called when the fault has passed, or may have: what was set aside is tried again. */
  constructor(run: Run, passed: () => void) {
    this.#run = run;
    this.#passed = passed;
  }

  /** One more payment has happened. A fault lasts from the first payment that it can hit. */
  happened(): void {
    this.#happenedAt.push(this.#run.clock.now);
    if (this.#happenedAt.length === this.#run.settings.failNumber) this.#planEnd();
  }

  /** The settings are others: perhaps the bug is mended. */
  changed(): void {
    this.#planEnd();
    this.#passed();
  }

  /** Whether the work on an event would fail if it ended now. */
  fails(channel: Channel, eventId: EventId): boolean {
    return this.#run.settings.errorStatus !== 'stored' && this.#hits(channel, eventId);
  }

  /** Whether something would break now that all is done for a webhook. */
  throws(eventId: EventId): boolean {
    return this.#run.settings.errorStatus === 'stored' && this.#hits('push', eventId);
  }

  /** Something has broken after all was done. */
  threw({ messageId, event: { id: eventId } }: Pick<Job, 'messageId' | 'event'>): void {
    const channel = 'push';
    this.#run.record({
      type: 'work.failed',
      channel,
      messageId,
      eventId,
      done: true,
      again: false,
    });
    this.count(channel, eventId);
  }

  #hits(channel: Channel, eventId: EventId): boolean {
    const { settings, clock } = this.#run;
    if (!isChosen(settings, Number(eventId.slice('evt_'.length)))) return false;
    const endsAt = this.#endsAt();
    if (endsAt !== undefined && clock.now >= endsAt) return false;
    const { faultTries } = settings;
    return faultTries === 0 || (this.#tries.get(`${channel} ${eventId}`) ?? 0) < faultTries;
  }

  count(channel: Channel, eventId: EventId): void {
    const key = `${channel} ${eventId}` as const;
    this.#tries.set(key, (this.#tries.get(key) ?? 0) + 1);
  }

  /** Whether it ends by itself, so that what is stored is tried again without anybody's help. */
  passes(): boolean {
    const { faultMs, faultTries } = this.#run.settings;
    return faultMs > 0 || faultTries > 0;
  }

  answer(): HttpResponse {
    return answers[this.#run.settings.errorStatus];
  }

  #endsAt(): SimInstant | undefined {
    const { failNumber, faultMs } = this.#run.settings;
    const from = this.#happenedAt[failNumber - 1];
    return from === undefined || faultMs === 0 ? undefined : ((from + faultMs) as SimInstant);
  }

  #planEnd(): void {
    const { clock } = this.#run;
    if (this.#end) clock.clearTimeout(this.#end);
    const endsAt = this.#endsAt();
    this.#end =
      endsAt === undefined || endsAt <= clock.now
        ? undefined
        : clock.setTimeout(this.#passed, endsAt - clock.now);
  }
}

/** @param ordinal the payment's number, counted from 1. */
function isChosen({ failFor, failNumber }: Settings, ordinal: number): boolean {
  switch (failFor) {
    case 'none':
      return false;
    case 'one':
      return ordinal === failNumber;
    case 'every':
      return ordinal % failNumber === 0;
    case 'from':
      return ordinal >= failNumber;
  }
}

const failed = '{"error":"the work failed"}';

const answers: Readonly<Record<Settings['errorStatus'], HttpResponse>> = {
  '500': json(500, failed),
  '400': json(400, failed),
  '200': json(200, '{"received":true}'),
  '410': json(410, failed),
  stored: json(500, '{"error":"it broke after the event was stored"}'),
};
