import type { TimestampRule } from '../providers/scheme.ts';
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
  const sentAtSeconds = secondsOf(text, rule.unit);
  if (sentAtSeconds === undefined) {
    return { step, ok: false, because: notATime(rule), text };
  }
  if (Number(text) < (rule.least ?? 0)) {
    return { step, ok: false, because: 'timestamp in another unit', text };
  }
  if (nowSeconds === undefined || toleranceSeconds === undefined) {
    return { step, ok: 'skipped', text, sentAtSeconds };
  }
  const ageSeconds = nowSeconds - sentAtSeconds;
  const { direction } = rule;
  const seen = { step, text, sentAtSeconds, ageSeconds, toleranceSeconds, direction } as const;
  // Written so that a clock or tolerance that is not a number refuses.
  if (!(rule.edge ? ageSeconds < toleranceSeconds : ageSeconds <= toleranceSeconds))
    return { ...seen, ok: false, because: 'timestamp too old' };
  const ahead = { both: toleranceSeconds, 'past only': Infinity, 'not ahead': 0 }[direction];
  if (!(-ageSeconds <= ahead)) {
    return { ...seen, ok: false, because: 'timestamp too new' };
  }
  return { ...seen, ok: true };
}

/** Unix seconds of a timestamp as it is written; undefined when it is not of its unit. */
function secondsOf(text: string, unit: TimestampRule['unit']): number | undefined {
  if (unit === 'ISO 8601') {
    // RFC 3339, section 5.6; an engine is only sure to read three digits of a second's fraction.
    const date =
      /^(\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2})(\.\d{1,3})?\d*([Zz]|[+-]\d{2}:\d{2})$/.exec(text);
    const ms = date ? Date.parse(`${date[1] ?? ''}${date[2] ?? ''}${date[3] ?? ''}`) : NaN;
    return Number.isNaN(ms) ? undefined : ms / 1000;
  }
  if (!/^\d+$/.test(text)) return undefined;
  return Number(text) / (unit === 'milliseconds' ? 1000 : 1);
}

/** Why a time cannot be one of this rule. */
export function notATime({ unit }: TimestampRule) {
  return unit === 'ISO 8601' ? 'timestamp is not a date' : 'timestamp is not a number';
}

/** The last second that a date of JavaScript can have (ECMA-262, section 21.4.1.1). */
const lastSeconds = 8.64e12;

/**
 * What a sender writes for this moment: whole units of the rule, rounded down, in decimal digits, or a date.
 * Undefined for what is no moment from 1970 on.
 */
export function timestampText(rule: TimestampRule, nowSeconds: number): string | undefined {
  if (!(nowSeconds >= 0 && nowSeconds <= lastSeconds)) return undefined;
  if (rule.unit === 'ISO 8601') return new Date(nowSeconds * 1000).toISOString();
  return String(Math.floor(rule.unit === 'milliseconds' ? nowSeconds * 1000 : nowSeconds));
}
