import type { Trace } from '../../model/facts.ts';
import type { EventId } from '../../model/ids.ts';
import { instant, type SimInstant } from '../../model/units.ts';
import { beatsOf, hasFewPolls } from './beats.ts';
import { linesOf, type Line } from './lines.ts';
import { phrase, type Phrase } from './narration.ts';
import { countsBetween, runningSummary } from './runningSummary.ts';
import { watchingSpeedMost } from '../watchingSpeed.ts';
import { countUntil } from '../records.ts';
import { oncePerTrace } from '../oncePerTrace.ts';

export interface Caption {
  /** The moment it tells of; also where a reader who wants to see it must go. */
  readonly at: SimInstant;
  readonly seq: number;
  readonly text: string;
  readonly parts: Phrase;
  readonly eventId?: EventId;
  /** Sentences of the first importance that it stands for beside its own. */
  readonly more: number;
}

/**
 * The caption of the beat at the playhead; undefined before anything is to be told. Between beats that are
 * long apart it counts the polls. Without `since` it depends on the playhead alone, so that playing on never
 * goes back.
 *
 * @param since where a sweep over many messages began; the caption then counts what has happened from there.
 */
export function selectCaption(
  trace: Trace,
  at: SimInstant,
  since?: SimInstant,
): Caption | undefined {
  if (since !== undefined) return captionOfCounts(trace, at, runningSummary(trace, since, at));
  const place = countUntil(beatsOf(trace), at, itself) - 1;
  const beat = captionOfBeat(trace, place);
  if (hasFewPolls(trace)) return beat;
  const quietFrom = beat ? beat.at + Math.max(recentMs, readingMs(beat) * watchingSpeedMost) : 0;
  const quietSince = beat?.at ?? instant(0);
  return at < quietFrom || countsBetween(trace, quietSince, at).questions === 0
    ? beat
    : captionOfCounts(trace, at, runningSummary(trace, quietSince, at));
}

const captionsOf = oncePerTrace((): (Caption | undefined)[] => []);

/** What is told in the beat of this place, counted from 0. */
export function captionOfBeat(trace: Trace, place: number): Caption | undefined {
  const at = beatsOf(trace)[place];
  if (at === undefined) return undefined;
  const lines = linesOf(trace);
  return (captionsOf(trace)[place] ??= captionOfAll(
    momentBefore(lines, countUntil(lines, at, momentOf)),
    lines,
  ));
}

const readingMsLeast = 2_000;
const charactersPerSecond = 15;

/** How long it takes to read a caption as it stands there, events by their ids, in wall time. */
export function readingMs({ parts, more }: Caption): number {
  const shown = parts.map(({ text, eventId }) => eventId ?? text);
  if (more > 0) shown.push(` and ${more} more`);
  return Math.max(readingMsLeast, (shown.join('').length * 1_000) / charactersPerSecond);
}

/** The last sentences up to the playhead, the newest last; polls are left out. */
export function selectRecentLines(trace: Trace, at: SimInstant, most = 5): readonly Line[] {
  const lines = linesOf(trace);
  const recent: Line[] = [];
  for (let i = countUntil(lines, at, momentOf) - 1; i >= 0 && recent.length < most; i--) {
    const line = lines[i];
    if (line && line.priority < 4) recent.unshift(line);
  }
  return recent;
}

/** What happened this long ago is still told before the polls that came since. */
const recentMs = 10_000;

function captionOfCounts(trace: Trace, at: SimInstant, text: string): Caption | undefined {
  const lines = linesOf(trace);
  const last = lines[countUntil(lines, at, momentOf) - 1];
  return last && { at: last.at, seq: last.seq, text, parts: [{ text }], more: 0 };
}

/** The lines of the last moment before the line with this index. */
function momentBefore(lines: readonly Line[], end: number): readonly Line[] {
  const moment = lines[end - 1]?.at;
  let start = end;
  while (start > 0 && lines[start - 1]?.at === moment) start--;
  return lines.slice(start, end);
}

function captionOfAll(here: readonly Line[], lines: readonly Line[]): Caption {
  const urgent = here.filter((line) => line.priority === 1).length;
  return captionOf(bestOf(here), lines, Math.max(0, urgent - 1));
}

/** The newest of the most important. */
function bestOf(lines: readonly Line[]): Line {
  return lines.reduce((best, line) => (line.priority <= best.priority ? line : best));
}

function captionOf(
  { at, seq, text, parts, type, eventId }: Line,
  lines: readonly Line[],
  more = 0,
): Caption {
  const plan = type === 'attempt.finished' ? retryAfter(lines, { at, seq, eventId }) : undefined;
  return {
    at,
    seq,
    text: plan ? `${text} ${plan.text}` : text,
    parts: plan ? phrase`${parts} ${plan.parts}` : parts,
    ...(eventId === undefined ? {} : { eventId }),
    more,
  };
}

/** What the sender decides in the very moment in which an attempt has failed. */
function retryAfter(
  lines: readonly Line[],
  failed: { at: SimInstant; seq: number; eventId: EventId | undefined },
): Line | undefined {
  const end = countUntil(lines, failed.at, momentOf);
  for (let i = end - 1; (lines[i]?.seq ?? -1) > failed.seq; i--) {
    const line = lines[i];
    if (line?.type === 'retry.scheduled' && line.eventId === failed.eventId) return line;
  }
  return undefined;
}

function momentOf(line: Line): SimInstant {
  return line.at;
}

function itself(at: SimInstant): SimInstant {
  return at;
}
