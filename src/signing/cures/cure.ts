import type { Finding } from '../diagnose/match.ts';
import type { Scheme } from '../providers/scheme.ts';
import type { CureKind } from './cureWords.ts';

/** The frameworks, and the language of each. */
export const languageOf = {
  Express: 'node',
  'Next.js': 'node',
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

/** Code for each framework, or one text for all. */
export type CureCode = Readonly<Record<Framework, string>> | string;

export interface Cure {
  readonly kind: CureKind;
  readonly words: string;
  readonly code?: CureCode;
}

/** A finding, with the scheme that signed and the receiver's secret. */
export interface MatchedRequest {
  readonly finding: Finding;
  readonly scheme: Scheme;
  readonly secret: string;
}
