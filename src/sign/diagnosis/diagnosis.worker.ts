import { partsOfDiagnosis } from './diagnosisTask.ts';
import { serveTasks } from '../../page/background/backgroundWorker.ts';

serveTasks(partsOfDiagnosis);
