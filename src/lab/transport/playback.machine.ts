import { assertEvent, assign, setup } from 'xstate';
import type { Trace } from '../../model/facts.ts';
import { instant, type SimInstant } from '../../model/units.ts';
import { pacedOn } from '../../trace/pace.ts';
import { captionOfQuiet, selectCaption } from '../../trace/sentences/captions/captions.ts';
import { watchingSpeedMost } from '../../trace/watchingSpeed.ts';
import { nextMoment, previousMoment, quietUntil } from './stepMoments.ts';
import type { Speed } from './speeds.ts';

/** Why the playhead is where it is; those who speak and those who draw treat a jump unlike a walk. */
export type MoveCause = 'frame' | 'quiet' | 'step' | 'stepBack' | 'seek' | 'reset' | 'trace';

export interface Move {
  readonly by: MoveCause;
  readonly from: SimInstant;
  readonly to: SimInstant;
}

interface PlaybackContext {
  readonly trace: Trace;
  readonly at: SimInstant;
  /** The fraction of a millisecond that the playhead, in whole ones, is behind. */
  readonly remainderMs: number;
  readonly speed: Speed;
  readonly skipQuiet: boolean;
  /** Reduced motion: playing is stepping, without anything that moves in between. */
  readonly stepwise: boolean;
  /** Wall time since the last of those steps. */
  readonly sinceStepMs: number;
  readonly move: Move;
  /** Where the last quiet stretch that was skipped has ended. */
  readonly skippedTo?: SimInstant | undefined;
  /** Where the reader last set time going, or changed how it goes. */
  readonly playedFrom: SimInstant;
}

type PlaybackEvent =
  | { type: 'play' }
  | { type: 'pause' }
  | { type: 'step' }
  | { type: 'stepBack' }
  | { type: 'reset' }
  | { type: 'seek'; at: number }
  | { type: 'frame'; elapsedMs: number }
  | { type: 'traceReplaced'; trace: Trace }
  | { type: 'speedChosen'; speed: Speed }
  | { type: 'skipQuietSet'; on: boolean }
  | { type: 'stepwiseSet'; on: boolean };

/** The event of a transition that only one type of event takes. */
function only<T extends PlaybackEvent['type']>(type: T, event: PlaybackEvent) {
  assertEvent(event, type);
  return event;
}

/** A tab that slept must not leap: a frame counts for this much at most. */
const frameMsMost = 250;
/** Between two steps with reduced motion. */
const stepwiseMs = 2_000;
/** Of a quiet stretch this much is still shown at its begin, in wall time. */
const lingerWallMs = 1_500;
/** Less is not worth a leap, in wall time. */
const skippedWallMsLeast = 1_000;

type Place = Pick<PlaybackContext, 'at' | 'remainderMs' | 'sinceStepMs' | 'skippedTo'> & {
  readonly by: MoveCause;
};

function advanced(context: PlaybackContext, elapsedMs: number): Place {
  const elapsed = Math.min(Math.max(0, elapsedMs), frameMsMost);
  if (context.stepwise) return steppedOn(context, elapsed);

  const { trace, speed, skipQuiet, skippedTo } = context;
  const from = context.at + context.remainderMs;
  const exact = pacedOn(trace, from, { wallMs: elapsed, speed });
  const at = instant(Math.min(trace.endsAt, Math.floor(exact)));
  const walked: Place = { at, remainderMs: exact % 1, sinceStepMs: 0, skippedTo, by: 'frame' };
  if (!skipQuiet) return walked;

  const said = captionOfQuiet(trace, context.at, nextMoment(trace, context.at));
  const pace = { lingerMs: lingerWall(context) * speed, leadMs: said.readMs * speed };
  const loud = quietUntil(trace, context.at, pace);
  return loud !== undefined && loud - context.at > skippedWallMsLeast * speed
    ? { at: loud, remainderMs: 0, sinceStepMs: 0, skippedTo: loud, by: 'quiet' }
    : walked;
}

/** What has been told must have been read, unless time is a sweep. */
function lingerWall({ trace, at, speed }: PlaybackContext): number {
  const caption = speed > watchingSpeedMost ? undefined : selectCaption(trace, at);
  return Math.max(lingerWallMs, caption?.readMs ?? 0);
}

function steppedOn({ trace, at, sinceStepMs }: PlaybackContext, elapsed: number): Place {
  const since = sinceStepMs + elapsed;
  return since < stepwiseMs
    ? { at, remainderMs: 0, sinceStepMs: since, by: 'frame' }
    : { at: nextMoment(trace, at), remainderMs: 0, sinceStepMs: 0, by: 'step' };
}

