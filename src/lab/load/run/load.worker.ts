import { partsOf } from './loadTask.ts';
import { serveTasks } from '../../../page/background/backgroundWorker.ts';

serveTasks(partsOf);
