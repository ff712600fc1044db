import type { Cursor } from '../cursor.ts';
import { printedAt } from '../printed/printedValue.ts';

/**
 * Takes a line such as `body: '{"a":1}'`, as it stands in YAML or in what a program has printed, and returns its
 * value: a text in quotes, a block of indented lines, JSON to its end, or the rest of the line.
 */
export function takeBodyMember(cursor: Cursor): string | Uint8Array {
  cursor.takeBefore(/[:=]/g);
  cursor.skip(/[:=]>?[ \t]{0,80}/y);
  const block = cursor.takeMatch(/[|>]([+-]?)[ \t]{0,80}\r?\n/y);
  if (block) {
    const body = indentedBlock(cursor);
    return block[1] === '-' ? body.replace(/\r?\n$/, '') : body;
  }
  const { text, at, char } = cursor;
  const printed = /["'`{[<b]/.test(char) ? printedAt(text, at) : undefined;
  cursor.at = printed?.end ?? at;
  const lineEnd = cursor.takeLine();
  if (printed && /^[\s,;]*$/.test(lineEnd.slice(0, 80))) {
    const { value } = printed;
    const isBody = typeof value === 'string' || value instanceof Uint8Array;
    return isBody ? value : text.slice(at, printed.end);
  }
  // Broken JSON reaches to the end.
  if (char === '{' || char === '[') {
    cursor.at = at;
    return cursor.takeRest();
  }
  return text.slice(at, printed?.end ?? at) + lineEnd;
}

/** The lines that are indented further than the name, without the indentation they share (YAML 1.2, chapter 8). */
function indentedBlock(cursor: Cursor): string {
  const start = cursor.at;
  const margin = cursor.take(/[ \t]{0,80}/y) ?? '';
  cursor.at = start;
  const lines: string[] = [];
  while (!cursor.isAtEnd) {
    const { at } = cursor;
    cursor.takeLine();
    const line = cursor.text.slice(at, cursor.at);
    if (!line.startsWith(margin) && line.trim() !== '') {
      cursor.at = at;
      break;
    }
    lines.push(line.startsWith(margin) ? line.slice(margin.length) : '\n');
    if (margin === '') break;
  }
  return lines.join('');
}
