import type { Cause } from '../diagnose/causes.ts';
import type { Scheme } from '../providers/scheme.ts';
import { type ByLanguage } from './languages.ts';
/** How each language reads the MAC as this sender writes it, and compares the bytes. */
export declare function receivedSignature(cause: Cause, { signature: { format } }: Scheme): ByLanguage | undefined;
/** How the rule has it written. */
export declare function writtenByRule({ signature: { format } }: Scheme): string;
