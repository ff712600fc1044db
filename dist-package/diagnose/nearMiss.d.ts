import { type Scheme } from '../providers/scheme.ts';
import type { VerifyInput } from '../request.ts';
import type { Finding } from './match.ts';
import { type SignatureVariant } from './variants/signatureVariants.ts';
/**
 * A signature that is the right one but for a few characters, for its case, or as far as it goes; undefined for any other,
 * for a token, and for a public key, where nothing is computed to compare with.
 */
export declare function nearMiss(scheme: Scheme, input: VerifyInput, offered: readonly SignatureVariant[]): Promise<Finding | undefined>;
