import type { Cause } from '../diagnose/causes.ts';
import type { Scheme } from '../providers/scheme.ts';
import type { ByLanguage } from './languages.ts';

type Spelling = 'hex' | 'base64' | 'base64url' | 'hex of base64' | 'base64 of hex';

const spellings: Readonly<Partial<Record<Cause, Spelling>>> = {
  hexInsteadOfBase64: 'hex',
  base64InsteadOfHex: 'base64',
  upperCaseHex: 'hex',
  base64UrlSafe: 'base64url',
  hexOfBase64: 'hex of base64',
  base64OfHex: 'base64 of hex',
};

/** How each language reads the MAC as this sender writes it, and compares the bytes. */
export function receivedSignature(
  cause: Cause,
  { signature: { format } }: Scheme,
): ByLanguage | undefined {
  if (format.kind === 'token') return undefined;
  const spelling = spellings[cause] ?? format.encoding;
  return {
    node: `// As this sender writes it; signature is the MAC alone, without a prefix.
const received = ${node[spelling]};
const valid = received.length === mac.length && crypto.timingSafeEqual(received, mac);`,
    python: `# As this sender writes it; signature is the MAC alone, without a prefix.
received = ${python[spelling]}
valid = hmac.compare_digest(received, mac)`,
    ruby: `# As this sender writes it; signature is the MAC alone, without a prefix.
received = ${ruby[spelling]}
valid = OpenSSL.secure_compare(received, mac)`,
    php: `// As this sender writes it; $signature is the MAC alone, without a prefix.
$received = ${php[spelling]};
$valid = hash_equals($mac, (string) $received);`,
    go: `// As this sender writes it; signature is the MAC alone, without a prefix.
${go[spelling]}
valid := err == nil && hmac.Equal(received, mac)`,
    java: `// As this sender writes it; signature is the MAC alone, without a prefix.
byte[] received = ${java[spelling]};
boolean valid = MessageDigest.isEqual(received, mac);`,
  };
}

/** How the rule has it written. */
export function writtenByRule({ signature: { format } }: Scheme): string {
  if (format.kind === 'token') return 'the secret itself';
  const encoding = format.encoding === 'hex' ? 'hexadecimal in small letters' : 'base64';
  switch (format.kind) {
    case 'prefixed':
      return format.prefix === '' ? `bare ${encoding}` : `${format.prefix} and then ${encoding}`;
    case 'versioned list':
      return `${format.version}, a comma and then ${encoding}`;
    case 'key=value pairs':
      return `${format.macKey}= and then ${encoding}`;
  }
}

type Readings = Readonly<Record<Spelling, string>>;

const node: Readings = {
  hex: `Buffer.from(signature, 'hex')`,
  base64: `Buffer.from(signature, 'base64')`,
  base64url: `Buffer.from(signature, 'base64url')`,
  'hex of base64': `Buffer.from(Buffer.from(signature, 'hex').toString(), 'base64')`,
  'base64 of hex': `Buffer.from(Buffer.from(signature, 'base64').toString(), 'hex')`,
};

const python: Readings = {
  hex: 'bytes.fromhex(signature)',
  base64: 'base64.b64decode(signature + "==")',
  base64url: 'base64.urlsafe_b64decode(signature + "==")',
  'hex of base64': 'base64.b64decode(bytes.fromhex(signature) + b"==")',
  'base64 of hex': 'bytes.fromhex(base64.b64decode(signature + "==").decode())',
};

const ruby: Readings = {
  hex: '[signature].pack("H*")',
  base64: 'signature.unpack1("m")',
  base64url: 'signature.tr("-_", "+/").unpack1("m")',
  'hex of base64': '[signature].pack("H*").unpack1("m")',
  'base64 of hex': '[signature.unpack1("m")].pack("H*")',
};

const php: Readings = {
  hex: 'hex2bin($signature)',
  base64: 'base64_decode($signature)',
  base64url: `base64_decode(strtr($signature, '-_', '+/'))`,
  'hex of base64': 'base64_decode(hex2bin($signature))',
  'base64 of hex': 'hex2bin(base64_decode($signature))',
};

const go: Readings = {
  hex: 'received, err := hex.DecodeString(signature)',
  base64: 'received, err := base64.RawStdEncoding.DecodeString(strings.TrimRight(signature, "="))',
  base64url:
    'received, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(signature, "="))',
  'hex of base64': `text, _ := hex.DecodeString(signature)
received, err := base64.RawStdEncoding.DecodeString(strings.TrimRight(string(text), "="))`,
  'base64 of hex': `text, _ := base64.RawStdEncoding.DecodeString(strings.TrimRight(signature, "="))
received, err := hex.DecodeString(string(text))`,
};

const java: Readings = {
  hex: 'HexFormat.of().parseHex(signature)',
  base64: 'Base64.getDecoder().decode(signature)',
  base64url: 'Base64.getUrlDecoder().decode(signature)',
  'hex of base64': 'Base64.getDecoder().decode(HexFormat.of().parseHex(signature))',
  'base64 of hex': 'HexFormat.of().parseHex(new String(Base64.getDecoder().decode(signature)))',
};
