import { textFromBytes } from '../signing/bytes.ts';
import type { RequestHeaders } from '../signing/request.ts';

/** Above this, some systems refuse a single argument; printf is part of the shell and has no such limit. */
const argumentBytesMax = 100_000;

/** A line for sh, bash or zsh that sends exactly these bytes. The secret has no place in it. */
export function curlLine({
  headers,
  body,
  url = 'http://localhost:3000/webhooks',
}: {
  headers: RequestHeaders;
  body: Uint8Array;
  url?: string;
}): string {
  const options = Object.entries({ 'Content-Type': 'application/json', ...headers })
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `  -H ${quoted(`${name}: ${value}`)}`);
  const text = plainText(body);
  const data = text === undefined ? '@-' : quoted(text);
  const line = [`curl ${quoted(url)}`, ...options, `  --data-binary ${data}`].join(' \\\n');
  return text === undefined ? `printf '${escaped(body)}' | ${line}` : line;
}

/** The body as one quoted argument, or undefined when a terminal or curl would not take it byte for byte. */
function plainText(body: Uint8Array): string | undefined {
  if (body.length > argumentBytesMax) return undefined;
  const text = textFromBytes(body);
  // curl reads `@name` from a file. Pasted control characters may be eaten by the terminal.
  // eslint-disable-next-line no-control-regex
  const awkward = /^@|[\u0000-\u0008\u000b-\u001f\u007f\ufeff]/;
  return text === undefined || awkward.test(text) ? undefined : text;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** For printf: letters and digits as they are, the rest in octal, also a dash, which would begin an option. */
function escaped(body: Uint8Array): string {
  return Array.from(body, (byte) => {
    const char = String.fromCharCode(byte);
    return /[A-Za-z0-9 {}:,._"=]/.test(char) ? char : `\\${byte.toString(8).padStart(3, '0')}`;
  }).join('');
}
