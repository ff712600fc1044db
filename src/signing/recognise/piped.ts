import { escaped, nextOf } from './ansiQuoted.ts';
import { wordOf, type Command, type Input, type Word } from './words.ts';

/** What a command hands on to the next through a pipe. */
export function outputOf({ words, input }: Command): Input | undefined {
  const [name, ...rest] = words;
  switch (name?.text) {
    case 'printf':
      return { word: printed(rest) };
    case 'echo':
      return { word: echoed(rest) };
    case 'cat': {
      const [file] = rest.filter(({ text }) => !text.startsWith('-'));
      return file ? { file: file.text } : input;
    }
    default:
      return { file: `that ${name?.text ?? 'another command'} writes` };
  }
}

const roundsMost = 1_000;

/** As printf does: the format is used again until every value has had its place. */
function printed([format, ...given]: readonly Word[]): Word {
  if (format?.text === '--') return printed(given);
  const values = [...given];
  const pieces: string[] = [];
  for (let round = 0; round < roundsMost; round += 1) {
    const left = values.length;
    formatInto(pieces, format?.text ?? '', values);
    if (values.length === 0 || values.length === left) break;
  }
  return wordOf(pieces, true);
}

function formatInto(pieces: string[], format: string, values: Word[]): void {
  for (let at = 0; ;) {
    const stop = nextOf(format, at, 0x5c, 0x25);
    pieces.push(format.slice(at, stop));
    if (stop === format.length) return;
    if (format[stop] === '\\') {
      const { piece, next } = escaped(format, stop + 1);
      pieces.push(piece);
      at = next;
      continue;
    }
    const kind = format[stop + 1];
    const value = kind === '%' ? undefined : values.shift();
    if (kind === '%') pieces.push('%');
    else if (value && kind === 'b') formatInto(pieces, value.text.replaceAll('%', '%%'), []);
    else if (value) pieces.push(value.text);
    at = stop + 2;
  }
}

function echoed(words: readonly Word[]): Word {
  let at = 0;
  const flags = new Set<string>();
  while (/^-[neE]+$/.test(words[at]?.text ?? '')) {
    for (const flag of words[at]?.text.slice(1) ?? '') flags.add(flag);
    at += 1;
  }
  const pieces: string[] = [];
  for (const [index, word] of words.slice(at).entries()) {
    if (index > 0) pieces.push(' ');
    if (flags.has('e')) formatInto(pieces, word.text.replaceAll('%', '%%'), []);
    else pieces.push(word.text);
  }
  if (!flags.has('n')) pieces.push('\n');
  return wordOf(pieces, true);
}
