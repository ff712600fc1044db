import type { Algorithm } from '../providers/scheme.ts';
import { type ByLanguage } from './languages.ts';
/** Code for the MAC; undefined for what is no HMAC. */
export declare function hmacAs(algorithm: Algorithm): ByLanguage | undefined;
/** A hash with the secret on either side; one without it could be made by anybody. */
export declare const plainHash: ByLanguage;
/** Marks code as following the sender and not the rule. */
export declare function asSender(code: ByLanguage): ByLanguage;
