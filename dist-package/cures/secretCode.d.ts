import type { CleaningStep, KeyMaking } from './keyMaking.ts';
import { type ByLanguage } from './languages.ts';
/** Code that reads the secret and removes these parts. */
export declare function cleanSecret(steps: readonly CleaningStep[]): ByLanguage;
/** Code that makes the key as the sender makes it. */
export declare function keyAsMade(making: KeyMaking | undefined): ByLanguage | undefined;
/** Code that decodes a secret stored in another form. */
export declare function keyAsWritten(making: KeyMaking | undefined): ByLanguage | undefined;
/** Code that refuses to start where the prefix is missing. */
export declare function wholeSecret(prefix: string): ByLanguage;
