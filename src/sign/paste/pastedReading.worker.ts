import { readingParts } from './pastedReadingParts.ts';
import { serveTasks } from '../../page/backgroundWorker.ts';

serveTasks(readingParts);
