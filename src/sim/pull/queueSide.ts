import type { PollOutcome } from '../../model/facts.ts';
import type { HttpRequest, HttpResponse } from '../../model/http.ts';
import type { EventId, MessageId } from '../../model/ids.ts';
import type { Running } from '../engine/engine.ts';
import type { Run } from '../run.ts';
import type { Published } from '../sender/sender.ts';
import type { Exchange, Wire } from '../network/wire.ts';
import { PulledWork } from './pulledWork.ts';
import { queueEntryMachine, type EntriesQueue } from './queueEntry.machine.ts';
import {
  deleteAnswer,
  deleteRequest,
  readReceiveAnswer,
  receiptOf,
  receiveAnswer,
  receiveRequest,
  receiveTerms,
  type Receipt,
} from './queueMessages.ts';

interface Others {
  readonly published: () => readonly Published[];
  /** The last event that the receiver has from before it fetched from the queue. */
  readonly cursor: () => EventId | '';
  /** Told when there is something in the queue for a question that is held. */
  readonly offered: () => void;
  /** Told when the receiver has done all that it has received. */
  readonly handsFree: () => void;
}

interface Entry extends Published {
  readonly running: Running<typeof queueEntryMachine>;
}

/** A queue at the sender that keeps every event until the receiver has acknowledged it, and the receiver's work on it. */
export class QueueSide implements EntriesQueue {
  readonly #run: Run;
  readonly #wire: Wire;
  readonly #others: Others;
  readonly #work: PulledWork;
  readonly #receipts = new Map<MessageId, Map<EventId, Receipt>>();
  readonly #charged = new Set<EventId>();
  readonly #entries = new Map<EventId, Entry>();
  #isOpen = false;
  #acknowledgements = 0;

  constructor(run: Run, wire: Wire, others: Others) {
    this.#run = run;
    this.#wire = wire;
    this.#others = others;
    this.#work = new PulledWork(run, undefined, ({ messageId, eventId, payment }) => {
      if (this.#knows(eventId)) run.record({ type: 'entry.skipped', messageId, eventId });
      else run.record({ type: 'effect.made', channel: 'pull', messageId, eventId, payment });
      this.#charged.add(eventId);
      this.#acknowledge(messageId, eventId);
      if (!this.isBusy()) this.#others.handsFree();
    });
    this.modeChanged();
  }

  now() {
    return this.#run.clock.now;
  }

  receivesMost(): number {
    return this.#run.settings.receivesMost;
  }

  offered(): void {
    this.#run.soon(this.#others.offered);
  }

  /** Whether the receiver has something in hand. */
  isBusy(): boolean {
    return this.#isOpen && this.#work.isBusy();
  }

  /** Whether an event was charged from the queue: a list that names it again brings nothing. */
  hasCharged(eventId: EventId): boolean {
    return this.#charged.has(eventId);
  }

  /** Takes up what happened after the receiver's cursor, or is removed with all that is in it. */
  modeChanged(): void {
    const opens = this.#run.settings.pullMode === 'queue';
    if (opens === this.#isOpen) return;
    this.#isOpen = opens;
    this.#work.drop();
    if (opens) {
      this.published();
      return;
    }
    for (const { running } of this.#entries.values()) {
      if (running.active) running.send({ type: 'queue.removed' });
    }
    this.#entries.clear();
  }

  /** Takes in what has happened since it was asked last. */
  published(): void {
    if (!this.#isOpen) return;
    const all = this.#others.published();
    const last = [...this.#entries.keys()].at(-1) ?? this.#others.cursor();
    const from = all.findLastIndex(({ eventId }) => eventId === last) + 1;
    for (const event of all.slice(from)) {
      if (this.#charged.has(event.eventId)) continue;
      const running = this.#run.start(queueEntryMachine, `queue entry ${event.eventId}`, {
        eventId: event.eventId,
        queue: this,
      });
      this.#entries.set(event.eventId, { ...event, running });
    }
  }

  hasSome(): boolean {
    return this.#isOpen && this.#available().length > 0;
  }

  question(): HttpRequest {
    return receiveRequest(this.#run.settings);
  }

  /** Hands out the oldest that are available, and hides them from everybody else. */
  answer({ messageId, request }: Exchange): HttpResponse {
    const { most, hiddenMs } = receiveTerms(request);
    const handed = this.#isOpen ? this.#available().slice(0, most) : [];
    return receiveAnswer(
      handed.map(({ eventId, body, running }) => {
        running.send({ type: 'received', messageId, hiddenMs });
        return { eventId, body, receives: running.settledContext.receives };
      }),
    );
  }

  /** Begins the work on what an answer brought; what is charged already is only acknowledged. */
  takeIn(messageId: MessageId, response: HttpResponse): PollOutcome {
    const entries = this.#isOpen ? readReceiveAnswer(response) : [];
    if (entries.length === 0) return { result: 'empty' };
    this.#receipts.set(messageId, new Map(entries.map(({ id, receipt }) => [id, receipt])));
    for (const { id, payment } of entries) {
      if (this.#knows(id)) {
        this.#run.record({ type: 'entry.skipped', messageId, eventId: id });
        this.#acknowledge(messageId, id);
      } else this.#work.take({ messageId, eventId: id, payment });
    }
    return { result: 'received', eventIds: entries.map(({ id }) => id) };
  }

  /** The receiver's process is gone, and with it all that it had in hand. */
  stop(): void {
    this.#work.drop();
    this.#work.stop();
  }

  start(): void {
    this.#work.start();
  }

  workersChanged(): void {
    this.#work.goOn();
  }

  #available(): readonly Entry[] {
    this.#run.meter.count('looks', this.#entries.size);
    return [...this.#entries.values()].filter(({ running }) => running.value === 'available');
  }

  #knows(eventId: EventId): boolean {
    return this.#run.settings.skipProcessed && this.#charged.has(eventId);
  }

  #acknowledge(received: MessageId, eventId: EventId): void {
    const receipt = this.#receipts.get(received)?.get(eventId);
    if (!receipt) throw new Error(`${received} did not receive ${eventId}`);
    this.#wire.send(
      {
        messageId: `ack_${++this.#acknowledgements}`,
        channel: 'pull',
        from: 'poller',
        to: 'api',
        origin: 'genuine',
        request: deleteRequest(receipt),
        eventId,
      },
      {
        arrived: (exchange) => {
          this.#delete(exchange);
        },
        // Nobody acts on the answer: what was not deleted comes again.
        answered: () => undefined,
      },
    );
  }

  #delete({ messageId, request }: Exchange): void {
    const { eventId, receives } = receiptOf(request);
    const running = this.#entries.get(eventId)?.running;
    const isNewest = running?.value === 'inFlight' && running.settledContext.receives === receives;
    if (isNewest) running.send({ type: 'acknowledged', messageId });
    else this.#run.record({ type: 'entry.kept', eventId, messageId });
    this.#wire.answer(messageId, deleteAnswer(isNewest));
  }
}
