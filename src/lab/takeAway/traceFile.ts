import { instant } from '../../model/units.ts';
import { titleOf, type RunTaken } from './runTaken.ts';

/**
 * The whole trace as JSON, version 1. `scenario`, `commands`, `facts`, `pollPlans`, `endsAt` and `cut` are those of
 * `Trace` in `src/model/facts.ts`, unchanged; `format`, `version` and `title` stand before them. Times are whole
 * milliseconds from the start of the run, amounts are cents, bodies are texts whose bytes are their UTF-8. One fact
 * stands on one line.
 */
export function traceJson(run: RunTaken): string {
  const { facts, pollPlans, ...others } = run.trace;
  const head = {
    format: 'hookscope-trace',
    version: 1,
    title: titleOf({ ...run, until: instant(run.trace.endsAt) }),
    ...others,
  };
  const members = [
    ...Object.entries(head).map(([name, value]) => `"${name}": ${JSON.stringify(value)}`),
    `"pollPlans": ${listOf(pollPlans)}`,
    `"facts": ${listOf(facts)}`,
  ];
  return `{\n${members.join(',\n')}\n}\n`;
}

const listOf = (entries: readonly unknown[]): string =>
  entries.length === 0
    ? '[]'
    : `[\n${entries.map((entry) => JSON.stringify(entry)).join(',\n')}\n]`;
