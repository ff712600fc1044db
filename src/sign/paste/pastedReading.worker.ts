import { recognise } from '../../signing/recognise.ts';
import { serveTasks } from '../../page/background/backgroundWorker.ts';

serveTasks((text: string) => [recognise(text)]);
