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
    try {
      localStorage.setItem(key, choice);
    } catch {
      // A private window or a sandboxed frame keeps nothing; the choice still holds until it closes.
    }
  }
}

function remembered(): NarrationChoice {
  try {
    const kept = localStorage.getItem(key);
    return narrationChoices.find((choice) => choice === kept) ?? 'keyMoments';
  } catch {
    return 'keyMoments';
  }
}
