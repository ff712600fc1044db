import type { HeaderEntry } from '../reading.ts';
export type JsonObject = Readonly<Record<string, unknown>>;
/** Whether a value is an object, not a list or bytes. */
export declare function isObject(value: unknown): value is JsonObject;
/** The value, if it is a text and not empty. */
export declare function textOf(value: unknown): string | undefined;
/**
 * The first of some members that has a value. Their names are given in lower case without signs between words:
 * `rawbody` is `raw_body`, `rawBody` and `RawBody`, whose languages spell names so.
 */
export declare function member(object: JsonObject, ...names: readonly string[]): unknown;
/** A name in lower case without the signs between its words. */
export declare function plainName(name: string): string;
/**
 * Headers as frameworks keep them: an object of texts or lists, pairs, Node's `rawHeaders`, or the lists of names and
 * values of HAR files and CloudFront. A name that has several values is there several times.
 */
export declare function headerEntries(value: unknown): HeaderEntry[];
/** Whether these are the headers of a request, not of a mail. */
export declare function areRequestHeaders(headers: readonly HeaderEntry[]): boolean;
/** Whether one of these is the signature header of some scheme. */
export declare function haveSignature(headers: readonly HeaderEntry[]): boolean;
/** The headers of an object that holds them directly, beside the body and the target at most. */
export declare function headersAlone(value: unknown): HeaderEntry[] | undefined;
