import type { Reading } from '../recognise.ts';
import { shortened } from './rawRequest.ts';

// `> ` comes from curl -v, `- ` and quotes from logs and YAML.
const plainName =
  /^[>\-*\s]{0,4}["']?([A-Za-z][A-Za-z0-9_-]{0,80}|Request URL|Request method)["']?[ \t]*[:=]/;
/** HTTP/2 has these instead of a request line (RFC 9113, section 8.3.1). */
const pseudoName = /^[>\-*\s]{0,4}["']?:(method|scheme|authority|path)["']?[ \t]*[:=]/i;

/** A header's name and value: `Name: value`, with what terminals and logs put before it left out. */
export function headerLine(line: string): readonly [string, string] | undefined {
  return nameAndValue(line, plainName);
}

/** The value is cut off by its place: a pattern for it would try every number of spaces before it. */
function nameAndValue(line: string, pattern: RegExp): readonly [string, string] | undefined {
  const found = pattern.exec(line);
  if (!found) return undefined;
  const [whole, name = ''] = found;
  const value = line.slice(whole.length).trim();
  return /[\r\n\u2028\u2029]/.test(value) ? undefined : [name, unquoted(value)];
}

/** More header lines than any server takes, and few enough to be read at once. */
const linesMost = 2_000;

const jsonStart = /^\s*[[{]/;

/** Headers, one a line, with a body after an empty line or where the JSON begins. */
export function readHeaderLines(text: string): Reading | undefined {
  const headers: (readonly [string, string])[] = [];
  const doubts: string[] = [];
  let at = 0;
  let body: string | undefined;
  let method: string | undefined;
  const pseudo = new Map<string, string>();
  let lines = 0;
  while (at < text.length) {
    lines += 1;
    if (lines > linesMost) {
      doubts.push('There are more than 2,000 lines of headers; the rest was left out.');
      break;
    }
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end < 0 ? text.length : end).replace(/\r$/, '');
    const next = end < 0 ? text.length : end + 1;
    if (headers.length > 0 && (line.trim() === '' || jsonStart.test(line))) {
      body = withoutHeading(text.slice(line.trim() === '' ? next : at));
      break;
    }
    at = next;
    const [name, value] = nameAndValue(line, pseudoName) ?? [];
    if (name !== undefined && value !== undefined) {
      pseudo.set(name.toLowerCase(), value);
      continue;
    }
    const header = headerLine(line);
    if (!header && headers.length === 0 && !isHeading(line)) return undefined;
    if (header && /^request method$/i.test(header[0])) method = header[1];
    else if (header) headers.push(header);
    else if (!isHeading(line)) doubts.push(`“${shortened(line)}” is no header and was left out.`);
  }
  if (headers.length === 0) return undefined;
  // A JSON text that happens to hold a colon is a body; so is prose.
  if (doubts.length > headers.length) return undefined;
  return {
    as: 'header list',
    method: method ?? pseudo.get('method'),
    url: pseudoUrl(pseudo, headers),
    headers,
    ...(body ? { body } : {}),
    doubts,
  };
}

function pseudoUrl(pseudo: ReadonlyMap<string, string>, headers: Reading['headers']) {
  const host =
    pseudo.get('authority') ?? headers.find(([name]) => name.toLowerCase() === 'host')?.[1];
  const path = pseudo.get('path');
  return host === undefined || path === undefined
    ? undefined
    : `${pseudo.get('scheme') ?? 'https'}://${host}${path}`;
}

const headingMost = 40;

/** What dashboards write above the parts of a request. */
function isHeading(line: string): boolean {
  const words = line.trim();
  return (
    words.length <= headingMost &&
    /^(?:request|response)? ?(?:headers|payload|body)? ?:?$/i.test(words)
  );
}

function withoutHeading(text: string): string {
  const start = text.trimStart();
  const end = start.indexOf('\n');
  const words = end < 0 ? '' : start.slice(0, end).trim();
  return words.length <= headingMost && /^(?:request )?(?:payload|body) ?:?$/i.test(words)
    ? start.slice(end + 1)
    : text;
}

function unquoted(value: string): string {
  const trimmed = value.replace(/,$/, '');
  const quote = trimmed[0];
  return (quote === '"' || quote === "'") && trimmed.length > 1 && trimmed.endsWith(quote)
    ? trimmed.slice(1, -1)
    : value;
}
