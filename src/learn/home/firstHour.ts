import { simulateInTasks } from '../../lab/state/simulateInTasks.ts';
import { pollingWaste } from '../../lessons/scenarios/pollingWaste.ts';
import { selectComparison } from '../../trace/ledger/comparison.ts';

/** The hour of the way in, made with the module, so that the page is drawn once it is there. */
export const firstHour = await simulateInTasks(pollingWaste.scenario);

/** What the whole hour comes to. */
export const wholeHour = selectComparison(firstHour, firstHour.endsAt);
