import { languageOf, typedFrameworks, type Framework } from './cure.ts';

export const languages = ['node', 'python', 'ruby', 'php', 'go', 'java'] as const;
export type Language = (typeof languages)[number];
export type ByLanguage = Readonly<Record<Language, string>>;

/** Code by language as code by framework, where there is any. */
export function written(
  code: ByLanguage | undefined,
): Readonly<Record<Framework, string>> | undefined {
  if (!code) return undefined;
  const entries = Object.entries(languageOf).map(([framework, language]) => [
    framework,
    // In TypeScript a variable of the environment may be missing.
    typedFrameworks.some((typed) => typed === framework)
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

type Decode = (text: string) => string;

/** How each language reads bytes in a spelling of them. Padding may be missing: every one of these does without. */
export const decoding: Readonly<
  Record<Language, Readonly<Record<'base64' | 'base64url' | 'hex', Decode>>>
> = {
  node: {
    base64: (text) => `Buffer.from(${text}, 'base64')`,
    base64url: (text) => `Buffer.from(${text}, 'base64url')`,
    hex: (text) => `Buffer.from(${text}, 'hex')`,
  },
  python: {
    base64: (text) => `base64.b64decode(${text} + "==")`,
    base64url: (text) => `base64.urlsafe_b64decode(${text} + "==")`,
    hex: (text) => `bytes.fromhex(${text})`,
  },
  ruby: {
    base64: (text) => `${text}.unpack1("m")`,
    base64url: (text) => `${text}.tr("-_", "+/").unpack1("m")`,
    hex: (text) => `[${text}].pack("H*")`,
  },
  php: {
    base64: (text) => `base64_decode(${text})`,
    base64url: (text) => `base64_decode(strtr(${text}, '-_', '+/'))`,
    hex: (text) => `hex2bin(${text})`,
  },
  go: {
    base64: (text) => `base64.RawStdEncoding.DecodeString(strings.TrimRight(${text}, "="))`,
    base64url: (text) => `base64.RawURLEncoding.DecodeString(strings.TrimRight(${text}, "="))`,
    hex: (text) => `hex.DecodeString(${text})`,
  },
  java: {
    base64: (text) => `Base64.getDecoder().decode(${text})`,
    base64url: (text) => `Base64.getUrlDecoder().decode(${text})`,
    hex: (text) => `HexFormat.of().parseHex(${text})`,
  },
};
