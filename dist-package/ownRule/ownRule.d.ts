import type { Scheme } from '../providers/scheme.ts';
import { type OwnId } from '../providers/schemeIds.ts';
/** A rule of one's own as it stands in a form and in a link: texts, right or wrong. Empty where nothing is said. */
export interface RuleFields {
    /** Who signs so. */
    readonly name: string;
    /** The header of the signature. */
    readonly header: string;
    /** What that header says: `sha256={signature}`, `t={timestamp},v1={signature}`. */
    readonly value: string;
    readonly algorithm: string;
    readonly encoding: string;
    /** What is signed: `{id}.{timestamp}.{body}`. */
    readonly content: string;
    /** How the key is read from the secret. */
    readonly key: string;
    /** What stands before a secret in base64. */
    readonly prefix: string;
    /** The header of the event's id. */
    readonly id: string;
    /** The header of the time; empty where it stands beside the signature, or is not sent. */
    readonly time: string;
    readonly unit: string;
    /** In seconds; empty where the age is not checked. */
    readonly tolerance: string;
}
export type RuleField = keyof RuleFields;
/** The choices of a rule, in the order in which they are offered. */
export declare const ruleChoices: {
    readonly algorithm: readonly ["HMAC-SHA-256", "HMAC-SHA-1", "HMAC-SHA-512", "SHA-256", "Ed25519"];
    readonly encoding: readonly ["hex", "base64"];
    readonly key: readonly ["text", "base64", "hex"];
    readonly unit: readonly ["seconds", "milliseconds", "ISO 8601"];
};
/** What most senders do. */
export declare const usualRule: RuleFields;
/** What is wrong with a field, in a sentence. */
export interface RuleProblem {
    readonly field: RuleField;
    readonly sentence: string;
}
export type ReadRule = {
    readonly ok: true;
    readonly scheme: Scheme;
} | {
    readonly ok: false;
    readonly problem: RuleProblem;
};
/** The scheme that these fields describe, or what is wrong with the first of them that is wrong. */
export declare function readRule(fields: RuleFields): ReadRule;
/** The id of a rule, which is how a link says it behind `scheme=`: what differs from the usual rule. */
export declare function ownId(fields: RuleFields): OwnId;
/** What a link says of a rule; further keys are none of its. */
export declare function fieldsIn(params: URLSearchParams): RuleFields;
/** The fields of the rule with this id; undefined for a provider's. */
export declare function fieldsOfId(id: string): RuleFields | undefined;
/** Makes the rule with this id known to all that ask for a scheme; does nothing for an id that says no rule. */
export declare function knowRule(id: OwnId): void;
