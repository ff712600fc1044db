import { textFromBytes } from './bytes.ts';

const parsed = new WeakMap<Uint8Array, unknown>();

/**
 * The value of one member of a body as text. `path` leads through its JSON (`data.0.id`); of a form, its last name
 * counts. Undefined where there is no such member, or where it is neither a text nor a number.
 */
export function bodyField(body: Uint8Array, path: string): string | undefined {
  if (!parsed.has(body)) parsed.set(body, parse(body));
  let value = parsed.get(body);
  if (value instanceof URLSearchParams) return value.get(path.split('.').at(-1) ?? '') ?? undefined;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name))
      return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value : undefined;
}

function parse(body: Uint8Array): unknown {
  const text = textFromBytes(body);
  if (text === undefined) return undefined;
  return parsedJson(text) ?? (looksLikeForm(text) ? new URLSearchParams(text) : undefined);
}

/** What a JSON text says; undefined where it is none. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Whether a text may be a form: pairs with `=`, and not the beginning of JSON or XML. */
export function looksLikeForm(text: string): boolean {
  return /^[^\s{[<"][^\s]*=/.test(text.slice(0, 2_000));
}
