import type { Verb } from './verb.ts';

const columns = 80;

/** The first page of the command, of at most 24 lines of 80 columns. */
export function overview(verbs: readonly Verb[]): string {
  return [
    'hookscope: webhooks from the terminal, by the machines of the Lab.',
    '',
    'Usage: hookscope <verb> …',
    '',
    ...pairs(verbs.map(({ name, takes, says }) => [`${name} ${takes}`.trim(), says])),
    '',
    'hookscope <verb> --help tells its options. Every verb takes --json.',
    exits,
  ].join('\n');
}

/** The page of one verb, of at most 24 lines of 80 columns. */
export function helpOf({ name, takes, says, options }: Verb): string {
  return [
    `Usage: hookscope ${name} ${takes}`.trimEnd(),
    ...wrapped(says, columns),
    '',
    ...pairs([
      ...Object.entries(options).map(([option, { value, says: what }]): [string, string] => [
        `--${option}${value === undefined ? '' : ` ${value}`}`,
        what,
      ]),
      ['--json', 'Write the result as JSON'],
    ]),
    '',
    exits,
  ].join('\n');
}

const exits = 'Exit code: 0 all held, 1 something fell short, 2 wrong use.';

/** Two columns, the second of which goes on below itself. */
function pairs(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length)) + 4;
  return rows.flatMap(([left, right]) =>
    wrapped(right, columns - width).map((line, at) =>
      `${(at === 0 ? `  ${left}` : '').padEnd(width)}${line}`.trimEnd(),
    ),
  );
}

/** The text in lines of so many columns at most, broken between words. */
export function wrapped(text: string, most: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
