import type { VerifyInput } from '../request.ts';
import type { Algorithm, SchemeId } from '../providers/scheme.ts';
import type { RejectionReason, Verdict } from '../verdict.ts';
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
    readonly agreeing?: {
        readonly characters: number;
        readonly of: number;
    };
    /** Why it is refused although the signature matches. */
    readonly reasons?: readonly RejectionReason[];
}
/** How many changes were tried, by what they change. */
export type Tried = Readonly<Record<Area | 'scheme' | 'several', number>>;
/** What the browser could not try: another scheme that is signed by, or unpacking. */
export type Untried = SchemeId | 'packed body';
/** Why a request is refused whose signature matches as it stands; undefined when none matches. */
export declare function matchedFinding({ ok, steps }: Verdict): Finding | undefined;
