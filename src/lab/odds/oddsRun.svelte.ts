import { OddsRun } from './odds.svelte.ts';

/** Goes on while another tab is looked at. */
export const keptOdds = new OddsRun();
