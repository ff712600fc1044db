import type { Trace } from '../model/facts.ts';

/** Makes a selector of something that is computed once for each trace; later calls cost nothing. */
export function oncePerTrace<T>(make: (trace: Trace) => T): (trace: Trace) => T {
  const made = new WeakMap<Trace, { readonly value: T }>();
  return (trace) => {
    let entry = made.get(trace);
    if (!entry) {
      entry = { value: make(trace) };
      made.set(trace, entry);
    }
    return entry.value;
  };
}
