import type { Fact, Trace } from '../../model/facts.ts';
import type { SimInstant } from '../../model/units.ts';
import { oncePerTrace } from '../../trace/oncePerTrace.ts';

export type MarkKind = 'event' | 'failure' | 'attack' | 'command';

/** Something that happened at a moment; several that lie too close to be told apart are one. */
export interface TimelineMark {
  readonly kind: MarkKind;
  /** Its place: 0 is the start of the run, 1 its end. */
  readonly share: number;
  readonly count: number;
}

export type BandKind = 'slow' | 'down' | 'restarting' | 'disabled';

/** A stretch in which the endpoint was slow, down or restarting. */
export interface TimelineBand {
  readonly kind: BandKind;
  readonly from: number;
  readonly to: number;
}

export interface Timeline {
  /** The whole run: what lies after the playhead is planned and not yet known. */
  readonly bands: readonly TimelineBand[];
  readonly marks: readonly TimelineMark[];
  /** The playhead's place, from 0 to 1. */
  readonly share: number;
}

/** A run as marks and bands on a line, with the playhead. */
export function selectTimeline(trace: Trace, at: SimInstant): Timeline {
  return { ...drawnOf(trace), share: shareOf(at, trace) };
}

const drawnOf = oncePerTrace((trace) => ({ bands: bandsOf(trace), marks: marksOf(trace) }));

/** Enough for marks that stand side by side on a wide screen, and for a picture that is drawn at once. */
const marksMost = 300;
const placesFine = 600;
const placesCoarse = marksMost / 4;

function marksOf(trace: Trace): readonly TimelineMark[] {
  const fine = merged(trace, placesFine);
  return fine.length <= marksMost ? fine : merged(trace, placesCoarse);
}

function merged(trace: Trace, places: number): readonly TimelineMark[] {
  const marks = new Map<string, TimelineMark>();
  for (const fact of trace.facts) {
    const kind = kindOf(fact);
    if (!kind) continue;
    const share = shareOf(fact.at, trace);
    const place = `${kind} ${Math.min(places - 1, Math.floor(share * places))}`;
    const before = marks.get(place);
    marks.set(place, before ? { ...before, count: before.count + 1 } : { kind, share, count: 1 });
  }
  return [...marks.values()];
}

function kindOf(fact: Fact): MarkKind | undefined {
  switch (fact.type) {
    case 'event.occurred':
      return 'event';
    case 'attempt.finished':
      return fact.outcome.result === 'accepted' ? undefined : 'failure';
    case 'attack.made':
    case 'request.copied':
      return 'attack';
    case 'command.given':
      return fact.by === 'person' ? 'command' : undefined;
    // Everything else is told by the caption.
    default:
      return undefined;
  }
}

function bandsOf(trace: Trace): readonly TimelineBand[] {
  const bands: TimelineBand[] = [];
  let mode: { kind: BandKind; from: number } | undefined;
  let disabled: { kind: BandKind; from: number } | undefined;
  const close = (band: { kind: BandKind; from: number } | undefined, to: number) => {
    if (band && to > band.from) bands.push({ ...band, to });
    return undefined;
  };
  for (const fact of trace.facts) {
    const from = shareOf(fact.at, trace);
    if (fact.type === 'receiver.changed') {
      close(mode, from);
      mode = fact.mode === 'up' ? undefined : { kind: fact.mode, from };
    } else if (fact.type === 'endpoint.disabled') {
      disabled ??= { kind: 'disabled', from };
    } else if (fact.type === 'endpoint.enabled') {
      disabled = close(disabled, from);
    }
  }
  close(mode, 1);
  close(disabled, 1);
  return bands;
}

function shareOf(at: SimInstant, trace: Trace): number {
  return trace.endsAt === 0 ? 0 : Math.min(1, at / trace.endsAt);
}
