import { Cursor } from '../cursor.ts';
import { Warnings } from '../warnings.ts';
import { isKnownName, isRealName } from './headerNames.ts';
import { urlOf, type HeaderEntry, type Reading } from '../reading.ts';

const namesMost = 1_000;
const nameMost = 90;
const heading = /^(?:general|(?:request|response) headers):?$/i;
/** Lines about the request that are no headers. */
const told = /^(?:request url|request method|status code|remote address|referrer policy)$/i;
const pseudo = /^:(?:method|scheme|authority|path)$/i;

/** Reads headers as a browser's network panel copies them: the name on one line, its value on the next. */
export function readTwoLineHeaders(text: string): Reading | undefined {
  const headers: HeaderEntry[] = [];
  const about = new Map<string, string>();
  let inResponse = false;
  let ofResponse = 0;
  const cursor = new Cursor(text);
  while (!cursor.isAtEnd && headers.length < namesMost) {
    const { at } = cursor;
    const line = cursor.takeLine().trim();
    const name = nameIn(line, inResponse);
    if (heading.test(line)) inResponse = /response/i.test(line);
    else if (name !== undefined) {
      const value = cursor.takeLine().trim();
      if (told.test(name) || pseudo.test(name)) about.set(name.toLowerCase(), value);
      else if (inResponse) ofResponse += 1;
      else headers.push([name, value]);
    } else if (line !== '' || !goesOn(text, cursor.at)) {
      if (line !== '') cursor.at = at;
      break;
    }
  }
  if (!headers.some(([name]) => isKnownName(name)) || headers.length + about.size < 2) {
    return undefined;
  }
  const warnings = new Warnings();
  if (ofResponse > 0) warnings.add(`The response’s headers, ${ofResponse} of them, were left out.`);
  return {
    as: 'header list',
    method: about.get('request method') ?? about.get(':method'),
    url: about.get('request url') ?? urlOf(about.get(':path'), headers, about.get(':authority')),
    headers,
    ...(cursor.isAtEnd ? {} : { body: cursor.takeRest() }),
    warnings,
  };
}

/** The name that a line consists of. */
function nameIn(line: string, isAnything: boolean): string | undefined {
  if (line.length > nameMost) return undefined;
  const name = line.endsWith(':') ? line.slice(0, -1) : line;
  const isToken = /^[a-z][\w-]*$/i.test(name) && (isAnything || name !== line);
  return told.test(name) || pseudo.test(name) || isToken || isRealName(name) ? name : undefined;
}

/** Whether headers follow an empty line; otherwise the body does. */
function goesOn(text: string, from: number): boolean {
  const line = new Cursor(text, from).takeLine().trim();
  return line === '' || heading.test(line) || nameIn(line, false) !== undefined;
}
