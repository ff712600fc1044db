import type { Result } from './hostMessages.ts';

/** What the page on show has to say to the page around its frame, and how that stops it. */
class Told {
  stage: string | undefined = $state();
  result: Result | undefined = $state.raw();
  pause: (() => void) | undefined;

  /** Another page is on show. */
  forget(): void {
    this.stage = undefined;
    this.result = undefined;
    this.pause = undefined;
  }
}

export const told = new Told();
