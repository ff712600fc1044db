import { work, type OddsTask } from './oddsTask.ts';

addEventListener('message', ({ data }: MessageEvent<OddsTask>) => {
  postMessage(work(data));
});
