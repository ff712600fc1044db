import type { MessageAct } from '../../model/commands.ts';
import type { CommandRefusal, FactBody } from '../../model/facts.ts';
import type { HttpResponse } from '../../model/http.ts';
import type { MessageId } from '../../model/ids.ts';
import { whyNotDone, type MessagePlace } from '../../model/rules/commandRefusals.ts';
import { after, durationMs, type SimInstant } from '../../model/units.ts';
import type { Timer } from '../engine/clock.ts';
import { exponential } from '../engine/exponential.ts';
import type { Run } from '../run.ts';

/** A request on its way, with what only the trace may know of it. */
export type Exchange = Omit<
  Extract<FactBody, { readonly type: 'request.sent' }>,
  'type' | 'endsAt' | 'lost'
>;

export interface Ends {
  /** Called when the request reaches the other side. */
  readonly arrived: (exchange: Exchange) => void;
  /** Called when the answer is back; absent where none is expected. */
  readonly answered?: (response: HttpResponse) => void;
  /** Present for what is written into a connection: it overtakes nothing before it, and TCP sends again what is lost. */
  readonly notBefore?: SimInstant;
}

type Part = 'request' | 'answer';

/** A message that a command of the run is about, as it stands now. */
interface Watched {
  place: MessagePlace;
  exchange?: Exchange;
  /** Ends the part that is on its way. */
  end?: Timer;
}

/** What carries messages: the simulated network, or a real one. */
export type Wire = Pick<
  SimulatedWire,
  'send' | 'answer' | 'whyNot' | 'lose' | 'underWay' | 'replace'
>;

/**
 * The network: every message travels for a while, may be held back so that later ones overtake it,
 * and may vanish half-way without anybody being told. Each message's luck hangs on its name alone.
 */
export class SimulatedWire {
  readonly #run: Run;
  readonly #plannedLosses: ReadonlySet<string>;
  readonly #answerable = new Map<MessageId, (response: HttpResponse) => void>();
  readonly #watched: ReadonlyMap<MessageId, Watched>;

  /** @param watched the messages that somebody is going to act on: of no other is it kept where they are. */
  constructor(run: Run, watched: ReadonlySet<MessageId>) {
    this.#run = run;
    this.#watched = new Map([...watched].map((id) => [id, { place: 'not sent' }]));
    this.#plannedLosses = new Set(
      run.scenario.losses.map(({ event, attempt, part }) => `dlv_${event}.${attempt}/${part}`),
    );
  }

  /** Returns when it arrives, or vanishes. */
  send(exchange: Exchange, { arrived, answered, notBefore }: Ends): SimInstant {
    const { messageId, request } = exchange;
    this.#run.meter.count('bytes', request.url.length + request.body.length);
    const { lost, endsAt } = this.#fate(messageId, 'request', notBefore);
    this.#run.record({ type: 'request.sent', ...exchange, endsAt, lost });
    const end = this.#at(endsAt, () => {
      this.#run.record({ type: lost ? 'request.lost' : 'request.arrived', messageId });
      if (watched) watched.place = lost ? 'lost' : 'arrived';
      if (lost) return;
      if (answered) this.#answerable.set(messageId, answered);
      arrived(watched?.exchange ?? exchange);
    });
    const watched = this.#watch(messageId, 'request', end);
    if (watched) watched.exchange = exchange;
    return endsAt;
  }

  /** Sends the one answer of a request that has arrived; a second answer is a mistake and throws. Returns when it is back. */
  answer(messageId: MessageId, response: HttpResponse): SimInstant {
    const answered = this.#answerable.get(messageId);
    if (!answered) throw new Error(`${messageId} was answered twice, or never asked`);
    this.#answerable.delete(messageId);
    this.#run.meter.count('bytes', response.body.length);
    const { lost, endsAt } = this.#fate(messageId, 'answer');
    this.#run.record({ type: 'response.sent', messageId, response, endsAt, lost });
    const end = this.#at(endsAt, () => {
      this.#run.record({ type: lost ? 'response.lost' : 'response.arrived', messageId });
      if (watched) watched.place = lost ? 'lost' : 'answered';
      if (!lost) answered(response);
    });
    const watched = this.#watch(messageId, 'answer', end);
    return endsAt;
  }

  /** Why an act on a message has no effect now; undefined where it has. Only for a watched one. */
  whyNot(act: MessageAct, messageId: MessageId): CommandRefusal | undefined {
    const { place = 'not sent', exchange } = this.#watched.get(messageId) ?? {};
    return whyNotDone(act, place, exchange);
  }

  /** Loses what is on its way of a message, here and now. */
  lose(messageId: MessageId): CommandRefusal | undefined {
    const refusal = this.whyNot('lose', messageId);
    const watched = this.#watched.get(messageId);
    if (refusal || !watched) return refusal;
    const type = watched.place === 'request' ? 'request.lost' : 'response.lost';
    this.#run.clock.clearTimeout(watched.end);
    watched.place = 'lost';
    this.#run.record({ type, messageId });
    return undefined;
  }

  /** The request that is on its way. */
  underWay(messageId: MessageId): Exchange {
    const exchange = this.#watched.get(messageId)?.exchange;
    if (!exchange) throw new Error(`nobody watches ${messageId}`);
    return exchange;
  }

  /** Puts another request in the place of one that is on its way. */
  replace(exchange: Exchange): void {
    const watched = this.#watched.get(exchange.messageId);
    if (watched) watched.exchange = exchange;
  }

  #fate(
    messageId: MessageId,
    part: Part,
    notBefore?: SimInstant,
  ): { lost: boolean; endsAt: SimInstant } {
    const { settings, clock } = this.#run;
    const lostPercent =
      part === 'request' ? settings.lostRequestsPercent : settings.lostAnswersPercent;
    const lost =
      notBefore === undefined &&
      ((this.#plannedLosses.size > 0 && this.#plannedLosses.has(`${messageId}/${part}`)) ||
        this.#happens(lostPercent, 'lost', messageId, part));
    const held = this.#happens(settings.heldBackPercent, 'heldBack', messageId, part);
    const { latencyMs, heldBackMs } = settings;
    const travelMs = latencyMs + this.#moreMs(messageId, part) + (held ? heldBackMs : 0);
    const endsAt = after(clock.now, durationMs(lost ? Math.ceil(travelMs / 2) : travelMs));
    return { lost, endsAt: Math.max(endsAt, notBefore ?? 0) as SimInstant };
  }

  /** How much longer than the shortest travel time it takes: on average half the spread, or all of it. */
  #moreMs(messageId: MessageId, part: Part): number {
    const { latencySpreadMs, latencyLaw } = this.#run.settings;
    if (latencySpreadMs === 0) return 0;
    const share = this.#run.luck('travel', messageId, part);
    return latencyLaw === 'exponentially'
      ? Math.round(exponential(share) * latencySpreadMs)
      : Math.floor(share * (latencySpreadMs + 1));
  }

  #happens(percent: number, ...about: readonly string[]): boolean {
    return percent > 0 && this.#run.luck(...about) * 100 < percent;
  }

  #watch(messageId: MessageId, place: MessagePlace, end: Timer): Watched | undefined {
    const watched = this.#watched.get(messageId);
    if (watched) Object.assign(watched, { place, end });
    return watched;
  }

  #at(instant: SimInstant, act: () => void): Timer {
    return this.#run.clock.setTimeout(act, instant - this.#run.clock.now);
  }
}
