import { assign, setup } from 'xstate';

/** What a demo goes through, by one key. */
export const demoStages = ['ask', 'vote', 'run', 'compare', 'why'] as const;
export type DemoStage = (typeof demoStages)[number];

/** The most votes one option can have. */
export const votesMost = 999;

export interface DemoContext {
  /** Votes of each option, in their order. */
  readonly votes: readonly number[];
  /** How many runs are compared at the end. */
  readonly runs: number;
  /** How many of them are to be seen by now, one at least. */
  readonly shown: number;
  /** How often one has gone on after the last of them: once says what comes next, twice goes there. */
  readonly leaves: number;
}

export interface DemoInput extends Omit<DemoContext, 'leaves'> {
  readonly stage: DemoStage;
}

type DemoEvent =
  | { type: 'next' }
  | { type: 'back' }
  | { type: 'restart' }
  | { type: 'blank' }
  | { type: 'code' }
  | { type: 'votes.given'; option: number; votes: number };

/** A demo of an instructor: its stage, and beside it what covers the screen. */
export const demoMachine = setup({
  types: {
    context: {} as DemoContext & Pick<DemoInput, 'stage'>,
    events: {} as DemoEvent,
    input: {} as DemoInput,
  },
  guards: {
    beginsAt: ({ context }, stage: DemoStage) => context.stage === stage,
    hasMoreRuns: ({ context: { shown, runs } }) => shown < runs,
    leaves: ({ context: { leaves } }) => leaves > 0,
    showsMoreThanOne: ({ context }) => context.shown > 1,
  },
  actions: {
    giveVotes: assign({
      votes: ({ context: { votes }, event }) =>
        event.type === 'votes.given'
          ? votes.map((before, option) =>
              option === event.option
                ? Math.min(votesMost, Math.max(0, Math.floor(event.votes) || 0))
                : before,
            )
          : votes,
    }),
    clearVotes: assign({ votes: ({ context: { votes } }) => votes.map(() => 0) }),
    leave: assign({ leaves: ({ context: { leaves } }) => Math.min(2, leaves + 1) }),
    stay: assign({ leaves: 0 }),
    showOneMore: assign({ shown: ({ context }) => context.shown + 1 }),
    showOneLess: assign({ shown: ({ context }) => context.shown - 1 }),
    showOne: assign({ shown: 1 }),
  },
}).createMachine({
  id: 'demo',
  context: ({ input }) => ({ ...input, leaves: 0 }),
  type: 'parallel',
  states: {
    stage: {
      initial: 'opening',
      on: { restart: { target: '.ask', actions: ['showOne', 'clearVotes'] } },
      states: {
        opening: {
          always: demoStages.map((stage) => ({
            guard: { type: 'beginsAt' as const, params: stage },
            target: stage,
          })),
        },
        ask: { on: { next: 'vote' } },
        vote: { on: { next: 'run', back: 'ask', 'votes.given': { actions: 'giveVotes' } } },
        run: { on: { next: 'compare', back: 'vote' } },
        compare: { on: { next: { target: 'why', actions: 'showOne' }, back: 'run' } },
        why: {
          exit: 'stay',
          on: {
            next: [{ guard: 'hasMoreRuns', actions: 'showOneMore' }, { actions: 'leave' }],
            back: [
              { guard: 'leaves', actions: 'stay' },
              { guard: 'showsMoreThanOne', actions: 'showOneLess' },
              'compare',
            ],
          },
        },
      },
    },
    screen: {
      initial: 'shown',
      states: {
        shown: { on: { blank: 'blank', code: 'code' } },
        // The first key brings the picture back; it does not go on behind what covers it.
        blank: { on: { blank: 'shown' } },
        // The link for the class.
        code: { on: { code: 'shown' } },
      },
    },
  },
});