function moved({ at }: PlaybackContext, by: MoveCause, to: SimInstant) {
  return { at: to, remainderMs: 0, skippedTo: undefined, move: { by, from: at, to } };
}

const inRun = (at: number, { trace }: PlaybackContext): SimInstant =>
  instant(Math.round(Math.min(Math.max(0, at), trace.endsAt)));

/**
 * The playhead on the wall clock. It is told how much time passed, and never starts by itself.
 *
 *   stopped ──play──▶ playing ──end reached──▶ finished ──play, from the start──▶ playing
 *      │ step, seek     │ ▲                       ▲
 *      ▼          pause ▼ │ play                  │ step, seek to the end
 *   paused ◀──────────────┘ ──────────────────────┘        any ──reset──▶ stopped
 */
export const playbackMachine = setup({
  types: {
    input: {} as { trace: Trace },
    context: {} as PlaybackContext,
    events: {} as PlaybackEvent,
  },
  guards: {
    isAtTheStart: ({ context }) => context.at === 0,
    isAtTheEnd: ({ context }) => context.at >= context.trace.endsAt,
  },
  actions: {
    advance: assign(({ context, event }) => {
      const { elapsedMs } = only('frame', event);
      const { by, ...place } = advanced(context, elapsedMs);
      const { at } = place;
      const move = at === context.at ? context.move : { by, from: context.at, to: at };
      return { ...place, move };
    }),
    step: assign(({ context }) => moved(context, 'step', nextMoment(context.trace, context.at))),
    stepBack: assign(({ context }) =>
      moved(context, 'stepBack', previousMoment(context.trace, context.at)),
    ),
    seek: assign(({ context, event }) =>
      moved(context, 'seek', inRun(only('seek', event).at, context)),
    ),
    goToStart: assign(({ context }) => moved(context, 'reset', instant(0))),
    playFromHere: assign(({ context }) => ({ playedFrom: context.at })),
    makeReadyToStep: assign({ sinceStepMs: stepwiseMs }),
    replaceTrace: assign(({ context, event }) => {
      const { trace } = only('traceReplaced', event);
      const to = instant(Math.min(context.at, trace.endsAt));
      return { trace, at: to, move: { by: 'trace' as const, from: context.at, to } };
    }),
    setSpeed: assign(({ event }) => ({ speed: only('speedChosen', event).speed })),
    setSkipQuiet: assign(({ event }) => ({ skipQuiet: only('skipQuietSet', event).on })),
    setStepwise: assign(({ event }) => ({
      stepwise: only('stepwiseSet', event).on,
      sinceStepMs: 0,
    })),
  },
}).createMachine({
  id: 'playback',
  context: ({ input }) => ({
    trace: input.trace,
    at: instant(0),
    remainderMs: 0,
    speed: 1,
    skipQuiet: true,
    stepwise: false,
    sinceStepMs: 0,
    move: { by: 'reset', from: instant(0), to: instant(0) },
    playedFrom: instant(0),
  }),
  initial: 'stopped',
  on: {
    reset: { target: '.stopped', actions: 'goToStart' },
    step: { target: '.paused', actions: 'step' },
    stepBack: { target: '.paused', actions: 'stepBack' },
    seek: { target: '.paused', actions: 'seek' },
    traceReplaced: { actions: ['replaceTrace', 'playFromHere'] },
    speedChosen: { actions: ['setSpeed', 'playFromHere'] },
    skipQuietSet: { actions: 'setSkipQuiet' },
    stepwiseSet: { actions: 'setStepwise' },
  },
  states: {
    stopped: { on: { play: 'playing' } },
    playing: {
      entry: ['makeReadyToStep', 'playFromHere'],
      always: { guard: 'isAtTheEnd', target: 'finished' },
      on: {
        pause: 'paused',
        frame: { actions: 'advance' },
        seek: { actions: ['seek', 'playFromHere'] },
      },
    },
    paused: {
      always: [
        { guard: 'isAtTheEnd', target: 'finished' },
        { guard: 'isAtTheStart', target: 'stopped' },
      ],
      on: { play: 'playing' },
    },
    finished: {
      on: {
        play: { target: 'playing', actions: 'goToStart' },
        // What a person did at the end may have made the run longer.
        traceReplaced: { target: 'paused', actions: 'replaceTrace' },
      },
    },
  },
});
