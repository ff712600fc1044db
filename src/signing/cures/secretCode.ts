import type { CleaningStep, KeyMaking } from './keyMaking.ts';
import { comment, decoding, eachLanguage, type ByLanguage, type Language } from './languages.ts';

/** Code that reads the secret and removes these parts. */
export function cleanSecret(steps: readonly CleaningStep[]): ByLanguage {
  return eachLanguage((language) => cleaned(language, steps).join('\n'));
}

/** Code that makes the key as the sender makes it. */
export function keyAsMade(making: KeyMaking | undefined): ByLanguage | undefined {
  if (!making) return undefined;
  const { steps, prefix, before, after, as } = making;
  return eachLanguage((language) =>
    [
      comment(language, 'As this sender does it, against the rule.'),
      ...cleaned(language, steps, prefix !== undefined),
      ...(prefix === undefined ? [] : [withoutPrefix[language](prefix)]),
      assigned[language](
        (as === 'text' ? asText[language] : decoding[language][as])(
          around(language, before, after),
        ),
      ),
    ].join('\n'),
  );
}

/** Code that decodes a secret stored in another form. */
export function keyAsWritten(making: KeyMaking | undefined): ByLanguage | undefined {
  const code = keyAsMade(making);
  return code && eachLanguage((language) => code[language].slice(code[language].indexOf('\n') + 1));
}

/** Code that refuses to start where the prefix is missing. */
export function wholeSecret(prefix: string): ByLanguage {
  const problem = `WEBHOOK_SECRET is not whole: it begins with ${prefix}`;
  const all: ByLanguage = {
    node: `if (!secret.startsWith('${prefix}')) throw new Error('${problem}');`,
    python: `if not secret.startswith("${prefix}"):
    raise RuntimeError("${problem}")`,
    ruby: `raise "${problem}" unless secret.start_with?("${prefix}")`,
    php: `if (! str_starts_with($secret, '${prefix}')) {
    throw new RuntimeException('${problem}');
}`,
    go: `if !strings.HasPrefix(secret, "${prefix}") {
	log.Fatal("${problem}")
}`,
    java: `if (!secret.startsWith("${prefix}")) throw new IllegalStateException("${problem}");`,
  };
  return eachLanguage((language) => `${read[language](false)}\n${all[language]}`);
}

function cleaned(
  language: Language,
  steps: readonly CleaningStep[],
  changed = false,
): readonly string[] {
  return [
    read[language](changed || steps.length > 0),
    ...steps.map((step) => cleaning[step][language]),
  ];
}

const read: Readonly<Record<Language, (changed: boolean) => string>> = {
  node: (changed) => `${changed ? 'let' : 'const'} secret = process.env.WEBHOOK_SECRET;`,
  python: () => `secret = os.environ["WEBHOOK_SECRET"]`,
  ruby: () => `secret = ENV.fetch("WEBHOOK_SECRET")`,
  php: () =>
    `$secret = config('services.webhook_secret'); // php artisan config:clear after a change`,
  go: () => `secret := os.Getenv("WEBHOOK_SECRET")`,
  java: () => `String secret = System.getenv("WEBHOOK_SECRET");`,
};

