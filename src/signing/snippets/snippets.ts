import { isPublicKeyed, type Scheme } from '../providers/scheme.ts';
import { inWords } from './inWords.ts';
import { hasPlan, planOf, type Plan } from './plan.ts';

/** The languages in which a check is written out, in reading order. */
export const snippetLanguages = [
  'Node',
  'TypeScript',
  'Browser / WebCrypto',
  'Python',
  'Go',
  'PHP',
  'Ruby',
  'Shell with openssl',
] as const;

export type SnippetLanguage = (typeof snippetLanguages)[number];

/**
 * Loads what writes code that checks a request of a scheme with one secret, by the language's own libraries where they
 * can. For the shell, it prints the signature to compare with. A visit needs one language of them.
 */
export const loadSnippet: Readonly<
  Record<SnippetLanguage, () => Promise<(scheme: Scheme) => string>>
> = {
  Node: async () => writer((await import('./node.ts')).nodeSnippet),
  TypeScript: async () => {
    const { nodeSnippet } = await import('./node.ts');
    return writer((plan) => nodeSnippet(plan, true));
  },
  'Browser / WebCrypto': async () => writer((await import('./browser.ts')).browserSnippet),
  Python: async () => writer((await import('./python.ts')).pythonSnippet, 'public_key', '#'),
  Go: async () => writer((await import('./go.ts')).goSnippet),
  PHP: async () => writer((await import('./php.ts')).phpSnippet),
  Ruby: async () => writer((await import('./ruby.ts')).rubySnippet, 'public_key', '#'),
  'Shell with openssl': async () =>
    writer((await import('./shell.ts')).shellSnippet, 'PUBLIC_KEY', '#'),
};

/** A public key is no secret. Of a rule that no plan covers it says the steps, as comments. */
function writer(write: (plan: Plan) => string, publicKey = 'publicKey', mark = '//') {
  return (scheme: Scheme): string => {
    if (!hasPlan(scheme)) return inWords(scheme, mark);
    const code = write(planOf(scheme));
    return isPublicKeyed(scheme.algorithm) ? code.replaceAll(/\bsecret\b/g, publicKey) : code;
  };
}
