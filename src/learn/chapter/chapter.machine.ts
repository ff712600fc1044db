import { assign, setup, type StateValueFrom } from 'xstate';
import type { Chapter, Choices } from '../../lessons/chapters/chapter.ts';
import type { Verdict } from '../judge/claims.ts';

/** One run of the challenge: what was chosen, and how each clause came out. */
export interface Attempt {
  readonly choices: Choices;
  readonly verdicts: readonly Verdict[];
  /** Where to look at what failed first; undefined where all is met. */
  readonly look?: string | undefined;
}

export interface ChapterContext {
  readonly chapter: Chapter;
  /** The options that were picked, by their place; undefined before. */
  readonly recalled: number | undefined;
  readonly guessed: number | undefined;
  /** How sure the guess was, where that was said: what one was sure of and is not so is remembered best. */
  readonly isSure: boolean | undefined;
  readonly reason: number | undefined;
  readonly choices: Choices;
  /** What was chosen before the last changes, the latest last. */
  readonly past: readonly Choices[];
  readonly hints: number;
  readonly attempts: readonly Attempt[];
}

export type ChapterEvent =
  | { type: 'recall.chosen'; option: number }
  | { type: 'option.chosen'; option: number }
  | { type: 'sureness.chosen'; isSure: boolean }
  | { type: 'reason.chosen'; reason: number }
  | { type: 'control.chosen'; control: string; option: string }
  | { type: 'change.undone' }
  | { type: 'hint.asked' }
  | { type: 'example.taken' }
  | { type: 'next' }
  /** Of an instructor who asks nobody. */
  | { type: 'skip' }
  | { type: 'run' }
  | { type: 'run.ended' }
  | ({ type: 'attempt.ended' } & Pick<Attempt, 'verdicts' | 'look'>);

export const hintsMost = 3;

/**
 * One chapter, from the question to the take-away. Nothing in it is locked: `skip` goes past a question, `next` past a
 * challenge.
 *
 *   recalling ──next──▶ predicting ──run──▶ running ──run.ended──▶ comparing ──next──▶ challenging ──▶ takingAway
 *                                                                                       │  ▲
 *                                                                               run     ▼  │ attempt.ended
 *                                                                                     trying
 */
export const chapterMachine = setup({
  types: {
    input: {} as { chapter: Chapter },
    context: {} as ChapterContext,
    events: {} as ChapterEvent,
  },
  guards: {
    hasRecall: ({ context }) => context.chapter.recall !== undefined,
    hasGuessed: ({ context }) => context.guessed !== undefined,
    hasHints: ({ context }) =>
      context.chapter.challenge.hint !== undefined && context.hints < hintsMost,
    hasPast: ({ context }) => context.past.length > 0,
    passes: ({ event }) =>
      event.type === 'attempt.ended' && event.verdicts.every((verdict) => verdict === 'met'),
  },
  actions: {
    noteRecall: assign({
      recalled: ({ context, event }) =>
        event.type === 'recall.chosen' ? event.option : context.recalled,
    }),
    noteGuess: assign({
      guessed: ({ context, event }) =>
        event.type === 'option.chosen' ? event.option : context.guessed,
    }),
    noteSureness: assign({
      isSure: ({ context, event }) =>
        event.type === 'sureness.chosen' ? event.isSure : context.isSure,
    }),
    noteReason: assign({
      reason: ({ context, event }) =>
        event.type === 'reason.chosen' ? event.reason : context.reason,
    }),
    choose: assign(({ context: { choices, past }, event }) =>
      event.type === 'control.chosen'
        ? {
            choices: { ...choices, [event.control]: event.option },
            past: [...past, choices],
          }
        : {},
    ),
    undo: assign(({ context: { choices, past } }) => ({
      choices: past.at(-1) ?? choices,
      past: past.slice(0, -1),
    })),
    hint: assign({ hints: ({ context }) => context.hints + 1 }),
    takeExample: assign(({ context: { chapter, choices, past } }) => ({
      choices: chapter.challenge.passing[0] ?? choices,
      past: [...past, choices],
    })),
    noteAttempt: assign({
      attempts: ({ context: { attempts, choices }, event }) =>
        event.type === 'attempt.ended'
          ? [...attempts, { choices, verdicts: event.verdicts, look: event.look }]
          : attempts,
    }),
  },
}).createMachine({
  id: 'chapter',
  context: ({ input: { chapter } }) => ({
    chapter,
    recalled: undefined,
    guessed: undefined,
    isSure: undefined,
    reason: undefined,
    choices: chapter.challenge.start,
    past: [],
    hints: 0,
    attempts: [],
  }),
  initial: 'opening',
  states: {
    opening: { always: [{ guard: 'hasRecall', target: 'recalling' }, { target: 'predicting' }] },
    recalling: {
      on: { 'recall.chosen': { actions: 'noteRecall' }, next: 'predicting', skip: 'predicting' },
    },
    predicting: {
      on: {
        'option.chosen': { actions: 'noteGuess' },
        'sureness.chosen': { guard: 'hasGuessed', actions: 'noteSureness' },
        run: { guard: 'hasGuessed', target: 'running' },
        skip: 'running',
      },
    },
    running: { on: { 'run.ended': 'comparing' } },
    comparing: { on: { 'reason.chosen': { actions: 'noteReason' }, next: 'challenging' } },
    challenging: {
      on: {
        'control.chosen': { actions: 'choose' },
        'change.undone': { guard: 'hasPast', actions: 'undo' },
        'hint.asked': { guard: 'hasHints', actions: 'hint' },
        'example.taken': { actions: 'takeExample' },
        run: 'trying',
        next: 'takingAway',
      },
    },
    trying: {
      on: {
        'attempt.ended': [
          { guard: 'passes', target: 'takingAway', actions: 'noteAttempt' },
          { target: 'challenging', actions: 'noteAttempt' },
        ],
      },
    },
    // Who has passed may go on to play with the controls.
    takingAway: {
      on: {
        'control.chosen': { target: 'challenging', actions: 'choose' },
        'change.undone': { guard: 'hasPast', target: 'challenging', actions: 'undo' },
      },
    },
  },
});

export type ChapterStage = StateValueFrom<typeof chapterMachine>;
