import { partsOf } from './loadTask.ts';
import { serveTasks } from './workerHand.ts';

serveTasks(partsOf);
