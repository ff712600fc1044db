import type { TimestampRule } from './scheme.ts';
import type { TimestampStep } from './verdict.ts';

/** Whether a timestamp is within the tolerance at `nowSeconds`. At the very edge it still is. */
export function checkTimestamp(
  rule: TimestampRule,
  text: string | undefined,
  {
    nowSeconds,
    toleranceSeconds = rule.toleranceSeconds,
  }: { nowSeconds?: number | undefined; toleranceSeconds?: number | undefined },
): TimestampStep {
  const step = 'timestamp';
  if (text === undefined) return { step, ok: false, because: 'timestamp missing' };
  if (!/^\d+$/.test(text)) return { step, ok: false, because: 'timestamp is not a number', text };

  const sentAtSeconds = Number(text) / (rule.unit === 'milliseconds' ? 1000 : 1);
  if (nowSeconds === undefined || toleranceSeconds === undefined) {
    return { step, ok: 'skipped', text, sentAtSeconds };
  }
  const ageSeconds = nowSeconds - sentAtSeconds;
  const { direction } = rule;
  const seen = { step, text, sentAtSeconds, ageSeconds, toleranceSeconds, direction } as const;
  // Written so that a clock or tolerance that is not a number refuses.
  if (!(ageSeconds <= toleranceSeconds))
    return { ...seen, ok: false, because: 'timestamp too old' };
  if (direction === 'both' && !(-ageSeconds <= toleranceSeconds)) {
    return { ...seen, ok: false, because: 'timestamp too new' };
  }
  return { ...seen, ok: true };
}

/** What a sender writes for this moment: whole units of the rule, rounded down, in decimal digits. */
export function timestampText(rule: TimestampRule, nowSeconds: number): string {
  return String(Math.floor(rule.unit === 'milliseconds' ? nowSeconds * 1000 : nowSeconds));
}
