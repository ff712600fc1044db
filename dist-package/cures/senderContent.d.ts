import type { Cause } from '../diagnose/causes.ts';
import type { ByLanguage } from './languages.ts';
/** Code for what the sender signs instead of what the rule names. */
export declare const senderContent: Readonly<Partial<Record<Cause, ByLanguage>>>;
