import { recognise } from '../../signing/recognise.ts';
import { serveTasks } from '../../page/backgroundWorker.ts';

serveTasks((text: string) => [recognise(text)]);
