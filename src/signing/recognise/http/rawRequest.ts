import { bytesFromText } from '../../bytes/bytes.ts';
import { Cursor } from '../cursor.ts';
import { withoutChunks } from './chunked.ts';
import { Warnings, shortened } from '../warnings.ts';
import { headerField, headerLine } from './headerLines.ts';
import { urlOf, valueOf, type HeaderEntry, type Reading } from '../reading.ts';

const requestLine =
  /^([A-Z]{3,12}) (?:(\S{1,8192}) HTTP\/[\d.]{1,3}[ \t]*(?:\r?\n|$)|((?:\/|https?:)\S{0,8192})[ \t]*\r?\n)/;

/** More header lines than any server takes, and few enough to be read at once. */
const linesMost = 2_000;

/**
 * A request as it stands on the wire: a request line, headers, an empty line, and the rest is body. In a line as HTTP
 * writes it quotes belong to the value; `headerOf` tells how the lines of a log are read, where they do not.
 */
export function readRawRequest(text: string, headerOf = fieldOrLine): Reading | undefined {
  const first = requestLine.exec(text);
  if (!first) return undefined;
  const [whole, method = '', withVersion, alone] = first;
  const warnings = new Warnings();
  const { headers, bodyAt } = headersFrom(text, whole.length, { headerOf, warnings });
  if (bodyAt === undefined) warnings.add('There is no empty line after the headers, so no body.');
  return {
    as: 'raw HTTP request',
    method,
    url: urlOf(withVersion ?? alone, headers),
    headers,
    body: bodyAt === undefined ? undefined : unframed(text.slice(bodyAt), headers, warnings),
    warnings,
  };
}

function fieldOrLine(line: string): HeaderEntry | undefined {
  return (line.startsWith("'") ? undefined : headerField(line)) ?? headerLine(line);
}

function headersFrom(
  text: string,
  from: number,
  { headerOf, warnings }: { headerOf: typeof headerLine; warnings: Warnings },
) {
  const headers: HeaderEntry[] = [];
  const cursor = new Cursor(text, from);
  for (let lines = 0; !cursor.isAtEnd; lines += 1) {
    if (lines === linesMost) {
      warnings.add('There are more than 2,000 lines of headers; the rest of them was left out.');
      cursor.takeBefore(/\n\r?\n/g);
      return { headers, bodyAt: cursor.skip(/\n\r?\n/y) ? cursor.at : undefined };
    }
    const line = cursor.takeLine();
    if (line === '') return { headers, bodyAt: cursor.at };
    const goesOn = /^[ \t]/.test(line) && headers.length > 0;
    const header = goesOn ? undefined : headerOf(line);
    if (header) headers.push(header);
    else if (goesOn) unfold(headers, line);
    else warnings.add(`“${shortened(line)}” is no header and was left out.`);
  }
  return { headers, bodyAt: undefined };
}

/** A line that begins with a space goes on with the header before it (RFC 9112, section 5.2). */
function unfold(headers: HeaderEntry[], line: string): void {
  const [name = '', value = ''] = headers.pop() ?? [];
  headers.push([name, `${value} ${line.trim()}`]);
}

const responseBelow = /(?:\r?\n){1,2}(?=HTTP\/\d(?:\.\d)? \d{3}\b[^\n]{0,200}\r?\n)/;

/** The body itself, where it was sent in chunks; and what its length says of it. */
function unframed(text: string, headers: readonly HeaderEntry[], warnings: Warnings): Uint8Array {
  const bytes = bytesFromText(text);
  if (/\bchunked\b/i.test(valueOf(headers, 'transfer-encoding') ?? '')) {
    const body = withoutChunks(bytes);
    if (body) {
      warnings.add(
        'The body was sent in chunks: the lines with their sizes are no part of it and were left out.',
      );
      return body;
    }
    if (/^[\da-f]{1,8}\r?\n/i.test(text)) {
      warnings.add(
        'The body looks like chunks whose sizes do not add up, and was left as it stands.',
      );
    }
    return bytes;
  }
  const length = /^\d{1,10}$/.exec(valueOf(headers, 'content-length') ?? '')?.[0];
  const isAsLong = length === undefined ? undefined : Number(length) === bytes.length;
  const response = isAsLong === true ? -1 : text.search(responseBelow);
  if (response >= 0) {
    warnings.add('The response below it was left out.');
    return unframed(text.slice(0, response), headers, warnings);
  }
  const isLonger = isAsLong === false && Number(length) < bytes.length;
  if (isLonger && /^\s*$/.test(new TextDecoder().decode(bytes.subarray(Number(length))))) {
    warnings.add('The line end after the body was left out: Content-Length does not count it.');
    return bytes.slice(0, Number(length));
  }
  if (isAsLong === false) {
    warnings.add(
      `Content-Length says ${Number(length ?? 0)}, and the body here is ${bytes.length} bytes long: it may be cut, or changed by copying.`,
    );
  }
  return bytes;
}
