import type { Fact, FactType, Trace } from '../../model/facts.ts';
import type { EventId } from '../../model/ids.ts';
import type { SimInstant } from '../../model/units.ts';
import type { Narration } from './narration.ts';
import { countUntil, recordsOf } from '../records.ts';
import { narrate } from './sentence.ts';

/** A fact that has a sentence, with the sentence. */
export interface Line extends Narration {
  readonly seq: number;
  readonly at: SimInstant;
  readonly type: FactType;
  readonly eventId?: EventId;
}

const cache = new WeakMap<Trace, readonly Line[]>();

/** Everything that can be told about a run, in order; told once for each trace. */
export function linesOf(trace: Trace): readonly Line[] {
  let lines = cache.get(trace);
  if (!lines) {
    lines = told(trace, trace.facts);
    cache.set(trace, lines);
  }
  return lines;
}

/** Tells of a long run ahead of time, in steps between which others can have their turn. */
export function* tellInSteps(trace: Trace, factsAStep: number): Generator<void> {
  const { facts } = trace;
  const lines: Line[] = [];
  for (let from = 0; from < facts.length; from += factsAStep) {
    for (const each of told(trace, facts.slice(from, from + factsAStep))) lines.push(each);
    yield;
  }
  cache.set(trace, lines);
}

function told(trace: Trace, facts: readonly Fact[]): Line[] {
  return facts.flatMap((fact) => {
    const narration = narrate(fact, trace);
    return narration ? [line(fact, narration, trace)] : [];
  });
}

/** What is told from after `from` up to and including `to`. */
export function linesBetween(trace: Trace, from: SimInstant, to: SimInstant): readonly Line[] {
  const lines = linesOf(trace);
  return lines.slice(
    countUntil(lines, from, (each) => each.at),
    countUntil(lines, to, (each) => each.at),
  );
}

function line(fact: Fact, narration: Narration, trace: Trace): Line {
  const { seq, at, type } = fact;
  const eventId = eventOf(fact, trace);
  return { ...narration, seq, at, type, ...(eventId === undefined ? {} : { eventId }) };
}

function eventOf(fact: Fact, trace: Trace): EventId | undefined {
  if ('eventId' in fact) return fact.eventId;
  return 'messageId' in fact
    ? recordsOf(trace).messageById.get(fact.messageId)?.eventId
    : undefined;
}
