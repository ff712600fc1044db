import { firstLesson } from '../../lessons/catalogue.ts';
import { Lab } from './lab.svelte.ts';
import { simulateInTasks } from './simulateInTasks.ts';

const firstTrace = await simulateInTasks(firstLesson.scenario);

/**
 * The Lab of this visit: going to another page and back finds it as it was left. Made with the module,
 * for what is made within a page's component ends with it.
 */
export const currentLab = new Lab(undefined, firstTrace);
