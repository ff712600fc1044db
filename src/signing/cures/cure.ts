import type { Finding } from '../diagnose/match.ts';
import type { Scheme } from '../providers/scheme.ts';
import type { CureKind } from './cureWords.ts';

/** The frameworks, and the language of each. */
export const languageOf = {
  Express: 'node',
  Fastify: 'node',
  NestJS: 'node',
  Koa: 'node',
  Hono: 'node',
  'Next.js': 'node',
  'Nitro / h3': 'node',
  FastAPI: 'python',
  Flask: 'python',
  Django: 'python',
  Rails: 'ruby',
  Laravel: 'php',
  Go: 'go',
  Spring: 'java',
} as const;
export type Framework = keyof typeof languageOf;
export const frameworks = Object.keys(languageOf) as readonly Framework[];

/** Those that are written in TypeScript as a rule, under its strict rules. */
export const typedFrameworks: readonly Framework[] = ['NestJS', 'Hono', 'Next.js', 'Nitro / h3'];

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
