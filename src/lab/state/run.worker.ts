import { partsOfRun } from './runTask.ts';
import { serveTasks } from '../../page/background/backgroundWorker.ts';

serveTasks(partsOfRun);
