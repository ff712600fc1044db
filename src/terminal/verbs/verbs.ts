import type { Verb } from '../verb.ts';
import { deliver } from './deliver.ts';
import { list } from './list.ts';
import { simulate } from './simulate.ts';

/** What the command can do, in the order of its help. */
export const verbs: readonly Verb[] = [deliver, simulate, list];
