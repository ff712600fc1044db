import { keepingParts } from './keptBody.ts';
import { serveTasks } from '../../../page/background/backgroundWorker.ts';
import { longBuffers } from '../../../page/background/longBuffers.ts';

serveTasks(keepingParts(), longBuffers);
