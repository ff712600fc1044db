let touched = $state(false);

const over = new AbortController();
const touch = () => {
  touched = true;
  over.abort();
};
// A browser says `pointerover` also of a pointer that lies still, where the page comes under it. A key may be the one that
// searches the page, prints it, or goes on to the next button.
for (const type of ['pointermove', 'pointerdown', 'keydown', 'focusin', 'wheel', 'beforeprint'])
  addEventListener(type, touch, { signal: over.signal });

/** Whether a person has come near the page: with a pointer, a key or a printer. Until then little is needed. */
export const isTouched = (): boolean => touched;
