import type { Trace } from '../../model/facts.ts';
import type { EventId } from '../../model/ids.ts';
import { instant, type SimInstant } from '../../model/units.ts';
import { duration } from '../words/format.ts';
import { linesOf, type Line } from './lines.ts';
import { phrase, type Phrase } from './narration.ts';
import { pacedOn } from '../pace.ts';
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

interface Pace {
  /** Simulated time per wall time: how fast it goes says how long a caption stands. */
  readonly speed?: number;
  /** Time stands still, or goes from moment to moment: the caption tells of this very one. */
  readonly atRest?: boolean;
}

/** The caption that stands at the playhead; undefined before anything is to be told. */
export function selectCaption(
  trace: Trace,
  at: SimInstant,
  { speed = 1, atRest = false }: Pace = {},
): Caption | undefined {
  const lines = linesOf(trace);
  if (atRest) return captionOfMoment(lines, at);
  const shown = scheduleOf(trace, speed);
  return shown[countUntil(shown, at, (each) => each.from) - 1]?.caption;
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

/** A run of captions, each with the instant from which it stands. */
type Schedule = readonly { readonly from: SimInstant; readonly caption: Caption }[];

const schedulesOf = oncePerTrace(() => new Map<number, Schedule>());

function scheduleOf(trace: Trace, speed: number): Schedule {
  const bySpeed = schedulesOf(trace);
  const shown = bySpeed.get(speed) ?? schedule(trace, speed);
  bySpeed.set(speed, shown);
  return shown;
}

const readingMsLeast = 2_000;
const charactersPerSecond = 15;
/** More sentences of the first importance than this in one wait are told as one. */
const queueMost = 3;

/** What somebody does is told in the moment in which it is done, or the page would seem not to listen. */
const actions: ReadonlySet<Line['type']> = new Set([
  'attack.made',
  'attack.failed',
  'setting.changed',
]);

/**
 * Goes through the lines in order and lets each caption stand as long as it takes to read. Only a
 * sentence of the first importance may cut another short, and none of those is passed over.
 */
function schedule(trace: Trace, speed: number): Schedule {
  const lines = linesOf(trace);
  const shown: { from: SimInstant; caption: Caption }[] = [];
  let waiting: Line[] = [];
  /** One of those that wait is of the first importance. */
  let urgent = false;
  const standing = { until: instant(0), firm: false };

  const show = (from: SimInstant) => {
    const { caption, priority, rest } = next(waiting, lines);
    shown.push({ from, caption });
    waiting = rest;
    urgent = rest.some((line) => line.priority === 1);
    standing.firm = priority === 1;
    const readingMs = (caption.text.length * 1_000) / charactersPerSecond;
    const wallMs = Math.max(readingMsLeast, readingMs);
    standing.until = instant(Math.ceil(pacedOn(trace, from, { wallMs, speed })));
  };

  for (const [i, line] of lines.entries()) {
    // All that happens in one moment is weighed together.
    if (lines[i - 1]?.at !== line.at) {
      while (waiting.length > 0 && standing.until < line.at) show(standing.until);
    }
    waiting.push(line);
    urgent ||= line.priority === 1;
    if (lines[i + 1]?.at === line.at) continue;
    if (actions.has(line.type)) waiting = waiting.filter((each) => each.at === line.at);
    if (standing.until <= line.at || (urgent && !standing.firm) || actions.has(line.type)) {
      show(line.at);
    }
  }
  while (waiting.length > 0) show(standing.until);
  return shown;
}

/** Chooses from what waits: the first of the first importance, else the newest of the best. */
function next(
  waiting: readonly Line[],
  lines: readonly Line[],
): { caption: Caption; priority: number; rest: Line[] } {
  const urgent = waiting.filter((line) => line.priority === 1);
  const [first] = urgent;
  const last = urgent.at(-1);
  if (first && last) {
    return urgent.length > queueMost
      ? { caption: captionOf(last, lines, urgent.length - 1), priority: 1, rest: [] }
      : {
          caption: captionOf(first, lines),
          priority: 1,
          rest: waiting.filter((l) => l.seq > first.seq),
        };
  }
  const best = bestOf(waiting);
  return {
    caption: best.priority === 4 ? captionOfPolls(waiting, best) : captionOf(best, lines),
    priority: best.priority,
    rest: [],
  };
}

/** With nothing better at hand, a reader who jumped here is told what happened this long ago. */
const recentMs = 10_000;

function captionOfMoment(lines: readonly Line[], at: SimInstant): Caption | undefined {
  const end = countUntil(lines, at, momentOf);
  const here = momentBefore(lines, end);
  const [first] = here;
  if (!first) return undefined;
  if (first.at === at || here.some((line) => line.priority < 4)) return captionOfAll(here, lines);

  for (let i = end - here.length; i > 0;) {
    const earlier = momentBefore(lines, i);
    if (at - (earlier[0]?.at ?? 0) > recentMs) break;
    if (earlier.some((line) => line.priority < 4)) return captionOfAll(earlier, lines);
    i -= earlier.length;
  }
  return captionOfAll(here, lines);
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

const pollsToMerge = 4;

/** Many questions in one breath are told as a number. */
function captionOfPolls(waiting: readonly Line[], best: Line): Caption {
  const questions = waiting.filter((line) => line.type === 'poll.finished').length;
  const [first] = waiting;
  if (!first || questions < pollsToMerge) return captionOf(best, waiting);
  const span = duration(best.at - first.at);
  const text = `In the last ${span}: ${questions} questions, all empty.`;
  return { at: best.at, seq: best.seq, text, parts: [{ text }], more: 0 };
}

function momentOf(line: Line): SimInstant {
  return line.at;
}
