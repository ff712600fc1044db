import { type Signed } from './check/prepareSigning.ts';
import type { SignInput } from './request.ts';
import { type SchemeId } from './providers/scheme.ts';
/**
 * The headers a sender of this scheme would add to the request; with them the URL or the body where the
 * scheme writes something into those.
 */
export declare function sign(schemeId: SchemeId, input: SignInput): Promise<Signed>;
