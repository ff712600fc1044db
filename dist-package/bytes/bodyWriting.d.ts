import { type Bytes } from './bytes.ts';
/** A body with members set by their ways (`signature.token`); undefined when it is neither a JSON object nor a form. */
export declare function withMembers(body: Bytes, members: Readonly<Record<string, string>>): Bytes | undefined;
/**
 * A body with one member set. Digits are written as a number where a number or nothing stood. A member at the top is
 * put into the text, so that every other byte stays; a deeper one makes the JSON be written anew.
 */
export declare function withField(body: Bytes, path: string, value: string): Bytes | undefined;
