import type { MatchedRequest } from './cure.ts';
export declare const cleaningSteps: readonly ["secretInvisible", "secretTrimmed", "secretQuotes", "secretVersionPrefix"];
export type CleaningStep = (typeof cleaningSteps)[number];
/** How a sender makes a key of the secret against the rule. */
export interface KeyMaking {
    readonly steps: readonly CleaningStep[];
    /** A prefix that is removed before the key is made. */
    readonly prefix?: string;
    /** Characters that the sender's secret has around the one here. */
    readonly before?: string;
    readonly after?: string;
    readonly as: 'text' | 'base64' | 'base64url' | 'hex';
}
/** What to remove from the secret here, in order. */
export declare function cleaningOf(found: MatchedRequest): readonly CleaningStep[];
/** Undefined where the sender keeps to the rule. */
export declare function keyMakingOf(found: MatchedRequest): KeyMaking | undefined;
/** Whether it is the sender's secret that stands in quotes: the one here does not contain it. */
export declare function sendersQuotes(found: MatchedRequest): boolean;
/** Whether the secret looks encoded: what it decodes to from base64 or hex can be read. */
export declare function isStoredEncoded(found: MatchedRequest): boolean;
/** The provider's prefix, where the secret here lacks it. */
export declare function missingPrefix({ finding }: MatchedRequest): string | undefined;
