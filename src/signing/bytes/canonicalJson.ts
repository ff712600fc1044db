import { parsedJson } from './bodyFields.ts';
import { textFromBytes } from './bytes.ts';

/** A body as canonical JSON (RFC 8785): members by name, no blanks, numbers as ECMAScript writes them. */
export function canonicalJson(body: Uint8Array): string | undefined {
  const text = textFromBytes(body);
  const value = text === undefined ? undefined : parsedJson(text);
  try {
    return value === undefined ? undefined : written(value);
  } catch {
    // Nested too deeply: reading JSON has no limit to its depth, and writing it has.
    return undefined;
  }
}

/** By hand: in an object names of digits would come first, whatever their place. */
function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(written).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, each]) => `${JSON.stringify(name)}:${written(each)}`).join()}}`;
}
