import type { Trace } from '../../model/facts.ts';
import type { MachineName } from '../../model/ids.ts';
import type { ChartTransition, Statechart } from '../../model/statechart.ts';
import { between, type DurationMs, type SimInstant } from '../../model/units.ts';
import type { MachineState } from './machineStates.ts';
import { enteredUntil, historyOf, type Entry } from './machineHistory.ts';
import { countUntil, upTo } from '../../trace/records.ts';

/** One actor of a machine at the playhead. */
export interface ChartMoment {
  readonly actor: string;
  readonly state: string;
  readonly enteredAt: SimInstant;
  readonly agoMs: DurationMs;
  /** The input or the delay that led there; `start` for where it began. */
  readonly on: string;
  /** The states of its last step, from the first to the present one. */
  readonly way: readonly string[];
  /** The transitions of that step; two that differ only in their condition are both named. */
  readonly taken: readonly string[];
}

/** What a chart shows, as a picture or as a table. */
export interface ChartProps {
  readonly chart: Statechart;
  /** How many actors are in each state. */
  readonly states: readonly MachineState[];
  readonly moment: ChartMoment | undefined;
  readonly selected: string | undefined;
  readonly onselect: (state: string) => void;
}

/** How many actors are offered to choose from: those that moved last. */
export const actorsMost = 100;

/** The actors of a machine that moved last up to the playhead, the latest first, and how many there are in all. */
export function selectActors(
  trace: Trace,
  machine: MachineName,
  at: SimInstant,
): { readonly latest: readonly string[]; readonly count: number } {
  const { entries, firstAt } = historyOf(trace, machine);
  const latest = new Set<string>();
  for (let i = enteredUntil(entries, at) - 1; i >= 0 && latest.size < actorsMost; i--) {
    const entry = entries[i];
    if (entry) latest.add(entry.actor);
  }
  return { latest: [...latest], count: countUntil(firstAt, at, (first) => first) };
}

/**
 * Where an actor of a machine stands at the playhead, and how it came there.
 * @param actor without one, that which moved last.
 * @returns undefined before it has started.
 */
export function selectMoment(
  trace: Trace,
  chart: Statechart,
  { at, actor }: { readonly at: SimInstant; readonly actor?: string | undefined },
): ChartMoment | undefined {
  const { entries, ofActor } = historyOf(trace, chart.machine);
  const who = actor ?? entries[enteredUntil(entries, at) - 1]?.actor;
  const own = (who === undefined ? undefined : ofActor.get(who)) ?? [];
  const until = upTo(own, at);
  const last = until.at(-1);
  return last
    ? {
        actor: last.actor,
        state: last.state,
        enteredAt: last.at,
        agoMs: between(last.at, at),
        on: last.on,
        ...lastStep(chart, until),
      }
    : undefined;
}

/** When a state was entered up to the playhead, the latest first: by one actor, or by all. */
export function selectEntries(
  trace: Trace,
  machine: MachineName,
  {
    state,
    at,
    actor,
  }: { readonly state: string; readonly at: SimInstant; readonly actor?: string | undefined },
): Entry[] {
  const { entries, ofActor } = historyOf(trace, machine);
  const all = actor === undefined ? entries : (ofActor.get(actor) ?? []);
  return upTo(all, at)
    .filter((entry) => entry.state === state)
    .reverse();
}

/** Walks back through what an actor entered at the same instant for the same cause. */
function lastStep(
  chart: Statechart,
  own: readonly Entry[],
): { way: readonly string[]; taken: readonly string[] } {
  const way: string[] = [];
  const taken: string[] = [];
  for (let i = own.length - 1; i >= 0; i--) {
    const entry = own[i];
    const before = own[i - 1];
    if (!entry) break;
    way.unshift(entry.state);
    if (!before) break;
    const sameStep = before.at === entry.at && before.on === entry.on;
    const onwards = sameStep ? leading(chart, before.state, entry.state, isAtOnce) : [];
    const byCause =
      onwards.length > 0
        ? onwards
        : leading(chart, before.state, entry.state, (transition) => isOn(transition, entry.on));
    taken.unshift(...byCause);
    if (onwards.length > 0) continue;
    way.unshift(before.state);
    break;
  }
  return { way, taken: [...new Set(taken)] };
}

/**
 * The transitions by which a machine gets from a state to another, the first of them such as asked for,
 * and the others at once, through states that a run does not record.
 */
function leading(
  chart: Statechart,
  from: string,
  to: string,
  isFirst: (transition: ChartTransition) => boolean,
): string[] {
  const own = chart.transitions.filter((each) => each.from === from && isFirst(each));
  const found = own.flatMap((first) => onwards(chart, first, to));
  if (found.length > 0) return found;
  // A state's own transitions come before those of the machine as a whole.
  return chart.transitions
    .filter((each) => each.from === undefined && isFirst(each))
    .flatMap((first) => onwards(chart, first, to));
}

function onwards(chart: Statechart, first: ChartTransition, to: string): string[] {
  if (first.to === to) return [first.id];
  const passed = chart.states.find(({ name }) => name === first.to);
  if (!passed || passed.recorded) return [];
  const rest = chart.transitions
    .filter((next) => next.from === passed.name && isAtOnce(next))
    .flatMap((next) => onwards(chart, next, to));
  return rest.length > 0 ? [first.id, ...rest] : [];
}

function isAtOnce({ trigger }: ChartTransition): boolean {
  return trigger.kind === 'atOnce';
}

function isOn({ trigger }: ChartTransition, cause: string): boolean {
  return trigger.kind !== 'atOnce' && trigger.name === cause;
}
