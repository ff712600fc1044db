import type { Template } from '../../lessons/chapters/chapter.ts';
import { measureTable, type MeasureName } from '../../lessons/chapters/measureTable.ts';
import { count, duration, euros, grouped, unbroken } from '../../trace/words/format.ts';
import { measureOf } from './measures.ts';
import type { Seen } from './seen.ts';

/** What stands for a number of nothing. */
export const nothing = '–';

const written = {
  ms: duration,
  percent: (value: number) => `${grouped(Math.round(value * 10) / 10)} %`,
  cents: euros,
  ratio: (value: number) => grouped(Math.round(value * 100) / 100),
} as const;

/**
 * A text with the numbers of what is seen, `{#charges}` with what is counted, each on the line of its unit; a dash stands
 * where there is nothing to count yet.
 */
export function fill(template: Template, seen: Seen): string {
  const text = template.replaceAll(named, (_, withNoun: string, name: MeasureName) => {
    const value = measureOf(seen, name);
    const unit = measureTable[name];
    if (value === undefined) return nothing;
    if (typeof unit === 'string') return written[unit](value);
    return withNoun ? count(value, ...unit) : grouped(value);
  });
  return unbroken(text);
}

const named = /\{(#?)(\w+)\}/g;

/** The measures that a text names. */
export function measuresIn(template: Template): readonly string[] {
  return Array.from(template.matchAll(named), ([, , name = '']) => name);
}

/** A text without its measures: what was written by hand. */
export const byHand = (template: Template): string => template.replaceAll(named, '');
