import { readLong } from './readLong.ts';
import { serveTasks } from '../../page/background/backgroundWorker.ts';
import { longBuffers } from '../../page/background/longBuffers.ts';

serveTasks((text: string) => [readLong(text)], longBuffers);
