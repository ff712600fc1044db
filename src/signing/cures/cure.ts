import type { Finding } from '../diagnose/match.ts';
import type { Scheme } from '../providers/scheme.ts';
import type { CureKind } from './cureWords.ts';

export const frameworks = [
  'Express',
  'Next.js',
  'FastAPI',
  'Flask',
  'Django',
  'Rails',
  'Laravel',
  'Go',
  'Spring',
] as const;
export type Framework = (typeof frameworks)[number];

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
