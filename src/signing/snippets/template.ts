import type { Plan } from './plan.ts';

type Values = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Writes a template's lines. Before the first bar of a line stands when it is written: where all of the conditions
 * hold, of which `!timed` is the opposite of `timed`, and one of `hex/base64` is enough; `"` repeats those above. In the
 * code `«name»` is a value, several lines of it where nothing else stands, and `«timed?text»` a text with a condition.
 */
export type Write = (template: string, more?: Values) => readonly string[];

/** A writer of templates about a plan; `header` is how the language reads one. */
export function writerFor(plan: Plan, header: (name: string) => string, own: Values): Write {
  const common = valuesOf(plan, header);
  return (template, more = {}) => written(template, plan.facts, { ...common, ...own, ...more });
}

function valuesOf(plan: Plan, header: (name: string) => string): Values {
  const { offered, timestamp, prefix, keys } = plan;
  const places = 'headers' in offered ? offered.headers.map(header) : [offered.field];
  const { from, shape, toleranceSeconds } = timestamp ?? { from: undefined };
  const pair = from && 'pair' in from ? from.pair : '';
  return {
    urlNote: plan.urlNote,
    bodyNote: plan.bodyNote,
    hash: plan.hash,
    prefix,
    prefixLength: String(prefix.length),
    separator: plan.separator,
    keyPrefix: keys.map((rule) => ('prefix' in rule ? rule.prefix : '')).join(''),
    encoding: plan.encoding,
    offered: places[0],
    offers: places.join(', '),
    offerLines: places.map((place) => `${place},`),
    time: from && 'header' in from ? header(from.header) : undefined,
    pair,
    pairLength: String(pair.length + 1),
    timeField: from && 'field' in from ? from.field : undefined,
    shape,
    looks: plan.looks,
    claim: plan.jwt?.body.claim,
    urlClaim: plan.jwt?.url?.claim,
    issuer: plan.jwt?.issuer,
    account: plan.accountHeader === undefined ? undefined : header(plan.accountHeader),
    least: String(timestamp?.least),
    tolerance: String(toleranceSeconds),
  };
}

function written(template: string, facts: Plan['facts'], values: Values): readonly string[] {
  const holds = (conditions: string) =>
    conditions
      .split(' ')
      .filter((condition) => condition !== '')
      .every((condition) => {
        const isTrue = condition
          .replace('!', '')
          .split('/')
          .some((name) => known(facts, name));
        return isTrue !== condition.startsWith('!');
      });
  const filled = (code: string): readonly string[] => {
    const text = code.replaceAll(
      /«([\w !/]+)\?((?:[^«»]|«\w+»)*)»/g,
      (_, conditions: string, inner: string) => (holds(conditions) ? inner : ''),
    );
    const [, margin = '', name] = /^(\s*)«(\w+)»$/.exec(text) ?? [];
    const value = name === undefined ? undefined : known(values, name);
    if (typeof value === 'object') return indented(margin, value);
    return [text.replaceAll(/«(\w+)»/g, (_, each: string) => String(known(values, each)))];
  };
  let conditions = '';
  return template.split('\n').flatMap((line) => {
    const [, given, code] = /^([^|]*)\| ?(.*)$/.exec(line) ?? [];
    if (given === undefined || code === undefined) return [];
    if (given.trim() !== '"') conditions = given.trim();
    return holds(conditions) ? filled(code) : [];
  });
}

/** A name that a template uses and nothing knows is a slip in the template. */
function known<T>(record: Readonly<Record<string, T>>, name: string): NonNullable<T> {
  const value = record[name];
  if (value === undefined || value === null) throw new Error(`${name} means nothing in a template`);
  return value;
}

/** Each line moved to the right, but for empty ones. */
export function indented(by: string, all: readonly string[]): readonly string[] {
  return all.map((line) => (line === '' ? line : by + line));
}
