import { loadPart } from './part.ts';

interface Missing {
  /** At the beginning of a sentence: "The link". */
  readonly name: string;
  /** Whoever waits for it tries again. */
  readonly again: () => void;
}

/** What deeds wait for and could not be loaded; the page says so. */
class MissingParts {
  all: readonly Missing[] = $state.raw([]);
}

export const missingParts = new MissingParts();

/**
 * Loads what a deed needs. Where that fails the page says so, and the deed waits until it is there: nothing is lost.
 * @param name at the beginning of a sentence: "The link".
 */
export async function need<Part>(name: string, load: () => Promise<Part>): Promise<Part> {
  for (;;) {
    try {
      return await loadPart(load);
    } catch {
      await new Promise<void>((go) => {
        const others = missingParts.all.filter((each) => each.name !== name);
        const known = missingParts.all.find((each) => each.name === name);
        const again = () => {
          missingParts.all = missingParts.all.filter((each) => each.name !== name);
          known?.again();
          go();
        };
        missingParts.all = [...others, { name, again }];
      });
    }
  }
}
