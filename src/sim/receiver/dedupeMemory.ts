import type { EventId } from '../../model/ids.ts';
import type { SeenKey } from '../../model/settings.ts';
import type { SimInstant } from '../../model/units.ts';
import { Meter } from '../engine/meter.ts';

/** A request's three possible keys, by the name of the setting. */
export type SeenKeys = Readonly<Record<SeenKey, string>>;

/**
 * What the receiver remembers of the requests it has taken in. The mark of a charge is written with the
 * charge itself, in one transaction; the mark of a stored event lives and dies with its queue.
 */
export class SeenBefore {
  readonly #charged = new Map<string, SimInstant>();
  readonly #stored = new Map<string, { readonly at: SimInstant; readonly durable: boolean }>();
  /** The highest number among the events that are charged or stored; zero for none. */
  #newest = 0;
  readonly #meter: Meter;

  /** @param meter told of the marks that are looked at when some are gone. */
  constructor(meter = new Meter()) {
    this.#meter = meter;
  }

  markStored(keys: SeenKeys, at: SimInstant, durable: boolean): void {
    this.#newest = Math.max(this.#newest, ordinalOf(keys.eventId));
    for (const key of entries(keys)) this.#stored.set(key, { at, durable });
  }

  markCharged(keys: SeenKeys, at: SimInstant): void {
    this.#newest = Math.max(this.#newest, ordinalOf(keys.eventId));
    for (const key of entries(keys)) this.#charged.set(key, at);
  }

  /** Has the ledger a row for this key, written at most `memoryMs` ago? */
  charged(by: SeenKey, keys: SeenKeys, now: SimInstant, memoryMs: number): boolean {
    const at = this.#charged.get(entry(by, keys));
    return at !== undefined && now - at <= memoryMs;
  }

  /** Is this key charged or at least stored for the worker, at most `memoryMs` ago? */
  seen(by: SeenKey, keys: SeenKeys, now: SimInstant, memoryMs: number): boolean {
    const stored = this.#stored.get(entry(by, keys));
    return (
      (stored !== undefined && now - stored.at <= memoryMs) || this.charged(by, keys, now, memoryMs)
    );
  }

  /** Is this event charged or stored, however long ago? */
  has(eventId: EventId): boolean {
    const key = `${eventEntry}${eventId}`;
    return this.#charged.has(key) || this.#stored.has(key);
  }

  /** The newest event that is charged or stored; empty when there is none. Ids that do not count are passed over. */
  newest(): EventId | '' {
    return this.#newest === 0 ? '' : `evt_${this.#newest}`;
  }

  /** The process ended: what it kept in memory only is forgotten. */
  forgetWhatWasNotDurable(): void {
    for (const [key, mark] of this.#stored) if (!mark.durable) this.#stored.delete(key);
    this.#lookForNewest();
  }

  /** A stored event is given up on: it is remembered no longer, unless it is charged. */
  forgetStored(keys: SeenKeys): void {
    for (const key of entries(keys)) this.#stored.delete(key);
    if (ordinalOf(keys.eventId) === this.#newest) this.#lookForNewest();
  }

  /** Every mark is looked at, which is only needed when some are gone. */
  #lookForNewest(): void {
    this.#meter.count('looks', this.#charged.size + this.#stored.size);
    this.#newest = 0;
    for (const marks of [this.#charged, this.#stored]) {
      for (const key of marks.keys()) {
        if (!key.startsWith(eventEntry)) continue;
        this.#newest = Math.max(this.#newest, ordinalOf(key.slice(eventEntry.length)));
      }
    }
  }
}

const eventEntry = 'eventId:';

/** The number in an event's id; zero when it does not count. */
function ordinalOf(eventId: string): number {
  return Number(/^evt_(\d+)$/.exec(eventId)?.[1] ?? 0);
}

function entry(by: SeenKey, keys: SeenKeys): string {
  return `${by}:${keys[by]}`;
}

function entries(keys: SeenKeys): readonly string[] {
  return [entry('eventId', keys), entry('attemptId', keys), entry('amountAndCustomer', keys)];
}
