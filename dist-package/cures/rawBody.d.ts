import type { Framework } from './cure.ts';
export declare const rawBody: Readonly<Record<Framework, string>>;
/** Where a framework does not give the bytes as they came, or none, whatever the code. */
export declare const bodyLimits: Readonly<Partial<Record<Framework, readonly string[]>>>;
