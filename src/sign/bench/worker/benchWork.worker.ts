import { benchParts } from './benchWork.ts';
import { serveTasks } from '../../../page/backgroundWorker.ts';

serveTasks(benchParts);
