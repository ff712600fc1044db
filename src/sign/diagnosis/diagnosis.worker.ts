import { partsOfDiagnosis } from './diagnosisTask.ts';
import { serveTasks } from '../../page/backgroundWorker.ts';

serveTasks(partsOfDiagnosis);
