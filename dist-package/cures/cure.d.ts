import type { Finding } from '../diagnose/match.ts';
import type { Scheme } from '../providers/scheme.ts';
import type { CureKind } from './cureWords.ts';
/** The frameworks, and the language of each. */
export declare const languageOf: {
    readonly Express: "node";
    readonly Fastify: "node";
    readonly NestJS: "node";
    readonly Koa: "node";
    readonly Hono: "node";
    readonly 'Next.js': "node";
    readonly 'Nitro / h3': "node";
    readonly FastAPI: "python";
    readonly Flask: "python";
    readonly Django: "python";
    readonly Rails: "ruby";
    readonly Laravel: "php";
    readonly Go: "go";
    readonly Spring: "java";
};
export type Framework = keyof typeof languageOf;
export declare const frameworks: readonly Framework[];
/** Those that are written in TypeScript as a rule, under its strict rules. */
export declare const typedFrameworks: readonly Framework[];
/** Code for each framework, or one text for all. */
export type CureCode = Readonly<Record<Framework, string>> | string;
export interface Cure {
    readonly kind: CureKind;
    readonly words: string;
    readonly code?: CureCode;
    /** What a framework cannot give, whatever the code: sentences. */
    readonly limits?: Readonly<Partial<Record<Framework, readonly string[]>>>;
}
/** A finding, with the scheme that signed and the receiver's secret. */
export interface MatchedRequest {
    readonly finding: Finding;
    readonly scheme: Scheme;
    readonly secret: string;
}
