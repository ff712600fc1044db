/** The lines that are not left out, as a text. */
export function lines(...all: readonly (string | false | undefined)[]): string {
  return all.filter((line) => typeof line === 'string').join('\n');
}

/** Each line moved to the right, but for empty ones. */
export function indented(by: string, all: readonly string[]): readonly string[] {
  return all.map((line) => (line === '' ? line : by + line));
}
