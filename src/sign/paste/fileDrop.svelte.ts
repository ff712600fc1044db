/** More than any provider sends, and what a page can hold twice. */
const fileMost = 64_000_000;

/** The bytes of a file, as they are; undefined when it cannot be read or is too large. */
export async function readFile(file: File): Promise<Uint8Array | undefined> {
  if (file.size > fileMost) return undefined;
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    return undefined;
  }
}

/** Lets a file be dropped on the element that `target` is attached to. */
export class FileDrop {
  /** Whether something is held over it. */
  over = $state(false);
  readonly #take: (file: File) => unknown;

  constructor(take: (file: File) => unknown) {
    this.#take = take;
  }

  readonly target = (place: HTMLElement): void => {
    place.addEventListener('dragover', (event) => {
      event.preventDefault();
      this.over = true;
    });
    place.addEventListener('dragleave', () => {
      this.over = false;
    });
    place.addEventListener('drop', (event) => {
      this.over = false;
      const [file] = event.dataTransfer?.files ?? [];
      if (!file) return;
      event.preventDefault();
      this.#take(file);
    });
  };
}
