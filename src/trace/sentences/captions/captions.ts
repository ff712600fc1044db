import type { Trace } from '../../../model/facts.ts';
import type { EventId } from '../../../model/ids.ts';
import { instant, type SimInstant } from '../../../model/units.ts';
import { beatsOf, foldedOf, hasFewPolls } from './beats.ts';
import { linesOf, type Line } from '../lines.ts';
import { phrase, type Phrase } from '../narration.ts';
import { countsBetween, quietWords, runningSummary } from './runningSummary.ts';
import { watchingSpeedMost } from '../../watchingSpeed.ts';
import { countUntil } from '../../records.ts';
import { oncePerTrace } from '../../oncePerTrace.ts';

export interface Caption {
  /** The moment it tells of; also where a reader who wants to see it must go. */
  readonly at: SimInstant;
  /** The fact that it tells; 0 where it counts. */
  readonly seq: number;
  readonly text: string;
  readonly parts: Phrase;
  readonly eventId?: EventId;
  /** Sentences of the first importance that it stands for beside its own. */
  readonly more: number;
  /** How long it takes to read, in wall time. */
  readonly readMs: number;
}

/** How the playhead has come where it is, as far as a caption has to know. */
export interface Played {
  /** Where a sweep over many messages began: the caption counts what has happened from there. */
  readonly since?: SimInstant | undefined;
  /** Where the last quiet stretch that was skipped has ended: until the next beat the caption says how long it was. */
  readonly skippedTo?: SimInstant | undefined;
}

/**
 * The caption of the beat at the playhead; undefined before anything is to be told. Between beats that are
 * long apart it counts the polls. Of a playhead that was put there it depends on nothing else, so that
 * playing on never goes back.
 */
export function selectCaption(
  trace: Trace,
  at: SimInstant,
  { since, skippedTo }: Played = {},
): Caption | undefined {
  const place = countUntil(beatsOf(trace), at, itself) - 1;
  const beat = captionOfBeat(trace, place);
  if (skippedTo !== undefined && at >= skippedTo && (beat?.at ?? -1) < skippedTo) {
    return captionOfQuiet(trace, at);
  }
  if (since !== undefined) return captionOfCounts(trace, at, runningSummary(trace, since, at));
  if (hasFewPolls(trace)) return beat;
  const quietFrom = beat ? beat.at + Math.max(quietMsLeast, beat.readMs * watchingSpeedMost) : 0;
  const quietSince = beat?.at ?? instant(0);
  return at < quietFrom || countsBetween(trace, quietSince, at).questions === 0
    ? beat
    : captionOfCounts(trace, at, runningSummary(trace, quietSince, at));
}

const captionsOf = oncePerTrace((): (Caption | undefined)[] => []);
const toldOf = oncePerTrace((): (Caption | undefined)[] => []);

/** What is told in the beat of this place, counted from 0. */
export function captionOfBeat(trace: Trace, place: number): Caption | undefined {
  return (captionsOf(trace)[place] ??= readAfterOthers(trace, place));
}

function readAfterOthers(trace: Trace, place: number): Caption | undefined {
  const told = toldIn(trace, place);
  if (!told) return undefined;
  const shape = shapeOf(told);
  const before = Array.from({ length: rememberedMost }, (_, i) => toldIn(trace, place - 1 - i));
  return before.some((each) => each && shapeOf(each) === shape)
    ? { ...told, readMs: readingMsLeast }
    : told;
}

function toldIn(trace: Trace, place: number): Caption | undefined {
  const at = beatsOf(trace)[place];
  if (at === undefined) return undefined;
  const lines = linesOf(trace);
  return (toldOf(trace)[place] ??= captionOfAll(
    momentBefore(lines, countUntil(lines, at, momentOf)).filter(
      ({ seq }) => !foldedOf(trace).has(seq),
    ),
    lines,
  ));
}

const readingMsLeast = 2_000;
const charactersPerSecond = 15;
/** Of so many captions a reader still knows how they went. */
const rememberedMost = 7;

/** How long it takes to read a caption as it stands there, events by their ids, in wall time. */
export function readingMs(caption: Pick<Caption, 'parts' | 'more'>): number {
  return Math.max(readingMsLeast, (shown(caption).length * 1_000) / charactersPerSecond);
}

function shown({ parts, more }: Pick<Caption, 'parts' | 'more'>): string {
  const words = parts.map(({ text, eventId }) => eventId ?? text).join('');
  return more > 0 ? `${words} and ${more} more` : words;
}

/** Its words without the numbers, the names with numbers and their units: what two captions share that say it alike. */
function shapeOf(caption: Caption): string {
  return shown(caption).replace(/\S*\d\S*( (?:ms|s|min|h|d)\b)?/g, '');
}

/** How long nothing was told up to `until`, since the last beat up to the playhead. */
export function captionOfQuiet(trace: Trace, at: SimInstant, until = at): Caption {
  const beats = beatsOf(trace);
  const since = beats[countUntil(beats, at, itself) - 1] ?? instant(0);
  return captionOfText({ at: until, seq: 0 }, quietWords(trace, since, until));
}

/** Between two moments that are less apart nobody misses anything. */
export const quietMsLeast = 10_000;

function captionOfCounts(trace: Trace, at: SimInstant, text: string): Caption | undefined {
  const lines = linesOf(trace);
  const last = lines[countUntil(lines, at, momentOf) - 1];
  return last && captionOfText({ at: last.at, seq: 0 }, text);
}

function captionOfText({ at, seq }: Pick<Line, 'at' | 'seq'>, text: string, more = 0): Caption {
  return captionWith({ at, seq, text, parts: [{ text }], more });
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
  { at, seq, text, parts, type, eventId, withQuestion }: Line,
  lines: readonly Line[],
  more = 0,
): Caption {
  if (withQuestion !== undefined) return captionOfText({ at, seq }, withQuestion, more);
  const plan = type === 'attempt.finished' ? retryAfter(lines, { at, seq, eventId }) : undefined;
  return captionWith({
    at,
    seq,
    text: plan ? `${text} ${plan.text}` : text,
    parts: plan ? phrase`${parts} ${plan.parts}` : parts,
    ...(eventId === undefined ? {} : { eventId }),
    more,
  });
}

function captionWith(told: Omit<Caption, 'readMs'>): Caption {
  return { ...told, readMs: readingMs(told) };
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
