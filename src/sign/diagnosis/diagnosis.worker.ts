import { partsOfDiagnosis } from './diagnosisTask.ts';
import { serveTasks } from '../../page/background/backgroundWorker.ts';
import { longBuffers } from '../../page/background/longBuffers.ts';

serveTasks(partsOfDiagnosis, longBuffers);
