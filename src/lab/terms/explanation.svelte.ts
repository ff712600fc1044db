import type { TermId } from '../../lessons/glossary.ts';

/** How long a pointer may take on its way from a term to its explanation. */
const wayMs = 250;

/** What is explained at present, and where it stands. */
interface Explained {
  readonly terms: readonly TermId[];
  readonly anchor: HTMLElement;
}

/** The one explanation that is open on the page. */
class Explanation {
  #open = $state.raw<Explained>();
  #closing: ReturnType<typeof setTimeout> | undefined;

  get open(): Explained | undefined {
    return this.#open;
  }

  show(explained: Explained): void {
    this.keep();
    this.#open = explained;
  }

  /** Who has come to it may read on. */
  keep(): void {
    clearTimeout(this.#closing);
  }

  /** A pointer has left: it may be on its way to the explanation. A term that has the focus stays explained. */
  leave(): void {
    this.keep();
    this.#closing = setTimeout(() => {
      if (document.activeElement !== this.#open?.anchor) this.close();
    }, wayMs);
  }

  close(): void {
    this.keep();
    this.#open = undefined;
  }
}

export const explanation = new Explanation();

/** For a button that stands for terms: explains them where a pointer, the focus or a tap comes to it. */
export function explains(terms: readonly TermId[]): (anchor: HTMLElement) => () => void {
  return (anchor) => {
    const over = new AbortController();
    const on = (type: string, act: (event: Event) => void) => {
      anchor.addEventListener(type, act, { signal: over.signal });
    };
    const show = () => {
      explanation.show({ terms, anchor });
    };
    on('focus', show);
    on('click', show);
    on('blur', () => {
      explanation.close();
    });
    on('pointerenter', (event) => {
      if ((event as PointerEvent).pointerType !== 'touch') show();
    });
    on('pointerleave', () => {
      explanation.leave();
    });
    return () => {
      over.abort();
      if (explanation.open?.anchor === anchor) explanation.close();
    };
  };
}
