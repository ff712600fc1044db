/** The words of a command as a POSIX shell splits it; `$'…'` as Bash and browsers' "Copy as cURL" write it. */
export function shellWords(command: string): readonly string[] {
  const words: string[] = [];
  let word: string[] | undefined;
  let at = 0;
  const add = (text: string) => {
    word ??= [];
    word.push(text);
  };
  while (at < command.length) {
    const char = command[at] ?? '';
    if (char === '\\') {
      const next = command[at + 1] ?? '';
      // A backslash before a line break joins the lines; Windows ends lines with two characters.
      if (next === '\n') at += 2;
      else if (next === '\r' && command[at + 2] === '\n') at += 3;
      else {
        add(next);
        at += 2;
      }
    } else if (char === "'") {
      const end = endOf(command, "'", at + 1);
      add(command.slice(at + 1, end));
      at = end + 1;
    } else if (char === '"') {
      const [text, end] = doubleQuoted(command, at + 1);
      add(text);
      at = end;
    } else if (char === '$' && command[at + 1] === "'") {
      const [text, end] = ansiQuoted(command, at + 2);
      add(text);
      at = end;
    } else if (/\s/.test(char)) {
      if (word) words.push(word.join(''));
      word = undefined;
      at += 1;
    } else {
      const end = plainEnd(command, at);
      add(command.slice(at, end));
      at = end;
    }
  }
  if (word) words.push(word.join(''));
  return words;
}

function plainEnd(command: string, from: number): number {
  let at = from + 1;
  while (at < command.length && !/[\s\\'"$]/.test(command[at] ?? '')) at += 1;
  return at;
}

/** Where a quote ends; the end of the text when it never does. */
function endOf(text: string, quote: string, from: number): number {
  const end = text.indexOf(quote, from);
  return end < 0 ? text.length : end;
}

function doubleQuoted(text: string, from: number): [string, number] {
  const parts: string[] = [];
  let at = from;
  while (at < text.length) {
    const stop = nextOf(text, at, '"\\');
    parts.push(text.slice(at, stop));
    if (text[stop] !== '\\') return [parts.join(''), stop + 1];
    const next = text[stop + 1] ?? '';
    if (next === '\n') parts.push('');
    else parts.push('"\\$`'.includes(next) ? next : `\\${next}`);
    at = stop + 2;
  }
  return [parts.join(''), at];
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\x07',
  e: '\x1b',
  '0': '\0',
};

function ansiQuoted(text: string, from: number): [string, number] {
  const parts: string[] = [];
  let at = from;
  while (at < text.length) {
    const stop = nextOf(text, at, "'\\");
    parts.push(text.slice(at, stop));
    if (text[stop] !== '\\') return [parts.join(''), stop + 1];
    const code = /^(?:x([\da-f]{1,2})|u([\da-f]{1,4}))/i.exec(text.slice(stop + 1, stop + 6));
    const next = text[stop + 1] ?? '';
    if (code) parts.push(String.fromCharCode(Number.parseInt(code[1] ?? code[2] ?? '0', 16)));
    else parts.push(escapes[next] ?? next);
    at = stop + 1 + (code?.[0].length ?? 1);
  }
  return [parts.join(''), at];
}

function nextOf(text: string, from: number, stops: string): number {
  let at = from;
  while (at < text.length && !stops.includes(text[at] ?? '')) at += 1;
  return at;
}
