let touched = $state(false);

const over = new AbortController();
const touch = (event: Event) => {
  // A browser says that a pointer has moved also where it lies still and the page comes under it.
  const isStill =
    event instanceof PointerEvent &&
    event.type === 'pointermove' &&
    event.movementX === 0 &&
    event.movementY === 0;
  if (isStill) return;
  touched = true;
  over.abort();
};
// A key may be the one that searches the page, prints it, or goes on to the next button.
for (const type of [
  'pointermove',
  'pointerdown',
  'keydown',
  'focusin',
  'wheel',
  'dragenter',
  'beforeprint',
])
  addEventListener(type, touch, { signal: over.signal });

/** Whether a person has come near the page: with a pointer, a key, a file or a printer. Until then little is needed. */
export const isTouched = (): boolean => touched;
