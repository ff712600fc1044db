import { textFromBytes } from './bytes.ts';

const parsed = new WeakMap<Uint8Array, unknown>();

/**
 * The value of one member of a body as text. `path` leads through its JSON (`data.0.id`); of a form, multipart or not,
 * its last name counts, and the JSON in a field `json` is the whole. An empty path is the body itself. Undefined where
 * there is no such member, or where it is a list, an object or nothing.
 */
export function bodyField(body: Uint8Array, path: string): string | undefined {
  if (path === '') return textFromBytes(body);
  if (!parsed.has(body)) parsed.set(body, parse(body));
  let value = parsed.get(body);
  if (value instanceof PlainForm || value instanceof URLSearchParams)
    return value.get(path.split('.').at(-1) ?? '') ?? undefined;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name))
      return undefined;
    // A list has its length by itself.
    if (Array.isArray(value) && name === 'length') return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? value : undefined;
}

function parse(body: Uint8Array): unknown {
  const text = textFromBytes(body);
  if (text === undefined) return undefined;
  const json = parsedJson(text);
  if (json !== undefined) return json;
  const fields = multipartFields(text);
  if (fields.length === 0 && !looksLikeForm(text)) return undefined;
  const form =
    fields.length > 0
      ? new URLSearchParams(fields.map(({ name, start, end }) => [name, text.slice(start, end)]))
      : hasPlainNames(text)
        ? new PlainForm(text)
        : new URLSearchParams(text);
  return parsedJson(form.get('json') ?? '') ?? form;
}

/** Whether no name of a form is empty, or written otherwise than it is read, such as `%61` for `a`. */
function hasPlainNames(form: string): boolean {
  return !/^\?|(?:^|&)(?:=|[^=&]*[%+])/.test(form);
}

/** A form of which few values are read: there may be a megabyte of others. */
class PlainForm {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The first value of that name. */
  get(name: string): string | null {
    const text = this.#text;
    let at = -1;
    do {
      at = text.indexOf(name, at + 1);
      if (at < 0 || name === '') return null;
    } while ((text[at - 1] ?? '&') !== '&' || !'=&'.includes(text.charAt(at + name.length)));
    const [pair = ''] = text.slice(at).split('&', 1);
    return new URLSearchParams(`&${pair}`).get(name);
  }
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

/** A field of a multipart body, and where its value begins and ends in the text of the body. */
export interface MultipartField {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const fieldsMost = 200;

/** The fields of a multipart body (RFC 7578), files left out, in their order; none for any other body. */
export function multipartFields(text: string): readonly MultipartField[] {
  const line = /^--[^\r\n]{1,70}(?=\r?\n)/.exec(text.slice(0, 100))?.[0];
  if (line === undefined) return [];
  let at = 0;
  return text.split(`\n${line}`, fieldsMost).flatMap((part) => {
    const [head = ''] = /^[^]*?\n\r?\n/.exec(part.slice(0, 8_000)) ?? [];
    const [, name] = fieldName.exec(head) ?? [];
    const start = at + head.length;
    const end = at + part.replace(/\r$/, '').length;
    at += part.length + line.length + 1;
    return name === undefined || /[; ]filename\*?=/i.test(head) ? [] : [{ name, start, end }];
  });
}

// Bound to the beginning of a line: it must not try again at each of a thousand names in one.
const fieldName = /^content-disposition:[^\r\n]*?\bname="?([^"\r\n;]*)/im;
