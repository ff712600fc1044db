import type { Cause } from '../causes.ts';
import type { Layout } from './jsonText.ts';

export const layouts: readonly (Layout & { readonly cause: Cause })[] = [
  { cause: 'jsonCompacted', indent: '', comma: ',', colon: ':' },
  { cause: 'jsonIndented2', indent: '  ', comma: ',', colon: ': ' },
  { cause: 'jsonPythonSpaces', indent: '', comma: ', ', colon: ': ' },
  { cause: 'jsonIndented4', indent: '    ', comma: ',', colon: ': ' },
  { cause: 'jsonIndentedTab', indent: '\t', comma: ',', colon: ': ' },
];

export interface Escaping {
  readonly cause: Cause;
  /** Finds what this style writes differently. */
  readonly touches: RegExp;
  /** Rewrites strings from JavaScript's style, one a line, quotes included. */
  readonly write: (strings: string) => string;
}

const lower = (code: number) => `\\u${code.toString(16).padStart(4, '0')}`;
const upper = (code: number) => `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`;

// eslint-disable-next-line no-control-regex
const nonAscii = /[^\u0000-\u007f]/g;
const ascii = (text: string, escape = lower) =>
  text.replace(nonAscii, (char) => escape(char.charCodeAt(0)));
const slashes = (text: string) => text.replaceAll('/', '\\/');

export const escapings: readonly Escaping[] = [
  { cause: 'unicodeRaw', touches: /\\/, write: (text) => text },
  { cause: 'unicodeEscaped', touches: /\\|\P{ASCII}/u, write: (text) => ascii(text) },
  // PHP's json_encode.
  {
    cause: 'slashesEscaped',
    touches: /[\\/]|\P{ASCII}/u,
    write: (text) => slashes(ascii(text)),
  },
  { cause: 'slashesEscaped', touches: /[\\/]/, write: slashes },
  { cause: 'unicodeEscaped', touches: /\\|\P{ASCII}/u, write: (text) => ascii(text, upper) },
  // Meta's senders.
  {
    cause: 'unicodeEscaped',
    touches: /[\\/@]|\P{ASCII}/u,
    write: (text) => slashes(ascii(text)).replaceAll('@', lower(0x40)),
  },
  // Go's encoding/json.
  {
    cause: 'htmlEscaped',
    touches: /[\\<>&]|\P{ASCII}/u,
    write: (text) => text.replace(/[<>&\u2028\u2029]/g, (char) => lower(char.charCodeAt(0))),
  },
  // .NET's System.Text.Json.
  {
    cause: 'htmlEscaped',
    touches: /[\\<>&'+`]|\P{ASCII}/u,
    write: (text) =>
      ascii(text, upper).replace(/\\.|[<>&'+`]/g, (found) =>
        found === '\\"' ? upper(0x22) : found.length > 1 ? found : upper(found.charCodeAt(0)),
      ),
  },
];
