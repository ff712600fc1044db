import type { Framework } from './cure.ts';

export const languages = ['node', 'python', 'ruby', 'php', 'go', 'java'] as const;
export type Language = (typeof languages)[number];
export type ByLanguage = Readonly<Record<Language, string>>;

const languageOf: Readonly<Record<Framework, Language>> = {
  Express: 'node',
  'Next.js': 'node',
  FastAPI: 'python',
  Flask: 'python',
  Django: 'python',
  Rails: 'ruby',
  Laravel: 'php',
  Go: 'go',
  Spring: 'java',
};

/** Code by language as code by framework. */
export function written(code: ByLanguage): Readonly<Record<Framework, string>> {
  const entries = Object.entries(languageOf).map(([framework, language]) => [
    framework,
    // Next.js is written in TypeScript, where a variable of the environment may be missing.
    framework === 'Next.js'
      ? code.node.replaceAll('process.env.WEBHOOK_SECRET', '$&!')
      : code[language],
  ]);
  return Object.fromEntries(entries) as Record<Framework, string>;
}

/** Makes a piece of code for every language. */
export function eachLanguage(make: (language: Language) => string): ByLanguage {
  return Object.fromEntries(
    languages.map((language) => [language, make(language)]),
  ) as unknown as ByLanguage;
}

/** A line of comment in a language. */
export function comment(language: Language, text: string): string {
  return `${language === 'python' || language === 'ruby' ? '#' : '//'} ${text}`;
}
