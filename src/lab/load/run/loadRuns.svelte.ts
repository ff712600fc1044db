import { LoadRun } from './loadRun.svelte.ts';

/** The runs of the Load tab, one for each view: they go on while another tab is looked at. */
export const keptLoad = {
  stampede: new LoadRun(),
  fleet: new LoadRun(),
  contention: new LoadRun(),
};
