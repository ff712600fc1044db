import type { DiagnosisHand } from './diagnosis.svelte.ts';
import { work } from './diagnosisTask.ts';

/** Searches in the page itself, a batch between two turns of its clock, so that it can still be used. */
export function diagnosisInPage(): DiagnosisHand {
  const signal = { aborted: false };
  return {
    ask: (task, onProgress) =>
      work(task, {
        signal,
        onProgress,
        pause: () => new Promise((resolve) => setTimeout(resolve)),
      }),
    dismiss: () => {
      signal.aborted = true;
    },
  };
}
