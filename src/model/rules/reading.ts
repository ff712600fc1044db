/** What was read from outside, or a sentence that says what does not fit. */
export type Reading<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

export function refused<T>(problem: string): Reading<T> {
  return { ok: false, problem };
}

/** The start of a text that may be of any length, as a sentence quotes it. */
export function shortened(text: string, most = 24): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
