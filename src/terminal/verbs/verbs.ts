import type { Verb } from '../verb.ts';
import { deliver } from './deliver.ts';
import { diagnose } from './diagnose.ts';
import { list } from './list.ts';
import { sign } from './sign.ts';
import { simulate } from './simulate.ts';
import { verify } from './verify.ts';

/** What the command can do, in the order of its help. */
export const verbs: readonly Verb[] = [deliver, simulate, sign, verify, diagnose, list];
