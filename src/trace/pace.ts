import type { Trace } from '../model/facts.ts';
import { countUntil, recordsOf } from './records.ts';
import { oncePerTrace } from './oncePerTrace.ts';
import { beatsOf } from './sentences/captions/beats.ts';
import { captionOfBeat } from './sentences/captions/captions.ts';
import { watchingSpeedMost } from './watchingSpeed.ts';

/** How long a message on its way is watched, in wall time. */
const flightWallMs = 600;
/** Traffic without a gap is watched no longer than this, in wall time. */
const stretchWallMsMost = 4_000;

/** A stretch of simulated time in which something is always on its way. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  /** Simulated time per wall time that lets the quickest of its messages be seen. */
  readonly pace: number;
}

/**
 * Where the playhead is after some wall time. A message travels for a twentieth of a second, too short to
 * be seen, so while one is on its way time itself goes slower: what is drawn is then never at odds with
 * what has happened. From one beat to the next it takes as long as the first one's caption takes to read.
 * Takes and returns fractions of a millisecond.
 */
export function pacedOn(
  trace: Trace,
  atMs: number,
  { wallMs, speed }: { readonly wallMs: number; readonly speed: number },
): number {
  if (speed > watchingSpeedMost) return atMs + wallMs * speed;
  const [stretches, beats] = [stretchesOf(trace), beatsOf(trace)];
  let at = atMs;
  let left = wallMs;
  let stretchPlace = countUntil(stretches, at, ({ to }) => to);
  let beatPlace = countUntil(beats, at, (beat) => beat) - 1;
  while (left > 0) {
    const stretch = stretches[stretchPlace];
    const within = stretch !== undefined && at >= stretch.from;
    const beatEnd = beats[beatPlace + 1] ?? (at < trace.endsAt ? trace.endsAt : Infinity);
    const until = Math.min(within ? stretch.to : (stretch?.from ?? Infinity), beatEnd);
    const pace = Math.min(speed, within ? stretch.pace : speed, readingPace(trace, beatPlace));
    const needed = (until - at) / pace;
    if (needed > left) return at + left * pace;
    left -= needed;
    at = until;
    if (within && at === stretch.to) stretchPlace++;
    if (at === beatEnd) beatPlace++;
  }
  return at;
}

/** Simulated time per wall time at which the caption of a beat can be read before the next one. */
function readingPace(trace: Trace, beatPlace: number): number {
  const beats = beatsOf(trace);
  const caption = captionOfBeat(trace, beatPlace);
  const lastsMs = caption ? (beats[beatPlace + 1] ?? trace.endsAt) - caption.at : 0;
  return caption && lastsMs > 0 ? lastsMs / caption.readMs : Infinity;
}

const stretchesOf = oncePerTrace((trace): readonly Stretch[] => merged(legsOf(trace)));

interface Leg {
  readonly from: number;
  readonly to: number;
}

function legsOf(trace: Trace): readonly Leg[] {
  return recordsOf(trace)
    .messages.flatMap(({ sentAt, requestEndsAt, answer }) => [
      { from: sentAt, to: requestEndsAt },
      ...(answer ? [{ from: answer.sentAt, to: answer.endsAt }] : []),
    ])
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.from - b.from);
}

function merged(legs: readonly Leg[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let open: { from: number; to: number; quickest: number } | undefined;
  const close = () => {
    if (!open) return;
    const { from, to, quickest } = open;
    const pace = Math.max(quickest / flightWallMs, (to - from) / stretchWallMsMost);
    stretches.push({ from, to, pace });
  };
  for (const { from, to } of legs) {
    if (open && from <= open.to) {
      open.to = Math.max(open.to, to);
      open.quickest = Math.min(open.quickest, to - from);
    } else {
      close();
      open = { from, to, quickest: to - from };
    }
  }
  close();
  return stretches;
}
