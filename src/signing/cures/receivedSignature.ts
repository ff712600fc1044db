import type { Cause } from '../diagnose/causes.ts';
import type { Scheme } from '../providers/scheme.ts';
import { decoding, eachLanguage, type ByLanguage } from './languages.ts';

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
  const bytes =
    spelling === 'hex of base64' || spelling === 'base64 of hex'
      ? twice[spelling]
      : eachLanguage((language) =>
          language === 'go'
            ? `received, err := ${decoding.go[spelling]('signature')}`
            : decoding[language][spelling](language === 'php' ? '$signature' : 'signature'),
        );
  return {
    node: `// As this sender writes it.
const received = ${bytes.node};
const valid = received.length === mac.length && crypto.timingSafeEqual(received, mac);`,
    python: `# As this sender writes it.
received = ${bytes.python}
valid = hmac.compare_digest(received, mac)`,
    ruby: `# As this sender writes it.
received = ${bytes.ruby}
valid = OpenSSL.secure_compare(received, mac)`,
    php: `// As this sender writes it.
$received = ${bytes.php};
$valid = hash_equals($mac, (string) $received);`,
    go: `// As this sender writes it.
${bytes.go}
valid := err == nil && hmac.Equal(received, mac)`,
    java: `// As this sender writes it.
byte[] received = ${bytes.java};
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

/** Of a MAC that was encoded twice. */
const twice: Readonly<Record<'hex of base64' | 'base64 of hex', ByLanguage>> = {
  'hex of base64': {
    node: `Buffer.from(Buffer.from(signature, 'hex').toString(), 'base64')`,
    python: 'base64.b64decode(bytes.fromhex(signature) + b"==")',
    ruby: '[signature].pack("H*").unpack1("m")',
    php: 'base64_decode(hex2bin($signature))',
    go: `text, _ := hex.DecodeString(signature)
received, err := base64.RawStdEncoding.DecodeString(strings.TrimRight(string(text), "="))`,
    java: 'Base64.getDecoder().decode(HexFormat.of().parseHex(signature))',
  },
  'base64 of hex': {
    node: `Buffer.from(Buffer.from(signature, 'base64').toString(), 'hex')`,
    python: 'bytes.fromhex(base64.b64decode(signature + "==").decode())',
    ruby: '[signature.unpack1("m")].pack("H*")',
    php: 'hex2bin(base64_decode($signature))',
    go: `text, _ := base64.RawStdEncoding.DecodeString(strings.TrimRight(signature, "="))
received, err := hex.DecodeString(string(text))`,
    java: 'HexFormat.of().parseHex(new String(Base64.getDecoder().decode(signature)))',
  },
};
