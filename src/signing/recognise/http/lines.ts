/** The line that begins there, without its end, and where the next one begins. */
export function lineAt(text: string, from: number): { line: string; next: number } {
  const end = text.indexOf('\n', from);
  if (end < 0) return { line: text.slice(from).replace(/\r$/, ''), next: text.length };
  const last = end > from && text[end - 1] === '\r' ? end - 1 : end;
  return { line: text.slice(from, last), next: end + 1 };
}
