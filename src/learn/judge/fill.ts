import type { Template } from '../../lessons/chapters/chapter.ts';
import {
  measureTable,
  type MeasureName,
  type MeasureUnit,
} from '../../lessons/chapters/measureTable.ts';
import { duration, euros, grouped } from '../../trace/words/format.ts';
import { measureOf } from './measures.ts';
import type { Seen } from './seen.ts';

const written: Readonly<Record<MeasureUnit, (value: number) => string>> = {
  count: grouped,
  ms: duration,
  percent: (value) => `${grouped(Math.round(value * 10) / 10)} %`,
  cents: euros,
};

/** A text with the numbers of what is seen; a dash stands where there is nothing to count yet. */
export function fill(template: Template, seen: Seen): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = measureOf(seen, name as MeasureName);
    return value === undefined ? '–' : written[measureTable[name as MeasureName]](value);
  });
}

/** The measures that a text names. */
export function measuresIn(template: Template): readonly string[] {
  return Array.from(template.matchAll(/\{(\w+)\}/g), ([, name = '']) => name);
}
