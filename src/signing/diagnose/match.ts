import type { Bytes } from '../bytes/bytes.ts';
import type { VerifyInput } from '../request.ts';
import type { Algorithm, SchemeId } from '../providers/scheme.ts';
import type { RejectionReason, TimestampStep, Verdict } from '../verdict.ts';
import type { Area, Cause } from './causes.ts';

/** What makes the signature match: proof, for no other change gives the same MAC. */
export interface Finding {
  /** One change, or a pair of them. */
  readonly causes: readonly [Cause, ...Cause[]];
  /** Which of the given secrets it is, counted from 1; absent when the secret was not needed. */
  readonly secret?: number;
  /** The secret as it has to be written for the scheme to make the key that matched; absent where no text does. */
  readonly secretText?: string;
  /** The received MAC that the changed request gives. */
  readonly mac?: Uint8Array;
  /** The body that was signed, where it is another than the one that was checked. */
  readonly body?: Bytes;
  readonly url?: string;
  readonly method?: string;
  /** With one value of a header that was given several times. */
  readonly headers?: VerifyInput['headers'];
  readonly timestamp?: string;
  /** As what the body was signed, where the request says another. */
  readonly contentType?: string;
  readonly algorithm?: Algorithm;
  /** The scheme by which it was signed, where it is another. */
  readonly schemeId?: SchemeId;
  /** Negative when the timestamp lies in the future. */
  readonly ageSeconds?: number;
  readonly toleranceSeconds?: number;
  /** Why it is refused although the signature matches. */
  readonly reasons?: readonly RejectionReason[];
}

/** How many changes were tried, by what they change. */
export type Tried = Readonly<Record<Area | 'scheme' | 'several', number>>;

/** What could not be tried for want of a function of the browser: another scheme whose signature is there, or unpacking. */
export type Untried = SchemeId | 'packed body';

const hourSeconds = 3_600;
/** A clock that is off by whole hours is set to another zone; it need not be right to the second. */
const zoneSlackSeconds = 90;

/** What is wrong with a refused request whose signature matches as it stands; undefined where none does. */
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
