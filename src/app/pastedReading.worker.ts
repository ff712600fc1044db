import { readingParts } from './pastedReadingParts.ts';
import { serveTasks } from './workerHand.ts';

serveTasks(readingParts);
