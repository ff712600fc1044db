import { serveTasks } from '../../../page/background/backgroundWorker.ts';
import { countsOf } from './waysTask.ts';

serveTasks(countsOf);
