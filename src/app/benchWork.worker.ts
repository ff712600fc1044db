import { benchWork } from './benchWork.ts';
import type { BenchAnswer, BenchTask } from './benchHand.ts';

addEventListener('message', ({ data: { id, kind, input } }: MessageEvent<BenchTask>) => {
  const work = benchWork[kind] as (given: unknown) => Promise<unknown>;
  const answer = (said: BenchAnswer) => {
    postMessage(said);
  };
  work(input).then(
    (output) => {
      answer({ id, output });
    },
    (error: unknown) => {
      answer({ id, problem: error instanceof Error ? error.message : String(error) });
    },
  );
});
