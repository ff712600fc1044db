import { keep, readKept } from '../here.ts';

/** A link that an instructor hands out may choose: `#/lab?narration=off`. It holds for the visit and is not kept. */
const asked = new URLSearchParams(location.hash.split('?')[1]);

/** A choice of the reader's for every page, kept on this machine when it lets us; the page's style can follow it. */
class Setting<T extends string> {
  readonly #name: string;
  #choice: T = $state() as T;

  /** @param choices that there are; the first holds until another is made. */
  constructor(name: string, choices: readonly [T, ...T[]]) {
    this.#name = name;
    const isOne = (text: string | null | undefined) => choices.find((choice) => choice === text);
    this.#show(isOne(asked.get(name)) ?? isOne(readKept(`hookscope.${name}`)) ?? choices[0]);
  }

  get choice(): T {
    return this.#choice;
  }

  set choice(choice: T) {
    this.#show(choice);
    keep(`hookscope.${this.#name}`, choice);
  }

  #show(choice: T): void {
    this.#choice = choice;
    document.documentElement.dataset[this.#name] = choice;
  }
}

export const theme = new Setting('theme', ['system', 'light', 'dark']);
export const motion = new Setting('motion', ['full', 'reduced']);
/** How much a screen reader is told while time runs. */
export const narration = new Setting('narration', [
  'keyMoments',
  'everything',
  'whenPaused',
  'off',
]);
export type NarrationChoice = typeof narration.choice;
/** Where what happens is told: below its picture or above it. */
export const captionPlace = new Setting('captions', ['below', 'above']);
/** In per cent of what it is without a choice. */
export const captionSize = new Setting('captionSize', ['100', '125', '150', '200']);

const system = matchMedia('(prefers-reduced-motion: reduce)');
let isWished = $state(system.matches);
system.addEventListener('change', () => {
  isWished = system.matches;
});

/** Whether the system asks for little motion; then the page cannot ask for more. */
export const systemReducesMotion = () => isWished;

/** Nothing may move by itself: what happens is shown in steps, with the same facts. */
export const reducesMotion = () => isWished || motion.choice === 'reduced';
