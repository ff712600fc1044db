import { printedAt } from './consoleObject.ts';

/**
 * The value of a line such as `body: '{"a":1}'` in YAML or in what a program has printed: a text in quotes, a block of
 * indented lines, JSON to its end, or the rest of the line. And where it goes on after it.
 */
export function bodyMember(
  text: string,
  from: number,
): { body: string | Uint8Array; next: number } {
  const separator = /[:=]>?[ \t]{0,80}/g;
  separator.lastIndex = from;
  separator.exec(text);
  const at = separator.lastIndex;
  const block = /[|>]([+-]?)[ \t]{0,80}\r?\n/y;
  block.lastIndex = at;
  const kept = block.exec(text)?.[1];
  if (kept !== undefined) return indentedBlock(text, block.lastIndex, kept);

  const first = text[at];
  const printed = first === undefined || !/["'`{[<b]/.test(first) ? undefined : printedAt(text, at);
  const lineEnd = text.indexOf('\n', printed?.end ?? at);
  const end = lineEnd < 0 ? text.length : lineEnd;
  const next = lineEnd < 0 ? text.length : lineEnd + 1;
  if (printed && /^[\s,;]*$/.test(text.slice(printed.end, Math.min(end, printed.end + 80)))) {
    const { value } = printed;
    if (typeof value === 'string' || value instanceof Uint8Array) return { body: value, next };
    return { body: text.slice(at, printed.end), next };
  }
  // JSON that is not whole goes on to the end.
  if (first === '{' || first === '[') return { body: text.slice(at), next: text.length };
  return { body: text.slice(at, end).replace(/\r$/, ''), next };
}

/** The lines that are indented further than the name, without the indentation they share (YAML 1.2, chapter 8). */
function indentedBlock(text: string, from: number, chomping: string) {
  const indent = /[ \t]{0,80}/y;
  indent.lastIndex = from;
  const margin = indent.exec(text)?.[0] ?? '';
  const lines: string[] = [];
  let at = from;
  while (at < text.length) {
    const end = text.indexOf('\n', at);
    const next = end < 0 ? text.length : end + 1;
    const line = text.slice(at, next);
    if (!line.startsWith(margin) && line.trim() !== '') break;
    lines.push(line.startsWith(margin) ? line.slice(margin.length) : '\n');
    at = next;
    if (margin === '') break;
  }
  const body = lines.join('');
  const trimmed = body.replace(/\r?\n$/, '');
  return { body: chomping === '-' ? trimmed : body, next: at };
}
