import { OddsRun } from './odds.svelte.ts';

/** Kept here, so that it goes on while another tab is open. */
export const keptOdds = new OddsRun();
