import type { Warnings } from './warnings.ts';
export type RecognisedAs = 'raw HTTP request' | 'curl command' | 'wget command' | 'HTTPie command' | 'PowerShell command' | 'output of curl -v' | 'header list' | 'JSON with headers' | 'printed object' | 'HAR' | 'log' | 'access log' | 'signature' | 'body' | 'nothing';
export type HeaderEntry = readonly [name: string, value: string];
/** What may be the body, where the text does not say which. */
export interface BodyCandidate {
    /** What it is called in the text. */
    readonly name: string;
    readonly body: Uint8Array;
}
/** A request as one reader found it. */
export interface Reading {
    readonly as: RecognisedAs;
    readonly method?: string | undefined;
    readonly url?: string | undefined;
    readonly headers: readonly HeaderEntry[];
    readonly body?: string | Uint8Array | undefined;
    /** The body among others that it could be, where that is not sure. */
    readonly bodies?: readonly BodyCandidate[] | undefined;
    readonly warnings: Warnings;
}
/** A request found in a text, perhaps with parts missing. */
export interface FoundRequest {
    readonly method?: string;
    readonly url?: string;
    /** In the order of the text; further values of a name under another spelling of it. */
    readonly headers: Readonly<Record<string, string>>;
    /** Absent when the text has no body. */
    readonly body?: Uint8Array;
}
/** The value of a header; `name` is in lower case. */
export declare function valueOf(headers: readonly HeaderEntry[], name: string): string | undefined;
/** Adds `http://` where it is missing, as curl, Wget and PowerShell do. */
export declare function withScheme(address: string): string;
/** The URL of a target, with the host from the headers where it is a path. */
export declare function urlOf(target: string | undefined, headers: readonly HeaderEntry[], authority?: string): string | undefined;
