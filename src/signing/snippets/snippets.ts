import type { Scheme } from '../providers/scheme.ts';
import { browserSnippet } from './browser.ts';
import { goSnippet } from './go.ts';
import { nodeSnippet } from './node.ts';
import { phpSnippet } from './php.ts';
import { planOf, type Plan } from './plan.ts';
import { pythonSnippet } from './python.ts';
import { rubySnippet } from './ruby.ts';
import { shellSnippet } from './shell.ts';

/** The languages in which a check is written out, in reading order. */
export const snippetLanguages = [
  'Node',
  'Browser / WebCrypto',
  'Python',
  'Go',
  'PHP',
  'Ruby',
  'Shell with openssl',
] as const;

export type SnippetLanguage = (typeof snippetLanguages)[number];

const writers: Readonly<Record<SnippetLanguage, (plan: Plan) => string>> = {
  Node: nodeSnippet,
  'Browser / WebCrypto': browserSnippet,
  Python: pythonSnippet,
  Go: goSnippet,
  PHP: phpSnippet,
  Ruby: rubySnippet,
  'Shell with openssl': shellSnippet,
};

const inSnakeCase: readonly SnippetLanguage[] = ['Python', 'Ruby'];

/**
 * Code that checks a request of this scheme with one secret, by the language's own libraries where they can. For
 * the shell, it prints the signature to compare with.
 */
export function snippetFor(language: SnippetLanguage, scheme: Scheme): string {
  const code = writers[language](planOf(scheme));
  // It is no secret there.
  return scheme.algorithm === 'Ed25519'
    ? code.replaceAll(/\bsecret\b/g, inSnakeCase.includes(language) ? 'public_key' : 'publicKey')
    : code;
}
