import type { TimestampRule } from '../providers/scheme.ts';
import type { TimestampStep } from '../verdict.ts';
/** Whether a timestamp is within the tolerance at `nowSeconds`. At the very edge it still is. */
export declare function checkTimestamp(rule: TimestampRule, text: string | undefined, { nowSeconds, toleranceSeconds, }: {
    nowSeconds?: number | undefined;
    toleranceSeconds?: number | undefined;
}): TimestampStep;
/** Why a time cannot be one of this rule. */
export declare function notATime({ unit }: TimestampRule): "timestamp is not a number" | "timestamp is not a date";
/**
 * What a sender writes for this moment: whole units of the rule, rounded down, in decimal digits, or a date.
 * Undefined for what is no moment from 1970 on.
 */
export declare function timestampText(rule: TimestampRule, nowSeconds: number): string | undefined;
