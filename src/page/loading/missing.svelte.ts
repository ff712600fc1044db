import { loadPart } from './part.svelte.ts';

interface Missing {
  /** At the beginning of a sentence: "The link". */
  readonly name: string;
  /** Whoever waits for it tries again. */
  readonly again: () => void;
  /** Resolves when they do. */
  readonly tried: Promise<void>;
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
      const part = await loadPart(load);
      // It is to be had after all: the deeds before this one need not be told to try again.
      missing(name)?.again();
      return part;
    } catch {
      await (missing(name) ?? say(name)).tried;
    }
  }
}

function missing(name: string): Missing | undefined {
  return missingParts.all.find((each) => each.name === name);
}

function say(name: string): Missing {
  let go = () => {};
  const tried = new Promise<void>((resolve) => {
    go = resolve;
  });
  const again = () => {
    missingParts.all = missingParts.all.filter((each) => each.name !== name);
    go();
  };
  const entry = { name, again, tried };
  missingParts.all = [...missingParts.all, entry];
  return entry;
}
