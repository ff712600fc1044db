import { Cursor } from '../cursor.ts';
import { bodyInQuotes } from '../printed/printedRequest.ts';
import { takeBodyMember } from '../objects/bodyMember.ts';
import { Warnings, shortened } from '../warnings.ts';
import { areHeaderNames, isBodyName, isKnownName, isRealName } from './headerNames.ts';
import { urlOf, valueOf, type HeaderEntry, type Reading } from '../reading.ts';

/** Reads `Name: value`, with a name as RFC 9110 allows. */
export function headerField(text: string): HeaderEntry | undefined {
  const name = /^([\w!#$%&'*+.^`|~-]{1,80}):/.exec(text)?.[1];
  if (name === undefined) return undefined;
  const value = text.slice(name.length + 1).trim();
  return /[\r\n\u2028\u2029]/.test(value) ? undefined : [name, value];
}

// `> ` comes from curl -v, `- ` and quotes from logs and YAML.
const plainName = /^[>\-*\s]{0,12}(["']?)([A-Za-z][A-Za-z0-9_-]{0,80})\1[ \t]{0,80}(:|=>?)/;
/** Pseudo-headers of HTTP/2 (RFC 9113, section 8.3.1), and what browsers call them. */
const targetName =
  /^[>\-*\s]{0,12}["']?(:method|:scheme|:authority|:path|request url|request method|method|url|path|query)["']?[ \t]{0,80}[:=]/i;

/** `[Name, value]` as .NET prints a pair, and two columns of a table. */
const pairLine = /^\[([A-Za-z][\w-]{0,80}), ([^\n]*)\]$|^([A-Za-z][\w-]{0,80})\t([^\n]*)$/;

/** Reads `Name: value`, ignoring what terminals and logs put before it. */
export function headerLine(line: string): HeaderEntry | undefined {
  const pair = pairLine.exec(line);
  if (pair && isRealName(pair[1] ?? pair[3] ?? '')) {
    return [pair[1] ?? pair[3] ?? '', (pair[2] ?? pair[4] ?? '').trim()];
  }
  const found = plainName.exec(line);
  if (!found) return undefined;
  const [whole, quote, name = '', separator] = found;
  // Forms use `=` too.
  if (separator === '=' && !isKnownName(name)) return undefined;
  // No pattern: it would try every number of spaces before the value.
  const value = line.slice(whole.length).trim();
  if (/[\r\n\u2028\u2029]/.test(value)) return undefined;
  return [name, /^if-|^etag$/i.test(name) && quote === '' ? value : unquoted(value)];
}

const linesMost = 2_000;

const jsonStart = /^\s*[[{]/;

/** Reads headers, one a line, and the body after an empty line, at the first JSON or by its name. */
export function readHeaderLines(text: string): Reading | undefined {
  const list = new HeaderList(text);
  if (!list.read()) return undefined;
  const { headers, warnings, target, body } = list;
  const names = headers.map(([name]) => name);
  // Prose and JSON may hold colons too.
  if (warnings.count > headers.length || !areHeaderNames(names)) return undefined;
  const query = target.get('query');
  const path = target.get(':path') ?? target.get('path');
  return {
    as: 'header list',
    method: target.get(':method') ?? target.get('request method') ?? target.get('method'),
    url:
      target.get('request url') ??
      urlOf(
        target.get('url') ?? (path !== undefined && query ? `${path}?${query}` : path),
        headers,
        target.get(':authority'),
      ),
    headers,
    ...(body === undefined || body === '' ? {} : { body }),
    warnings: said(list),
  };
}

function said({ warnings, ofResponse, target, headers }: HeaderList): Warnings {
  if (ofResponse > 0) warnings.add(`The response’s headers, ${ofResponse} of them, were left out.`);
  const path = target.get(':path') ?? target.get('path');
  if (path !== undefined && valueOf(headers, 'host') === undefined && !target.has(':authority')) {
    warnings.add(`The path is ${shortened(path)}; of which host is not said.`);
  }
  return warnings;
}

class HeaderList extends Cursor {
  readonly headers: HeaderEntry[] = [];
  readonly warnings = new Warnings();
  /** Method, URL and path by the names they have in the text. */
  readonly target = new Map<string, string>();
  body: string | Uint8Array | undefined;
  ofResponse = 0;
  #inResponse = false;

  /** False when this is no list of headers. */
  read(): boolean {
    for (let lines = 0; !this.isAtEnd; lines += 1) {
      if (lines === linesMost) {
        this.warnings.add('There are more than 2,000 lines of headers; the rest was left out.');
        break;
      }
      const from = this.at;
      const line = this.takeLine();
      const isEmpty = line.trim() === '';
      if (this.headers.length > 0 && (isEmpty || (jsonStart.test(line) && !pairLine.test(line)))) {
        // Browsers show the response's headers above the request's, with a heading each.
        const heading =
          /(?=\s{0,80}(?:request|response) headers[ \t]{0,80}:?[ \t]{0,80}(?:\r?\n|$))/iy;
        if (isEmpty && this.skip(heading)) continue;
        if (!isEmpty) this.at = from;
        this.#takeBody(withoutHeading(this.takeRest()));
        break;
      }
      if (!this.#takeHeader(line, from)) return false;
    }
    return this.headers.length > 0;
  }

  #takeBody(text: string): void {
    if (this.body === undefined) this.body = bodyInQuotes(text);
    else if (text.trim() !== '') this.warnings.add(`“${shortened(text.trim())}” was left out.`);
  }

  #takeHeader(line: string, from: number): boolean {
    if (isHeading(line)) {
      this.#inResponse = /response/i.test(line);
      return true;
    }
    const [whole, name] = targetName.exec(line) ?? [];
    if (whole !== undefined && name !== undefined) {
      this.target.set(name.toLowerCase(), unquoted(line.slice(whole.length).trim()));
      return true;
    }
    const header = headerLine(line);
    if (this.#inResponse) {
      this.ofResponse += header ? 1 : 0;
      return true;
    }
    if (header && isBodyName(header[0])) {
      this.#takeBody('');
      this.at = from;
      this.body = takeBodyMember(this);
      return true;
    }
    if (header) this.headers.push(header);
    else if (this.headers.length === 0) return false;
    else this.warnings.add(`“${shortened(line)}” is no header and was left out.`);
    return true;
  }
}

const headingMost = 40;

function isHeading(line: string): boolean {
  const words = line.trim();
  return (
    words.length <= headingMost &&
    /^(?:general|(?:req|request|response)? ?(?:headers|payload|body)? ?:?)$/i.test(words)
  );
}

function withoutHeading(text: string): string {
  const start = text.trimStart();
  const end = start.indexOf('\n');
  const words = end < 0 ? '' : start.slice(0, end).trim();
  return words.length <= headingMost && /^(?:request )?(?:payload|body) ?:?$/i.test(words)
    ? start.slice(end + 1).replace(/\r?\n$/, '')
    : text;
}

function unquoted(value: string): string {
  const trimmed = value.replace(/,$/, '');
  const quote = trimmed[0];
  return (quote === '"' || quote === "'") && trimmed.length > 1 && trimmed.endsWith(quote)
    ? trimmed.slice(1, -1)
    : value;
}
