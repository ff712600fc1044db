export type ThemeChoice = 'system' | 'light' | 'dark';

const after: Record<ThemeChoice, ThemeChoice> = { system: 'light', light: 'dark', dark: 'system' };
const key = 'hookscope.theme';

/** The reader's choice of light or dark, kept on this machine when it lets us. */
export class Theme {
  choice = $state<ThemeChoice>(remembered());

  constructor() {
    this.#show();
  }

  toggle(): void {
    this.choice = after[this.choice];
    this.#show();
    try {
      localStorage.setItem(key, this.choice);
    } catch {
      // A private window or a sandboxed frame keeps nothing; the choice still holds until it closes.
    }
  }

  #show(): void {
    const { dataset } = document.documentElement;
    if (this.choice === 'system') delete dataset['theme'];
    else dataset['theme'] = this.choice;
  }
}

function remembered(): ThemeChoice {
  try {
    const kept = localStorage.getItem(key);
    return kept === 'light' || kept === 'dark' ? kept : 'system';
  } catch {
    return 'system';
  }
}
