import { outcomesOf } from './oddsTask.ts';
import { serveTasks } from '../../page/backgroundWorker.ts';

serveTasks(outcomesOf);
