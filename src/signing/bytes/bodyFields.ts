import { textFromBytes } from './bytes.ts';

const parsed = new WeakMap<Uint8Array, unknown>();

/**
 * The value of one member of a body as text. `path` leads through its JSON (`data.0.id`); of a form, its last name
 * counts. Of a multipart body, and of a form, the JSON in a field of that name is the whole. An empty path is the body
 * itself. Undefined where there is no such member, or where it is a list, an object or nothing.
 */
export function bodyField(body: Uint8Array, path: string): string | undefined {
  if (path === '') return textFromBytes(body);
  if (!parsed.has(body)) parsed.set(body, parse(body));
  let value = parsed.get(body);
  if (value instanceof Form) return value.get(path.split('.').at(-1) ?? '');
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name))
      return undefined;
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
  const { start, end } = jsonInMultipart(text) ?? { start: 0, end: 0 };
  if (end > 0) return parsedJson(text.slice(start, end));
  if (!looksLikeForm(text)) return undefined;
  const form = new Form(text);
  return parsedJson(form.get('json') ?? '') ?? form;
}

/** A form of which few values are read: there may be a megabyte of others. */
class Form {
  readonly #text: string;
  #whole: URLSearchParams | undefined;

  constructor(text: string) {
    this.#text = text;
    // A name is written otherwise than it is read, such as `%61` for `a`.
    if (/^\?|(?:^|&)[^=&]*[%+]/.test(text)) this.#whole = new URLSearchParams(text);
  }

  /** The first value of that name. */
  get(name: string): string | undefined {
    const text = this.#text;
    if (name === '') this.#whole ??= new URLSearchParams(text);
    if (this.#whole) return this.#whole.get(name) ?? undefined;
    let at = -1;
    do {
      at = text.indexOf(name, at + 1);
      if (at < 0) return undefined;
    } while ((text[at - 1] ?? '&') !== '&' || !'=&'.includes(text.charAt(at + name.length)));
    const [pair = ''] = text.slice(at).split('&', 1);
    return new URLSearchParams(`&${pair}`).get(name) ?? undefined;
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

/** Where the field `json` of a multipart body (RFC 7578) begins and ends; undefined for any other body. */
export function jsonInMultipart(text: string): { start: number; end: number } | undefined {
  const [, boundary] = /^--([^\r\n]{1,70})\r?\n/.exec(text.slice(0, 100)) ?? [];
  if (boundary === undefined) return undefined;
  const name = /Content-Disposition:[^\r\n]*\bname="?json"?[^\r\n]*\r?\n/i.exec(text);
  if (!name) return undefined;
  const blank = /\r?\n\r?\n|^\r?\n/.exec(text.slice(name.index + name[0].length));
  if (!blank) return undefined;
  const start = name.index + name[0].length + blank.index + blank[0].length;
  const end = text.indexOf(`\n--${boundary}`, start);
  if (end < 0) return undefined;
  return { start, end: text[end - 1] === '\r' ? end - 1 : end };
}
