import { loadCurrentLab } from '../../lab/page/labParts.svelte.ts';

/** The Lab, and what it says to the page around its frame. */
export const loadLabInFrame = () =>
  Promise.all([loadCurrentLab(), import('../../lab/page/LabInFrame.svelte')]);
