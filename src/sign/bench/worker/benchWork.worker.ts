import { benchParts } from './benchWork.ts';
import { serveTasks } from '../../../page/background/backgroundWorker.ts';

serveTasks(benchParts);
