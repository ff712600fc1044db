/** The lines that are not left out, as a text. */
export function lines(...all: readonly (string | false | undefined)[]): string {
  return all.filter((line) => typeof line === 'string').join('\n');
}

/** Each line moved to the right, but for empty ones. */
export function indented(by: string, all: readonly string[]): readonly string[] {
  return all.map((line) => (line === '' ? line : by + line));
}

/** A list in one line where it fits, or else with an item a line, as prettier and black lay it out. */
export function listed(
  [before, after]: readonly [string, string],
  items: readonly string[],
  { width, by }: { width: number; by: string },
): readonly string[] {
  const line = before + items.join(', ') + after;
  if (line.length <= width) return [line];
  const rows = items.map((item) => `${item},`);
  return [before.trimEnd(), ...indented(by, rows), after.trimStart()];
}

/** A choice with `?` and `:` in one line where it fits, or else in three, as prettier lays it out. */
export function chosen(line: string, width: number): readonly string[] {
  if (line.length <= width) return [line];
  return line.split(/ (?=[?:] )/).map((each, at) => (at === 0 ? each : `  ${each}`));
}
