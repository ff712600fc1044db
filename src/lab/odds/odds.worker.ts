import { outcomesOf } from './oddsTask.ts';
import { serveTasks } from '../../page/background/backgroundWorker.ts';

serveTasks(outcomesOf);
