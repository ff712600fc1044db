import { type Cause } from '../diagnose/causes.ts';
import type { MatchedRequest } from './cure.ts';
import type { CureKind } from './cureWords.ts';
/** What cures a cause of a finding. */
export declare function cureKindOf(cause: Cause, found: MatchedRequest): CureKind;
