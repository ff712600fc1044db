import { keep, readKept } from './here.ts';

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
    keep(key, this.choice);
  }

  #show(): void {
    const { dataset } = document.documentElement;
    if (this.choice === 'system') delete dataset['theme'];
    else dataset['theme'] = this.choice;
  }
}

function remembered(): ThemeChoice {
  const kept = readKept(key);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}
