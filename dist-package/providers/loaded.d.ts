import { type SchemeId } from './schemeIds.ts';
import type { Scheme } from './scheme.ts';
type Rules = Readonly<Record<string, Scheme>>;
/** Keeps the rules of a file that came in another way. */
export declare function keepRules(rules: Rules): void;
/** Whether the rule of a scheme is here. */
export declare function isLoaded(id: SchemeId): boolean;
/** The rule of a scheme that is loaded; throws for one that is not. */
export declare function schemeById(id: SchemeId): Scheme;
/** The rule of a scheme; rejects where it cannot be loaded. */
export declare function loadScheme(id: SchemeId): Promise<Scheme>;
export {};
