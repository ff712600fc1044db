import { clock } from '../../trace/words/format.ts';
import { upTo } from '../../trace/records.ts';
import { sentence } from '../../trace/sentences/sentence.ts';
import type { RunTaken } from './runTaken.ts';

/** The columns of the facts, in order. */
export const factColumns = [
  'seq',
  'at_ms',
  'clock',
  'type',
  'event',
  'delivery',
  'message',
  'attempt',
  'says',
  'fact',
] as const;

/**
 * The facts as CSV (RFC 4180), one a row, with the sentence that the captions say of it. `at_ms` is whole milliseconds
 * from the start of the run; `fact` is all of it as JSON. A byte order mark stands first, or spreadsheets take the
 * euro signs for something else.
 */
export function factsCsv({ trace, until }: RunTaken): string {
  const rows = upTo(trace.facts, until).map((fact) => {
    const about: Partial<Record<string, unknown>> = { ...fact };
    return [
      fact.seq,
      fact.at,
      clock(fact.at),
      fact.type,
      about['eventId'],
      about['deliveryId'],
      about['messageId'],
      about['attempt'],
      sentence(fact, trace),
      JSON.stringify(fact),
    ];
  });
  return `\uFEFF${[factColumns, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('')}`;
}

/** A field is in quotes where it holds what would end it. */
function field(value: unknown): string {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
