import { bytesFromBase64 } from '../../bytes/bytes.ts';
import { haveSignature } from '../objects/headerObjects.ts';
import { requestInObject } from '../objects/requestInObject.ts';
import type { Reading } from '../reading.ts';
import { takeQuoted } from './printedText.ts';
import { Cursor } from '../cursor.ts';
import type { Printed } from './printedValue.ts';

const linesMost = 20_000;
const depthMost = 20;

/** Reads a recorded request in YAML, as VCR keeps it: the first with a signature. */
export function readYaml(text: string): Reading | undefined {
  if (!/^[ \t-]{0,80}headers:[ \t]*\r?$/im.test(text)) return undefined;
  const lines = text.split(/\r?\n/);
  if (lines.length > linesMost) return undefined;
  const value = new YamlLines(lines).block(0, 0);
  const reading = value === undefined ? undefined : requestInObject(value, 'printed object');
  return reading?.body !== undefined && haveSignature(reading.headers) ? reading : undefined;
}

const key = /^(?:"([^"]{1,100})"|'([^']{1,100})'|([A-Za-z_$][^:#"'\n]{0,100}?)):(?=\s|$)[ \t]*/;

/** As much of YAML 1.2 as programs write: blocks, lists, texts in quotes and blocks of text. */
class YamlLines {
  readonly #lines: string[];
  #at = 0;

  constructor(lines: readonly string[]) {
    this.#lines = [...lines];
  }

  get #line(): string {
    return this.#lines[this.#at] ?? '';
  }

  /** Reads the members or items that are indented by at least so much; undefined where there are none. */
  block(least: number, depth: number): Printed | undefined {
    this.#skipBlank();
    const indent = indentOf(this.#line);
    if (indent < least || depth > depthMost || this.#at >= this.#lines.length) return undefined;
    return this.#line.startsWith('-', indent)
      ? this.#list(indent, depth)
      : this.#members(indent, depth);
  }

  #skipBlank(): void {
    while (this.#at < this.#lines.length && /^\s*(?:#.*|---.*)?$/.test(this.#line)) this.#at += 1;
  }

  #list(indent: number, depth: number): Printed {
    const items: Printed[] = [];
    for (this.#skipBlank(); this.#startsItem(indent); this.#skipBlank()) {
      const rest = this.#line.slice(indent + 1).trimStart();
      if (rest === '') {
        this.#at += 1;
        items.push(this.block(indent + 1, depth + 1) ?? null);
      } else if (key.test(rest)) {
        // The item's members go on below its first one.
        this.#lines[this.#at] = this.#line.replace('-', ' ');
        items.push(this.block(indent + 1, depth + 1) ?? null);
      } else items.push(this.#scalar(rest, indent));
    }
    return items;
  }

  #startsItem(indent: number): boolean {
    return /^-(?:\s|$)/.test(this.#line.slice(indent)) && indentOf(this.#line) === indent;
  }

  #members(indent: number, depth: number): Printed | undefined {
    const members: [string, Printed][] = [];
    for (this.#skipBlank(); indentOf(this.#line) === indent; this.#skipBlank()) {
      const found = key.exec(this.#line.slice(indent));
      if (!found || this.#at >= this.#lines.length) break;
      const name = found[1] ?? found[2] ?? found[3] ?? '';
      const rest = this.#line.slice(indent + found[0].length).trim();
      if (rest === '') {
        this.#at += 1;
        this.#skipBlank();
        // A list may stand right below its name.
        const least = this.#startsItem(indent) ? indent : indent + 1;
        members.push([name, this.block(least, depth + 1) ?? null]);
      } else members.push([name, this.#scalar(rest, indent)]);
    }
    return members.length === 0 ? undefined : Object.fromEntries(members);
  }

  #scalar(given: string, indent: number): Printed {
    const [, tag = '', rest = ''] = /^(?:(![\w!:./-]{1,80})\s*)?(.*)$/s.exec(given) ?? [];
    this.#at += 1;
    const style = /^[|>]([+-]?)\d?$/.exec(rest);
    if (style) {
      const text = this.#text(indent, style[1] ?? '');
      return tag === '!binary' ? (bytesFromBase64(text.replaceAll(/\s/g, '')) ?? text) : text;
    }
    if (/^["']/.test(rest)) return this.#quoted(rest);
    return rest === '~' || rest === 'null' ? null : rest;
  }

  #text(indent: number, chomp: string): string {
    const from = this.#at;
    while (
      this.#at < this.#lines.length &&
      (indentOf(this.#line) > indent || this.#line.trim() === '')
    )
      this.#at += 1;
    const lines = this.#lines.slice(from, this.#at);
    const margin = indentOf(lines.find((line) => line.trim() !== '') ?? '');
    const text = lines
      .map((line) => line.slice(margin))
      .join('\n')
      .replace(/\n+$/, '');
    return chomp === '-' ? text : `${text}\n`;
  }

  /** A text in quotes may go on over lines, whose breaks are a space each. */
  #quoted(start: string): Printed {
    let whole = start;
    const quote = start.charAt(0);
    const isClosed = () =>
      quote === "'" ? /^'(?:[^']|'')*'\s*$/.test(whole) : /^"(?:[^"\\]|\\.)*"\s*$/.test(whole);
    while (!isClosed() && this.#at < this.#lines.length) {
      const line = this.#line.trim();
      // A break that was escaped leaves nothing.
      whole =
        whole.endsWith('\\') && quote === '"'
          ? whole.slice(0, -1) + line.replace(/^\\(?= )/, '')
          : `${whole}${line === '' ? '\n' : ' '}${line}`;
      this.#at += 1;
    }
    if (quote === "'") return whole.trim().slice(1, -1).replaceAll("''", "'");
    const text = takeQuoted(new Cursor(whole.trim()), 'with escapes');
    return text ?? whole;
  }
}

function indentOf(line: string): number {
  return /^ {0,400}/.exec(line)?.[0].length ?? 0;
}
