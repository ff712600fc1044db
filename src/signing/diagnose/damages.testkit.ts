import { bodyDamages } from './bodyDamages.testkit.ts';
import { otherDamages } from './otherDamages.testkit.ts';

/** All of them. */
export const damages = [...bodyDamages, ...otherDamages];
