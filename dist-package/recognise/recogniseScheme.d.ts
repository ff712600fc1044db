import type { FoundRequest } from './reading.ts';
import { type SchemeId } from '../providers/scheme.ts';
/**
 * The schemes whose signature a request carries, the likeliest first. Where no value has the right form, those whose
 * header is there.
 */
export declare function recogniseScheme(request: FoundRequest): readonly SchemeId[];
