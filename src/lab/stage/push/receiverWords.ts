import { countdown } from '../../../trace/words/format.ts';
import type { Fetchers } from './fetchers.ts';
import type { PipelineStep, WorkerState } from './receiverState.ts';

/** The name of a pipeline step, and what it answers with. */
export function stepWords({ step }: PipelineStep, storesFirst: boolean): [string, string] {
  switch (step) {
    case 'address':
      return ['address', 'known?'];
    case 'signature':
      return ['verify', 'signature'];
    case 'freshness':
      return ['fresh?', 'timestamp'];
    case 'duplicate':
      return ['seen', 'before?'];
    case 'answer':
      return [storesFirst ? 'store,' : 'work,', 'then 200'];
  }
}

export const stoppedWords: Record<PipelineStep['step'], string> = {
  address: '✕ 403',
  signature: '✕ 401',
  freshness: '✕ 400',
  duplicate: '= skipped',
  answer: '✕ failed',
};

export function workerWords(worker: WorkerState): string {
  switch (worker.doing) {
    case 'idle':
      return 'idle';
    case 'busy':
      return worker.marks ? `marks ${worker.eventId}` : worker.eventId;
    case 'crashed':
      return worker.leftMs === undefined ? 'stopped' : `crashed, ${countdown(worker.leftMs)}`;
  }
}

/** `1 waits for the end of its burst, 2 under way, 1 to be made again`. */
export function fetchersWords({ collecting, fetching, pausing, backingOff }: Fetchers): string {
  const waiting = `${collecting} ${collecting === 1 ? 'waits' : 'wait'} for the end of a burst`;
  const parts = [
    ...(collecting > 0 ? [waiting] : []),
    ...(fetching > 0 ? [`${fetching} under way`] : []),
    ...(pausing > 0 ? [`${pausing} to be made again`] : []),
  ];
  if (parts.length === 0) return backingOff > 0 ? '' : 'none under way';
  return parts.join(', ') + (backingOff > 0 ? ',' : '');
}
