import { outcomesOf } from './oddsTask.ts';
import { serveTasks } from './workerHand.ts';

serveTasks(outcomesOf);
