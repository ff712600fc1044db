import { serveTasks } from '../../page/background/backgroundWorker.ts';
import { searchRule } from '../../signing/ownRule/searchRule.ts';

serveTasks(searchRule);
