import type { Reading } from '../recognise.ts';
import { headerLine } from './headerLines.ts';

const requestLine = /^([A-Z]{3,12}) (\S{1,8192})(?: HTTP\/[\d.]{1,3})?[ \t]*\r?\n/;

/** A request as it stands on the wire: a request line, headers, an empty line, and the rest is body. */
export function readRawRequest(text: string): Reading | undefined {
  const first = requestLine.exec(text);
  if (!first) return undefined;
  const [whole, method = '', target = ''] = first;
  const headers: (readonly [string, string])[] = [];
  const doubts: string[] = [];
  let at = whole.length;
  let body: string | undefined;
  while (at < text.length) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end < 0 ? text.length : end).replace(/\r$/, '');
    at = end < 0 ? text.length : end + 1;
    if (line === '') {
      body = text.slice(at);
      break;
    }
    const header = headerLine(line);
    if (header) headers.push(header);
    else if (/^[ \t]/.test(line) && headers.length > 0) unfold(headers, line);
    else doubts.push(`“${shortened(line)}” is no header and was left out.`);
  }
  if (body === undefined) doubts.push('There is no empty line after the headers, so no body.');
  const host = headers.find(([name]) => name.toLowerCase() === 'host')?.[1];
  const proto = headers.find(([name]) => name.toLowerCase() === 'x-forwarded-proto')?.[1];
  const scheme = proto === 'http' ? 'http' : 'https';
  const url = /^https?:\/\//i.test(target)
    ? target
    : host === undefined
      ? undefined
      : `${scheme}://${host}${target}`;
  return { as: 'raw HTTP request', method, url, headers, body, doubts };
}

/** A line that begins with a space goes on with the header before it (RFC 9112, section 5.2). */
function unfold(headers: (readonly [string, string])[], line: string): void {
  const [name = '', value = ''] = headers.pop() ?? [];
  headers.push([name, `${value} ${line.trim()}`]);
}

/** The beginning of a line, fit for a sentence. */
export function shortened(line: string): string {
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}
