import type { Warnings } from '../warnings.ts';
import type { HeaderEntry, Reading } from '../reading.ts';
import {
  bytesOf,
  noArgument,
  type Command,
  type Input,
  type Argument,
} from '../shells/arguments.ts';

/** Reads `http POST example.com X-A:b`; undefined where `http` is just a word. */
export function readHttpie(
  { words }: Command,
  input: Input | undefined,
  warnings: Warnings,
): Reading | undefined {
  const headers: HeaderEntry[] = [];
  const query: string[] = [];
  const rest: string[] = [];
  let raw: Argument | undefined = input && 'word' in input ? input.word : undefined;
  let hasFields = false;
  for (let at = 1; at < words.length; at += 1) {
    const word = words[at] ?? noArgument;
    const { text } = word;
    const header = /^([A-Za-z][\w-]{0,80}):(?![=/])([\s\S]*)$/.exec(text);
    if (text === '--raw') raw = words[(at += 1)];
    else if (text.startsWith('--raw=')) raw = { text: text.slice(6), isQuoted: true };
    else if (/^(?:-a|-A|--auth|--auth-type|--verify|--timeout|-o|--output|-p|--print)$/.test(text))
      at += 1;
    else if (text.startsWith('-')) continue;
    else if (rest.length === 0 || (rest.length === 1 && /^[A-Z]{3,10}$/.test(rest[0] ?? ''))) {
      rest.push(text);
    } else if (header) headers.push([header[1] ?? '', (header[2] ?? '').trim()]);
    else if (/^[^=]{1,80}==/.test(text)) query.push(text.replace('==', '='));
    else hasFields = true;
  }
  const target = rest.at(-1);
  if (target === undefined || !/^(?:https?:\/\/|:|\/|localhost|[\w-]+\.)/.test(target))
    return undefined;
  if (hasFields) {
    warnings.add('HTTPie writes the body from its fields: its bytes are not known here.');
  }
  const hasBody = hasFields || raw !== undefined;
  return {
    as: 'HTTPie command',
    method: rest.length > 1 ? rest[0] : hasBody ? 'POST' : 'GET',
    url:
      urlFrom(target, words[0]?.text === 'https') + (query.length > 0 ? `?${query.join('&')}` : ''),
    headers,
    ...(raw && !hasFields ? { body: bytesOf(raw) } : {}),
    warnings,
  };
}

function urlFrom(target: string, isSecure: boolean): string {
  if (/^https?:\/\//.test(target)) return target;
  const scheme = isSecure ? 'https' : 'http';
  if (target.startsWith(':/')) return `${scheme}://localhost${target.slice(1)}`;
  return /^[:/]/.test(target) ? `${scheme}://localhost${target}` : `${scheme}://${target}`;
}
