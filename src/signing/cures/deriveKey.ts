import type { Scheme } from '../scheme.ts';
import type { Cure, Framework } from './cure.ts';

/** How each framework's language makes the key of this scheme out of its secret; none where a rule is not so simple. */
export function deriveKey({ secret: rule }: Scheme): readonly Cure[] {
  if (rule.kind === 'text') return written(asText);
  if (rule.kind !== 'base64') return [];
  return written(rule.prefix === '' ? asBase64 : withoutPrefix(rule.prefix));
}

type ByLanguage = Readonly<Record<'node' | 'python' | 'ruby' | 'php' | 'go' | 'java', string>>;

const asText: ByLanguage = {
  node: `// The whole secret, prefix and all, as text: nothing is decoded.
const key = Buffer.from(process.env.WEBHOOK_SECRET, 'utf8');`,
  python: `# The whole secret, prefix and all, as text: nothing is decoded.
key = os.environ["WEBHOOK_SECRET"].encode()`,
  ruby: `# The whole secret, prefix and all, as text: nothing is decoded.
key = ENV.fetch("WEBHOOK_SECRET")`,
  php: `// The whole secret, prefix and all, as text: nothing is decoded.
$key = config('services.webhook_secret');`,
  go: `// The whole secret, prefix and all, as text: nothing is decoded.
key := []byte(os.Getenv("WEBHOOK_SECRET"))`,
  java: `// The whole secret, prefix and all, as text: nothing is decoded.
byte[] key = secret.getBytes(StandardCharsets.UTF_8);`,
};

const asBase64: ByLanguage = {
  node: `const key = Buffer.from(process.env.WEBHOOK_SECRET, 'base64');`,
  python: `key = base64.b64decode(os.environ["WEBHOOK_SECRET"])`,
  ruby: `key = Base64.strict_decode64(ENV.fetch("WEBHOOK_SECRET"))`,
  php: `$key = base64_decode(config('services.webhook_secret'), true);`,
  go: `key, err := base64.StdEncoding.DecodeString(os.Getenv("WEBHOOK_SECRET"))`,
  java: `byte[] key = Base64.getDecoder().decode(secret);`,
};

const withoutPrefix = (prefix: string): ByLanguage => ({
  node: `const secret = process.env.WEBHOOK_SECRET.replace(/^${prefix}/, '');
const key = Buffer.from(secret, 'base64');`,
  python: `secret = os.environ["WEBHOOK_SECRET"].removeprefix("${prefix}")
key = base64.b64decode(secret)`,
  ruby: `secret = ENV.fetch("WEBHOOK_SECRET").delete_prefix("${prefix}")
key = Base64.strict_decode64(secret)`,
  php: `$secret = Str::after(config('services.webhook_secret'), '${prefix}');
$key = base64_decode($secret, true);`,
  go: `secret := strings.TrimPrefix(os.Getenv("WEBHOOK_SECRET"), "${prefix}")
key, err := base64.StdEncoding.DecodeString(secret)`,
  java: `byte[] key = Base64.getDecoder().decode(secret.replaceFirst("^${prefix}", ""));`,
});

const languages: Readonly<Record<Framework, keyof ByLanguage>> = {
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

/** One piece of code for every framework of its language. */
export function written(code: ByLanguage): readonly Cure[] {
  return Object.entries(languages).map(([framework, language]) => ({
    framework: framework as Framework,
    code: code[language],
  }));
}
