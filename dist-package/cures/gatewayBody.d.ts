import type { ByLanguage } from './languages.ts';
export declare const base64Body: ByLanguage;
export declare const wrappedBody: ByLanguage;
/** Unpacks at most five megabytes: a small body can hold a very large one. */
export declare const unpackedBody: ByLanguage;