const cleaning: Readonly<Record<CleaningStep, ByLanguage>> = {
  secretInvisible: {
    node: `secret = secret.replace(/[\\u00ad\\u200b-\\u200f\\u2060\\ufeff]/g, '').replaceAll('\\u00a0', ' ');`,
    python: `secret = re.sub("[\\u00ad\\u200b-\\u200f\\u2060\\ufeff]", "", secret).replace("\\u00a0", " ")`,
    ruby: `secret = secret.gsub(/[\\u00ad\\u200b-\\u200f\\u2060\\ufeff]/, "").tr("\\u00a0", " ")`,
    php: `$secret = preg_replace('/[\\x{ad}\\x{200b}-\\x{200f}\\x{2060}\\x{feff}]/u', '', $secret);
$secret = str_replace("\\u{a0}", ' ', $secret);`,
    go: `secret = regexp.MustCompile("[\\u00ad\\u200b-\\u200f\\u2060\\ufeff]").ReplaceAllString(secret, "")
secret = strings.ReplaceAll(secret, "\\u00a0", " ")`,
    java: `secret = secret.replaceAll("[\\\\x{ad}\\\\x{200b}-\\\\x{200f}\\\\x{2060}\\\\x{feff}]", "");
secret = secret.replaceAll("\\\\x{a0}", " ");`,
  },
  secretTrimmed: {
    node: `secret = secret.trim();`,
    python: `secret = secret.strip()`,
    ruby: `secret = secret.strip`,
    php: `$secret = trim($secret);`,
    go: `secret = strings.TrimSpace(secret)`,
    java: `secret = secret.strip();`,
  },
  secretQuotes: {
    node: `secret = secret.replace(/^(["'\`])([^]*)\\1$/, '$2').trim();`,
    python: `secret = re.sub(r"""^(["'\`])(.*)\\1$""", r"\\2", secret, flags=re.S).strip()`,
    ruby: `secret = secret.sub(/\\A(["'\`])(.*)\\1\\z/m, '\\2').strip`,
    php: `$secret = trim(preg_replace('/^(["\\'\`])(.*)\\1$/s', '$2', $secret));`,
    go: `if quoted := regexp.MustCompile("(?s)^(\\"(.*)\\"|'(.*)'|\`(.*)\`)$"); quoted.MatchString(secret) {
	secret = strings.TrimSpace(secret[1 : len(secret)-1])
}`,
    java: `secret = secret.replaceFirst("(?s)^([\\"'\`])(.*)\\\\1$", "$2").strip();`,
  },
  secretVersionPrefix: {
    node: `secret = secret.replace(/^v1a?,/, '');`,
    python: `secret = re.sub(r"^v1a?,", "", secret)`,
    ruby: `secret = secret.sub(/\\Av1a?,/, "")`,
    php: `$secret = preg_replace('/^v1a?,/', '', $secret);`,
    go: `secret = regexp.MustCompile("^v1a?,").ReplaceAllString(secret, "")`,
    java: `secret = secret.replaceFirst("^v1a?,", "");`,
  },
};

const withoutPrefix: Readonly<Record<Language, (prefix: string) => string>> = {
  node: (prefix) => `secret = secret.replace(/^${prefix}/, '');`,
  python: (prefix) => `secret = re.sub("^${prefix}", "", secret)`,
  ruby: (prefix) => `secret = secret.delete_prefix("${prefix}")`,
  php: (prefix) => `$secret = preg_replace('/^${prefix}/', '', $secret);`,
  go: (prefix) => `secret = strings.TrimPrefix(secret, "${prefix}")`,
  java: (prefix) => `secret = secret.replaceFirst("^${prefix}", "");`,
};

/** The secret, or a sum of texts with it in the middle; one notation of text does for all these languages. */
function around(language: Language, before?: string, after?: string): string {
  const secret = language === 'php' ? '$secret' : 'secret';
  const quoted = (text?: string) => (text === undefined ? [] : [JSON.stringify(text)]);
  return [...quoted(before), secret, ...quoted(after)].join(language === 'php' ? ' . ' : ' + ');
}

/** Declares the key as the bytes of an expression. */
const assigned: Readonly<Record<Language, (bytes: string) => string>> = {
  node: (bytes) => `const key = ${bytes};`,
  python: (bytes) => `key = ${bytes}`,
  ruby: (bytes) => `key = ${bytes}`,
  php: (bytes) => `$key = ${bytes};`,
  go: (bytes) => `key${bytes.startsWith('[]') ? '' : ', err'} := ${bytes}`,
  java: (bytes) => `byte[] key = ${bytes};`,
};

const asText: Readonly<Record<Language, (secret: string) => string>> = {
  node: (secret) => `Buffer.from(${secret}, 'utf8')`,
  python: (secret) => `(${secret}).encode()`.replace('(secret)', 'secret'),
  ruby: (secret) => secret,
  php: (secret) => secret,
  go: (secret) => `[]byte(${secret})`,
  java: (secret) => `(${secret}).getBytes(StandardCharsets.UTF_8)`.replace('(secret)', 'secret'),
};
