import type { Settings } from '../../model/settings.ts';

type Json = string | number | { readonly [key: string]: Json };

/** What a language without a type for money writes as a float: `10.0`. */
const decimalKeys: ReadonlySet<string> = new Set(['amount']);

/**
 * One JSON value as different libraries write it: `compact` as JavaScript's JSON.stringify, `spaced` as
 * Python's json.dumps with its spaces and floats, `escaped` as PHP's json_encode with `\/` and `\u00e9`.
 * Whatever the style, it parses to the same value.
 */
export function writeJson(value: Json, style: Settings['jsonStyle']): string {
  if (style === 'compact') return JSON.stringify(value);
  if (typeof value === 'string')
    return style === 'escaped' ? escaped(value) : JSON.stringify(value);
  if (typeof value === 'number') return JSON.stringify(value);
  const [colon, comma] = style === 'spaced' ? [': ', ', '] : [':', ','];
  const members = Object.entries(value).map(([key, member]) => {
    const isFloat = style === 'spaced' && decimalKeys.has(key) && Number.isInteger(member);
    return `${JSON.stringify(key)}${colon}${writeJson(member, style)}${isFloat ? '.0' : ''}`;
  });
  return `{${members.join(comma)}}`;
}

function escaped(text: string): string {
  return JSON.stringify(text)
    .replaceAll('/', String.raw`\/`)
    .replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
