import type { Cause } from '../causes.ts';

/** How the tokens of a JSON text are set apart. */
export interface Layout {
  /** Of one level; empty for one line. */
  readonly indent: string;
  readonly comma: string;
  readonly colon: string;
  /** `inline`: the members of an array stay on one line, with blanks, and so do empty brackets. */
  readonly arrays?: 'inline';
  /** `open`: the brackets of an empty list or object stand on two lines. */
  readonly empty?: 'open';
  /** LF where it is left out. */
  readonly lineEnd?: string;
}

/** The usual layouts, the likeliest first. */
export const layouts: readonly (Layout & { readonly cause: Cause })[] = [
  { cause: 'jsonCompacted', indent: '', comma: ',', colon: ':' },
  { cause: 'jsonIndented2', indent: '  ', comma: ',', colon: ': ' },
  { cause: 'jsonPythonSpaces', indent: '', comma: ', ', colon: ': ' },
  { cause: 'jsonIndented4', indent: '    ', comma: ',', colon: ': ' },
  { cause: 'jsonIndentedTab', indent: '\t', comma: ',', colon: ': ' },
  { cause: 'jsonJackson', indent: '  ', comma: ',', colon: ' : ', arrays: 'inline' },
  { cause: 'jsonIndented2', indent: '  ', comma: ',', colon: ': ', empty: 'open' },
];

/** Characters beyond ASCII, by how writers tell them apart: one bit each. */
export const wide = {
  nextLine: 1,
  control: 2,
  noBreakSpace: 4,
  thinSpace: 8,
  line: 16,
  punctuation: 32,
  letter: 64,
  astral: 128,
} as const;

const everyWide = 255;

/** The bit of a code point beyond ASCII in `wide`. */
export function wideClass(code: number): number {
  if (code > 0xffff) return wide.astral;
  if (code === 0x85) return wide.nextLine;
  if (code < 0xa0) return wide.control;
  if (code === 0x2028 || code === 0x2029) return wide.line;
  if (code === 0xa0 || code === 0x1680 || code === 0x3000) return wide.noBreakSpace;
  if (code >= 0x2000 && code <= 0x200a) return wide.thinSpace;
  if (code === 0x202f || code === 0x205f) return wide.thinSpace;
  return code >= 0x2000 && code <= 0x20ff ? wide.punctuation : wide.letter;
}

/** How a program writes what stands in a JSON string. Every writer escapes quotes, backslashes and controls. */
export interface Style {
  /** ASCII characters that are written as `\u` and four digits: `<>&`. */
  readonly ascii: string;
  /** `\/` for a slash. */
  readonly slash: boolean;
  /** Bits of `wide` that are written as escapes. */
  readonly wide: number;
  /** The escapes whose hexadecimal digits are capitals. */
  readonly upper: 'none' | 'ASCII signs' | 'all';
  /** `\b` and `\f` for these two controls, not `\u0008` and `\u000c`. */
  readonly short: boolean;
}

export interface Writer extends Style {
  readonly name: string;
}

/** As JavaScript writes. */
export const plainStyle: Style = { ascii: '', slash: false, wide: 0, upper: 'none', short: true };

const writer = (name: string, style: Partial<Style>): Writer => ({ ...plainStyle, ...style, name });
const html = '<>&';
const unicode = everyWide;
const lines = wide.line;

/**
 * Real writers of JSON by what they escape, the commonest first. `jsonWriters.testkit.ts` has what those wrote that were
 * run; Ruby’s `script_safe`, Go since 1.22, .NET’s System.Text.Json and Meta stand as their documentation says, and
 * Shopify as a body of it was seen.
 */
export const writers: readonly Writer[] = [
  writer('JavaScript', {}),
  writer('PHP’s json_encode', { slash: true, wide: unicode }),
  writer('Go’s json.Marshal', { ascii: html, wide: lines }),
  writer('Go’s json.Marshal before 1.22', { ascii: html, wide: lines, short: false }),
  writer('Go’s Encoder with SetEscapeHTML(false)', { wide: lines }),
  writer('Go’s Encoder with SetEscapeHTML(false) before 1.22', { wide: lines, short: false }),
  writer('Rails’ to_json', { ascii: html, wide: lines }),
  writer('Python’s json.dumps', { ascii: '\u007f', wide: unicode }),
  writer('Ruby’s JSON.generate with ascii_only', { wide: unicode }),
  writer('PHP’s json_encode with JSON_UNESCAPED_SLASHES', { wide: unicode }),
  writer('PHP’s json_encode with JSON_UNESCAPED_UNICODE', { slash: true, wide: lines }),
  writer('PHP’s json_encode with slashes and Unicode unescaped', { wide: lines }),
  writer('Jackson', { upper: 'all' }),
  writer('Jackson with ESCAPE_NON_ASCII', { wide: unicode, upper: 'all' }),
  writer('Gson', { ascii: `${html}'=`, wide: lines }),
  writer('.NET’s System.Text.Json', { ascii: `${html}'"+\`\u007f`, wide: unicode, upper: 'all' }),
  writer('.NET’s System.Text.Json with UnsafeRelaxedJsonEscaping', {
    ascii: '\u007f',
    wide: wide.nextLine | wide.control | wide.noBreakSpace | wide.thinSpace | lines | wide.astral,
    upper: 'all',
  }),
  writer('Newtonsoft.Json', { wide: wide.nextLine | lines }),
  writer('Newtonsoft.Json with EscapeHtml', { ascii: `${html}'"`, wide: wide.nextLine | lines }),
  writer('ujson', { slash: true, wide: unicode }),
  writer('ujson with encode_html_chars', { ascii: html, slash: true, wide: unicode }),
  writer('Ruby’s JSON.generate with script_safe', { slash: true, wide: lines }),
  writer('Ruby’s JSON.generate with escape_slash', { slash: true }),
  writer('Shopify', { ascii: html, slash: true, wide: lines }),
  writer('Meta', { ascii: '@', slash: true, wide: unicode }),
  writer('Meta', { ascii: '@<%', slash: true, wide: unicode, upper: 'ASCII signs' }),
  writer('PHP’s json_encode with JSON_HEX_TAG', {
    ascii: '<>',
    slash: true,
    wide: unicode,
    upper: 'ASCII signs',
  }),
  writer('PHP’s json_encode with all JSON_HEX flags', {
    ascii: `${html}'"`,
    slash: true,
    wide: unicode,
    upper: 'ASCII signs',
  }),
  writer('json-simple', {
    ascii: '\u007f',
    slash: true,
    wide: wide.nextLine | wide.control | wide.thinSpace | lines | wide.punctuation,
    upper: 'all',
  }),
];
