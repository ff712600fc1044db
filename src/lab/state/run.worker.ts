import { partsOfRun } from './runTask.ts';
import { serveTasks } from '../../page/backgroundWorker.ts';

serveTasks(partsOfRun);
