import type { HttpRequest } from '../../model/http.ts';
import type { EventId, MessageId } from '../../model/ids.ts';
import { settingTable, type SeenKey } from '../../model/settings.ts';
import type { SimInstant } from '../../model/units.ts';
import { Meter } from '../engine/meter.ts';
import type { EventBody, EventNotice } from '../network/messages.ts';
import { attemptIdOf } from '../network/signedWebhook.ts';

/** The three keys of a request by which the receiver may recognise it. */
export type SeenKeys = Readonly<Record<SeenKey, string>>;

/** The keys of an event that the receiver asked for itself: no attempt brought it. */
export function backfilledKeys(messageId: MessageId, { id, payment }: EventBody): SeenKeys {
  return {
    eventId: id,
    attemptId: `${messageId} ${id}`,
    amountAndCustomer: `${payment.amountCents} from ${payment.customer}`,
  };
}

/** The keys by which the receiver could recognise a request. */
export function seenKeysOf(request: HttpRequest, { id, payment }: EventNotice): SeenKeys {
  return {
    eventId: id,
    attemptId: attemptIdOf(request),
    // A thin event says neither, so that only its id is left.
    amountAndCustomer: payment ? `${payment.amountCents} from ${payment.customer}` : id,
  };
}

const seenKeys = settingTable.seenKey.options;

/**
 * What the receiver remembers of the requests it has taken in. The mark of a charge is written with the
 * charge itself, in one transaction; the mark of a stored event lives and dies with its queue.
 */
export class DedupeMemory {
  readonly #charged = marksByKey<SimInstant>();
  readonly #stored = marksByKey<{ readonly at: SimInstant; readonly durable: boolean }>();
  /** The highest number among the events that are charged or stored; zero for none. */
  #newest = 0;
  readonly #meter: Meter;

  /** @param meter told of the marks that are looked at when some are gone. */
  constructor(meter = new Meter()) {
    this.#meter = meter;
  }

  markStored(keys: SeenKeys, at: SimInstant, durable: boolean): void {
    this.#newest = Math.max(this.#newest, ordinalOf(keys.eventId));
    for (const by of seenKeys) this.#stored[by].set(keys[by], { at, durable });
  }

  markCharged(keys: SeenKeys, at: SimInstant): void {
    this.#newest = Math.max(this.#newest, ordinalOf(keys.eventId));
    for (const by of seenKeys) this.#charged[by].set(keys[by], at);
  }

  /** Has the ledger a row for this key, written at most `memoryMs` ago? */
  charged(by: SeenKey, keys: SeenKeys, now: SimInstant, memoryMs: number): boolean {
    const at = this.#charged[by].get(keys[by]);
    return at !== undefined && now - at <= memoryMs;
  }

  /** Is this key charged or at least stored for the worker, at most `memoryMs` ago? */
  seen(by: SeenKey, keys: SeenKeys, now: SimInstant, memoryMs: number): boolean {
    const stored = this.#stored[by].get(keys[by]);
    return (
      (stored !== undefined && now - stored.at <= memoryMs) || this.charged(by, keys, now, memoryMs)
    );
  }

  /** Is this event charged or stored, however long ago? */
  has(eventId: EventId): boolean {
    return this.#charged.eventId.has(eventId) || this.#stored.eventId.has(eventId);
  }

  /** The newest event that is charged or stored; empty when there is none. Ids that do not count are passed over. */
  newest(): EventId | '' {
    return this.#newest === 0 ? '' : `evt_${this.#newest}`;
  }

  /** Forgets what the receiver kept in memory only, when its process ends. */
  forgetWhatWasNotDurable(): void {
    for (const marks of Object.values(this.#stored)) {
      for (const [key, { durable }] of marks) if (!durable) marks.delete(key);
    }
    this.#lookForNewest();
  }

  /** Forgets a stored event that the receiver gave up, unless it is charged. */
  forgetStored(keys: SeenKeys): void {
    for (const by of seenKeys) this.#stored[by].delete(keys[by]);
    if (ordinalOf(keys.eventId) === this.#newest) this.#lookForNewest();
  }

  /** Looks at every mark, which is needed only when some are gone. */
  #lookForNewest(): void {
    const all = [...Object.values(this.#charged), ...Object.values(this.#stored)];
    this.#meter.count(
      'looks',
      all.reduce((sum, { size }) => sum + size, 0),
    );
    this.#newest = 0;
    for (const eventId of [...this.#charged.eventId.keys(), ...this.#stored.eventId.keys()]) {
      this.#newest = Math.max(this.#newest, ordinalOf(eventId));
    }
  }
}

function marksByKey<Mark>(): Readonly<Record<SeenKey, Map<string, Mark>>> {
  return { eventId: new Map(), attemptId: new Map(), amountAndCustomer: new Map() };
}

/** The number in an event's id; zero when it does not count. */
function ordinalOf(eventId: string): number {
  return Number(/^evt_(\d+)$/.exec(eventId)?.[1] ?? 0);
}
