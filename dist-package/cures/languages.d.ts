import { type Framework } from './cure.ts';
export declare const languages: readonly ["node", "python", "ruby", "php", "go", "java"];
export type Language = (typeof languages)[number];
export type ByLanguage = Readonly<Record<Language, string>>;
/** Code by language as code by framework, where there is any. */
export declare function written(code: ByLanguage | undefined): Readonly<Record<Framework, string>> | undefined;
/** Makes a piece of code for every language. */
export declare function eachLanguage(make: (language: Language) => string): ByLanguage;
/** A line of comment in a language. */
export declare function comment(language: Language, text: string): string;
type Decode = (text: string) => string;
/** How each language reads bytes in a spelling of them. Padding may be missing: every one of these does without. */
export declare const decoding: Readonly<Record<Language, Readonly<Record<'base64' | 'base64url' | 'hex', Decode>>>>;
export {};
