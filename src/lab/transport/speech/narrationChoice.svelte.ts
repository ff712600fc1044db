import { keep, readKept } from '../../../page/here.ts';

/** How much a screen reader is told while time runs. */
export const narrationChoices = ['keyMoments', 'everything', 'whenPaused', 'off'] as const;
export type NarrationChoice = (typeof narrationChoices)[number];

const key = 'hookscope.narration';

/** How much a screen reader is told, kept on this machine when it lets us. */
export class NarrationSetting {
  #choice: NarrationChoice = $state(remembered());

  get choice(): NarrationChoice {
    return this.#choice;
  }

  set choice(choice: NarrationChoice) {
    this.#choice = choice;
    keep(key, choice);
  }
}

function remembered(): NarrationChoice {
  const kept = readKept(key);
  return narrationChoices.find((choice) => choice === kept) ?? 'keyMoments';
}
