import { benchParts } from './benchWork.ts';
import { serveTasks } from './workerHand.ts';

serveTasks(benchParts);
