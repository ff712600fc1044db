import type { Chapter } from '../../lessons/chapters/chapter.ts';
import { duration, grouped } from '../../trace/words/format.ts';
import { measureOf } from '../judge/measures.ts';
import { chosenWorld, runScenario } from '../judge/world.ts';

/** What one interval costs and brings: how often is asked, and how long a payment waits at most. */
export interface WaitPoint {
  readonly id: string;
  readonly label: string;
  readonly polls: number;
  readonly longestWaitMs: number;
}

/** Runs the challenge with one option of its only control. */
export function waitPoint({ challenge }: Chapter, id: string): WaitPoint | undefined {
  const { world, controls, seeds } = challenge;
  const [control] = controls;
  const option = control?.options.find((each) => each.id === id);
  if (!control || !option) return undefined;
  const seen = runScenario(chosenWorld(world, controls, { [control.id]: id }), seeds[0] ?? 1);
  return {
    id,
    label: option.label,
    polls: measureOf(seen, 'polls') ?? 0,
    longestWaitMs: measureOf(seen, 'pollWaitLongestMs') ?? 0,
  };
}

/** `every 30 s: 120 questions, longest wait 29.6 s`. */
export const waitWords = ({ label, polls, longestWaitMs }: WaitPoint): string =>
  `every ${label}: ${grouped(polls)} questions, longest wait ${duration(longestWaitMs)}`;
