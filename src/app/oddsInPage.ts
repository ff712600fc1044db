import type { OddsHand } from './odds.svelte.ts';
import { work } from './oddsTask.ts';

/** Makes the runs in the page itself, one task between two turns of its clock, so that it can still be used. */
export function oddsInPage(): OddsHand {
  let dismissed = false;
  return {
    ask: async (task) => {
      const outcomes = [];
      for (let n = 0; n < task.runs && !dismissed; n++) {
        await new Promise((resolve) => setTimeout(resolve));
        const answer = work({ ...task, firstSeed: task.firstSeed + n, runs: 1 });
        if (!answer.ok) return answer;
        outcomes.push(...answer.outcomes);
      }
      return { ok: true, outcomes };
    },
    dismiss: () => {
      dismissed = true;
    },
  };
}
