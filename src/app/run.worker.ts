import { partsOfRun } from './runTask.ts';
import { serveTasks } from './workerHand.ts';

serveTasks(partsOfRun);
