import type { PlannedTimestamp } from './plan.ts';

/**
 * A regular expression, without its ends, for what a timestamp looks like. It is asked before anything is computed:
 * where nothing parts a timestamp from its neighbours, bytes could otherwise move from one to the other.
 */
export function timestampShape({ unit }: PlannedTimestamp): string {
  return unit === 'ISO 8601'
    ? '\\d{4}(-\\d\\d){2}T\\d\\d(:\\d\\d){2}(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)'
    : '\\d+';
}
