import { parsedJson } from '../../bytes/bodyFields.ts';
import { Cursor } from '../cursor.ts';
import { Warnings } from '../warnings.ts';
import { haveSignature } from './headerObjects.ts';
import type { Reading } from '../reading.ts';
import { requestInObject } from './requestInObject.ts';

/**
 * Reads JSON that a gateway or framework has logged: an AWS event, `{ headers, body }`, a HAR file, a log line or the
 * headers alone.
 */
export function readObject(text: string): Reading | undefined {
  const first = text[0];
  if (first !== '{' && first !== '[') return undefined;
  const parsed = parsedJson(text);
  // JSON without a request is a body.
  if (parsed !== undefined) {
    return (
      requestInObject(parsed, 'JSON with headers') ?? {
        as: 'body',
        headers: [],
        warnings: new Warnings(),
      }
    );
  }
  return readJsonLines(text);
}

const linesMost = 20_000;

/** Reads an object a line: the first with a signature, or else with headers. */
export function readJsonLines(text: string): Reading | undefined {
  let found: Reading | undefined;
  let count = 0;
  let others = 0;
  const cursor = new Cursor(text);
  for (let lines = 0; !cursor.isAtEnd && lines < linesMost; lines += 1) {
    const json = cursor.takeLine().trim();
    const reading = json.startsWith('{') ? jsonLine(json) : undefined;
    if (!reading) {
      if (lines === 0 && !json.startsWith('{')) return undefined;
      others += json === '' ? 0 : 1;
      continue;
    }
    count += 1;
    if (!found || (!haveSignature(found.headers) && haveSignature(reading.headers)))
      found = reading;
  }
  // The other lines are its body.
  if (found && count === 1 && others > 0 && found.body === undefined) return undefined;
  if (found && count > 1) {
    found.warnings.add(
      `There are ${count} lines with requests; the first ${haveSignature(found.headers) ? 'with a signature ' : ''}was taken.`,
    );
  }
  return found;
}

function jsonLine(json: string): Reading | undefined {
  const parsed = parsedJson(json);
  return parsed === undefined ? undefined : requestInObject(parsed, 'log');
}
