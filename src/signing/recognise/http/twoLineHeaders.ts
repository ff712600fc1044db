import { Doubts } from '../warnings.ts';
import { isKnownName, isRealName } from './headerNames.ts';
import { lineAt } from './lines.ts';
import { urlOf, type HeaderEntry, type Reading } from '../reading.ts';

const namesMost = 1_000;
const nameMost = 90;
const heading = /^(?:general|(?:request|response) headers):?$/i;
/** What a browser's network panel tells of a request beside its headers. */
const told = /^(?:request url|request method|status code|remote address|referrer policy)$/i;
const pseudo = /^:(?:method|scheme|authority|path)$/i;

/** Headers as a browser's network panel copies them: the name on one line, its value on the next. */
export function readTwoLineHeaders(text: string): Reading | undefined {
  const headers: HeaderEntry[] = [];
  const about = new Map<string, string>();
  let inResponse = false;
  let ofResponse = 0;
  let at = 0;
  while (at < text.length && headers.length < namesMost) {
    const { line, next } = lineAt(text, at);
    const trimmed = line.trim();
    const name = nameIn(trimmed, inResponse);
    if (heading.test(trimmed)) inResponse = /response/i.test(trimmed);
    else if (name !== undefined) {
      const { line: value, next: after } = lineAt(text, next);
      if (told.test(name) || pseudo.test(name)) about.set(name.toLowerCase(), value.trim());
      else if (inResponse) ofResponse += 1;
      else headers.push([name, value.trim()]);
      at = after;
      continue;
    } else if (trimmed !== '' || !goesOn(text, next)) {
      at = trimmed === '' ? next : at;
      break;
    }
    at = next;
  }
  if (!headers.some(([name]) => isKnownName(name)) || headers.length + about.size < 2) {
    return undefined;
  }
  const doubts = new Doubts();
  if (ofResponse > 0) doubts.add(`The response’s headers, ${ofResponse} of them, were left out.`);
  return {
    as: 'header list',
    method: about.get('request method') ?? about.get(':method'),
    url: about.get('request url') ?? urlOf(about.get(':path'), headers, about.get(':authority')),
    headers,
    ...(at < text.length ? { body: text.slice(at) } : {}),
    doubts,
  };
}

/** The name on a line of its own, with a colon behind it or not. */
function nameIn(line: string, isAnything: boolean): string | undefined {
  if (line.length > nameMost) return undefined;
  const name = line.endsWith(':') ? line.slice(0, -1) : line;
  const isToken = /^[a-z][\w-]*$/i.test(name) && (isAnything || name !== line);
  return told.test(name) || pseudo.test(name) || isToken || isRealName(name) ? name : undefined;
}

/** Whether more headers follow an empty line; otherwise it ends them. */
function goesOn(text: string, from: number): boolean {
  const line = lineAt(text, from).line.trim();
  return line === '' || heading.test(line) || nameIn(line, false) !== undefined;
}
