import type { VerifyInput } from '../request.ts';
import type { Algorithm, SchemeId } from '../providers/scheme.ts';
import type { RejectionReason, TimestampStep, Verdict } from '../check/verdict.ts';
import type { Area, Cause } from './causes.ts';
import type { Change } from './messageBuilder.ts';
import type { Unsigned } from './unsigned.ts';

/** A change that makes the signature match, which proves it: no other change gives the same MAC. */
export interface Finding extends Change {
  /** One change, or a pair of them. */
  readonly causes: readonly [Cause, ...Cause[]];
  /** Counted from 1; absent when no secret was needed. */
  readonly secret?: number;
  /** The secret to enter for the key that matched; absent where no text makes it. */
  readonly secretText?: string;
  /** The received MAC that matched. */
  readonly mac?: Uint8Array;
  /** The headers with one of several values of the same name. */
  readonly headers?: VerifyInput['headers'];
  /** The header that holds the signature, where it is another. */
  readonly headerName?: string;
  /** What the request is, where it is not signed. */
  readonly unsigned?: Unsigned;
  readonly algorithm?: Algorithm;
  /** The scheme that signed it, if it is another. */
  readonly schemeId?: SchemeId;
  /** Negative when the timestamp lies in the future. */
  readonly ageSeconds?: number;
  readonly toleranceSeconds?: number;
  /** How many characters of the signature are the right ones, where not all are. */
  readonly agreeing?: { readonly characters: number; readonly of: number };
  /** Why it is refused although the signature matches. */
  readonly reasons?: readonly RejectionReason[];
}

/** How many changes were tried, by what they change. */
export type Tried = Readonly<Record<Area | 'scheme' | 'several', number>>;

/** What the browser could not try: another scheme that is signed by, or unpacking. */
export type Untried = SchemeId | 'packed body';

const hourSeconds = 3_600;
/** Allowed around whole hours: a clock in another time zone need not be right to the second. */
const zoneSlackSeconds = 90;

/** Why a request is refused whose signature matches as it stands; undefined when none matches. */
export function matchedFinding({ ok, steps }: Verdict): Finding | undefined {
  if (ok || !steps.some((one) => one.step === 'comparison' && one.ok === true)) return undefined;
  const [wrong, ...others] = steps.filter((one) => one.ok === false);
  if (!wrong) return undefined;
  if (wrong.step === 'timestamp' && wrong.ageSeconds !== undefined && others.length === 0) {
    return ofTimestamp(wrong);
  }
  const reasons = [wrong, ...others].flatMap(({ because }) => because ?? []);
  // The search tells which of the values is the right one.
  if (reasons.includes('header given twice')) return undefined;
  return { causes: ['otherStep'], reasons };
}

function ofTimestamp({
  text,
  sentAtSeconds,
  ageSeconds,
  toleranceSeconds,
}: TimestampStep): Finding {
  const seen = {
    ...(text === undefined ? {} : { timestamp: text }),
    ...(ageSeconds === undefined ? {} : { ageSeconds }),
    ...(toleranceSeconds === undefined ? {} : { toleranceSeconds }),
  };
  const age = ageSeconds ?? 0;
  const isMilliseconds = sentAtSeconds !== undefined && Number(text) === sentAtSeconds * 1_000;
  const inSeconds = isMilliseconds && /^\d{9,11}$/.test(text ?? '') && age > 0;
  if (inSeconds || (/^\d{12,14}$/.test(text ?? '') && age < 0)) {
    return { causes: ['timestampUnit'], ...seen };
  }
  const offHour = Math.abs(age) % hourSeconds;
  const isZone =
    Math.abs(age) > hourSeconds - zoneSlackSeconds &&
    Math.abs(age) < 15 * hourSeconds &&
    Math.min(offHour, hourSeconds - offHour) < zoneSlackSeconds;
  return { causes: [age > hourSeconds && !isZone ? 'replay' : 'clock'], ...seen };
}
