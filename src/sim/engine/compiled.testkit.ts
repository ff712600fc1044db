import { expect } from 'vitest';
import { assign, emit, setup, type AnyStateMachine } from 'xstate';
import { instant } from '../../model/units.ts';
import { VirtualClock } from './clock.ts';
import { actors } from './actors.ts';
import { compiled } from './compiled.ts';
import type { Engine, Running } from './engine.ts';

type Said = (...words: readonly unknown[]) => void;

interface Life {
  readonly log: string[];
  readonly clock: VirtualClock;
  readonly wait: (ms: number) => void;
}

/** What happens to a machine, and what it says of it. */
type Story = (engine: Engine, life: Life) => void;

function told(story: Story, engine: Engine): readonly string[] {
  const log: string[] = [];
  const clock = new VirtualClock();
  story(engine, { log, clock, wait: (ms) => clock.advanceTo(instant(clock.now + ms)) });
  return log;
}

/** Both ways must tell the same, and it must be this. */
export function expectStory(story: Story, expected: readonly string[]): void {
  expect(told(story, actors)).toEqual(expected);
  expect(told(story, compiled)).toEqual(expected);
}

/** Starts a machine that logs what it emits and how it fails. */
export function begin<M extends AnyStateMachine>(
  engine: Engine,
  machine: M,
  { log, clock }: Life,
): Running<M> {
  return engine.start(
    machine,
    { name: 'it', input: { say: (...words: unknown[]) => log.push(words.join(' ')) } as never },
    {
      clock,
      record: (fact) => {
        log.push(`heard ${(fact as unknown as Heard).word} at ${clock.now}`);
      },
      fail: (name, error) => log.push(`${name} failed: ${(error as Error).message}`),
    },
  );
}

interface Heard {
  readonly type: 'word';
  readonly word: string;
}

export interface KitEvent {
  readonly type: 'go' | 'stay' | 'again' | 'around' | 'end' | 'unknown';
  readonly n?: number;
}

export const kit = setup({
  types: {
    input: {} as { say: Said },
    context: {} as { say: Said; count: number },
    events: {} as KitEvent,
    emitted: {} as Heard,
  },
  guards: {
    never: () => false,
    atLeast: ({ context }, params: { n: number }) => context.count >= params.n,
    below: ({ context }, params: { n: number }) => context.count < params.n,
    isNumber: ({ event }, params: { n: number | undefined }) => event.n === params.n,
    broken: () => {
      throw new Error('no idea');
    },
  },
  delays: {
    pause: 100,
    growing: ({ context }) => context.count * 100,
    half: 0.5,
  },
  actions: {
    say: ({ context }, params: { word: string }) => {
      context.say(params.word, context.count);
    },
    cry: emit(({ context }, params: { word: string }) => ({
      type: 'word' as const,
      word: `${params.word} ${context.count}`,
    })),
    count: assign({ count: ({ context }) => context.count + 1 }),
    countBy: assign(({ context }, params: { n: number }) => ({ count: context.count + params.n })),
    reset: assign({ count: 0 }),
    breakDown: () => {
      throw new Error('out of paper');
    },
  },
});

export const say = (word: string) => ({ type: 'say', params: { word } }) as const;
export const cry = (word: string) => ({ type: 'cry', params: { word } }) as const;
export const context = ({ input }: { input: { say: Said } }) => ({ say: input.say, count: 0 });
