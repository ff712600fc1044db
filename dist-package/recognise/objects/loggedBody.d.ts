import { type BodyCandidate, type HeaderEntry } from '../reading.ts';
import type { Warnings } from '../warnings.ts';
import { type JsonObject } from './headerObjects.ts';
/** Whether one of these objects has a body. */
export declare function haveBody(places: readonly JsonObject[]): boolean;
/** What is known beside the objects. */
export interface BodySearch {
    readonly headers: readonly HeaderEntry[];
    readonly warnings: Warnings;
    /** The text of an object as it was printed, where that is JSON. */
    readonly sourceOf: (value: unknown) => string | undefined;
}
export type Body = string | Uint8Array;
/** The body in the nearest of these objects that has one, the raw one first; `whole` is everything there is. */
export declare function loggedBody(places: readonly JsonObject[], whole: unknown, search: BodySearch): {
    body?: Body | undefined;
    bodies?: readonly BodyCandidate[];
};
/** Writes an object, whose bytes are not known: as a form where the request says that it is one. */
export declare function writtenAnew(body: unknown, { headers, warnings }: Pick<BodySearch, 'headers' | 'warnings'>): string | undefined;
/** The bytes that a list of numbers names; undefined where it is anything else. */
export declare function byteList(data: unknown): Uint8Array | undefined;
/** Whether it is JSON, XML or a form. */
export declare function looksLikeBody(body: Body): boolean;
