import { partsOf } from './loadTask.ts';
import { serveTasks } from '../../../page/backgroundWorker.ts';

serveTasks(partsOf);
