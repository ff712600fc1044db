import type { Doubts } from '../warnings.ts';
import { Printf } from './printf.ts';
import type { Command, Input, Word } from '../shells/arguments.ts';

/** What a command hands on to the next through a pipe. */
export function outputOf({ words, input }: Command, doubts: Doubts): Input | undefined {
  const [name, ...rest] = words;
  switch (name?.text) {
    case 'printf':
      return { word: printed(rest, doubts) };
    case 'echo':
      return { word: echoed(rest, doubts) };
    case 'cat': {
      const [file] = rest.filter(({ text }) => !text.startsWith('-'));
      return file ? { file: file.text } : input;
    }
    default:
      return { file: `that ${name?.text ?? 'another command'} writes` };
  }
}

/** As printf does: the format is used again until every value has had its place. */
function printed(words: readonly Word[], doubts: Doubts): Word {
  const [format, ...values] = words[0]?.text === '--' ? words.slice(1) : words;
  const output = new Printf(doubts);
  for (;;) {
    const left = values.length;
    output.format(format?.text ?? '', values);
    if (values.length === 0 || values.length === left || output.isEnded) return output.word();
  }
}

function echoed(words: readonly Word[], doubts: Doubts): Word {
  let at = 0;
  const flags = new Set<string>();
  while (/^-[neE]+$/.test(words[at]?.text ?? '')) {
    for (const flag of words[at]?.text.slice(1) ?? '') flags.add(flag);
    at += 1;
  }
  const output = new Printf(doubts);
  for (const [index, { text }] of words.slice(at).entries()) {
    if (index > 0) output.add(' ');
    if (flags.has('e')) output.escapes(text, false);
    else output.add(text);
  }
  if (!flags.has('n')) output.add('\n');
  return output.word();
}
