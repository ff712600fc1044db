import type { HttpRequest } from '../model/http.ts';

/** The request as a command for a POSIX shell; it sends the very same bytes. */
export function curlOf({ method, url, headers, body }: HttpRequest): string {
  const lines = [`curl --request ${method} ${quoted(url)}`];
  for (const [name, value] of Object.entries(headers)) {
    lines.push(`--header ${quoted(`${name}: ${value}`)}`);
  }
  // --data would strip line ends, and a body that starts with @ would be taken for a file's name.
  if (body !== '')
    lines.push(`${body.startsWith('@') ? '--data-raw' : '--data-binary'} ${quoted(body)}`);
  return lines.join(' \\\n  ');
}

/** Within single quotes a shell changes nothing; the quote itself has to step outside. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
