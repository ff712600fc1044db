import { looksLikeForm, multipartFields, parsedJson } from './bodyFields.ts';
import { bytesFromText, textFromBytes, type Bytes } from './bytes.ts';

/** A body with members set by their ways (`signature.token`); undefined when it is neither a JSON object nor a form. */
export function withMembers(
  body: Bytes,
  members: Readonly<Record<string, string>>,
): Bytes | undefined {
  let written: Bytes | undefined = body;
  for (const [path, value] of Object.entries(members)) {
    written = written && withField(written, path, value);
  }
  return written;
}

/**
 * A body with one member set. Digits are written as a number where a number or nothing stood. A member at the top is
 * put into the text, so that every other byte stays; a deeper one makes the JSON be written anew.
 */
export function withField(body: Bytes, path: string, value: string): Bytes | undefined {
  const text = textFromBytes(body);
  if (text === undefined) return undefined;
  const names = path.split('.');
  const fields = multipartFields(text);
  const json = fields.find(({ name }) => name === 'json');
  const inside = json ?? fields.find(({ name }) => name === names.at(-1));
  if (inside) {
    const { start, end } = inside;
    const inJson = json && withField(bytesFromText(text.slice(start, end)), path, value);
    const written = json ? inJson && textFromBytes(inJson) : value;
    return written === undefined
      ? undefined
      : bytesFromText(text.slice(0, start) + written + text.slice(end));
  }
  if (looksLikeForm(text)) {
    const form = new URLSearchParams(text);
    form.set(names.at(-1) ?? path, value);
    return bytesFromText(form.toString());
  }
  const parsed = parsedJson(text === '' ? '{}' : text);
  if (!isObject(parsed)) return undefined;
  if (names.length === 1) {
    const appended = appendMember(text, parsed, path, value);
    if (appended !== undefined) return bytesFromText(appended);
  }
  let parent = parsed;
  for (const name of names.slice(0, -1)) {
    const child = parent[name];
    const next = typeof child === 'object' && child !== null ? (child as typeof parent) : {};
    parent[name] = next;
    parent = next;
  }
  const last = names.at(-1) ?? path;
  parent[last] = names.length === 1 && /^\d{1,15}$/.test(value) ? Number(value) : value;
  try {
    return bytesFromText(JSON.stringify(parsed));
  } catch {
    // Nested too deeply: reading JSON has no limit to its depth, and writing it has.
    return undefined;
  }
}

/** The text with one member replaced or appended; undefined when that is ambiguous. */
function appendMember(
  text: string,
  parsed: Record<string, unknown>,
  name: string,
  value: string,
): string | undefined {
  const written = /^\d{1,15}$/.test(value) ? value : JSON.stringify(value);
  const present = new RegExp(`("${name}"\\s*:\\s*)(\\d+|"[^"\\\\]*")`, 'g');
  const places = [...text.matchAll(present)].length;
  if (places === 1 && Object.hasOwn(parsed, name)) return text.replace(present, `$1${written}`);
  if (places > 0 || Object.hasOwn(parsed, name)) return undefined;
  const end = text.lastIndexOf('}');
  const comma = Object.keys(parsed).length === 0 ? '' : ',';
  return `${text.slice(0, end).trimEnd()}${comma}"${name}":${written}${text.slice(end)}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
