import type { Scheme } from '../scheme.ts';
import type { Cure } from './cure.ts';
import { written } from './deriveKey.ts';

/** How each framework's language compares a MAC with what the header says, as bytes. */
export function compareBytes({ signature: { format } }: Scheme): readonly Cure[] {
  if (format.kind === 'token') return [];
  const isHex = format.encoding === 'hex';
  const prefix =
    format.kind === 'prefixed'
      ? format.prefix
      : format.kind === 'versioned list'
        ? `${format.version},`
        : `${format.macKey}=`;
  const encoding = isHex ? 'hex' : 'base64';
  const what = prefix === '' ? 'the header, as it is' : `the part after ${prefix}`;
  return written({
    node: `// signature: ${what}
const received = Buffer.from(signature, '${encoding}');
const valid = received.length === mac.length && crypto.timingSafeEqual(received, mac);`,
    python: `# signature: ${what}
received = ${isHex ? 'bytes.fromhex(signature)' : 'base64.b64decode(signature)'}
valid = hmac.compare_digest(received, mac)`,
    ruby: `# signature: ${what}
received = ${isHex ? '[signature].pack("H*")' : 'Base64.strict_decode64(signature)'}
valid = OpenSSL.secure_compare(received, mac)`,
    php: `// $signature: ${what}
$received = ${isHex ? 'hex2bin($signature)' : 'base64_decode($signature, true)'};
$valid = $received !== false && hash_equals($mac, $received);`,
    go: `// signature: ${what}
received, err := ${isHex ? 'hex.DecodeString(signature)' : 'base64.StdEncoding.DecodeString(signature)'}
valid := err == nil && hmac.Equal(received, mac)`,
    java: `// signature: ${what}
byte[] received = ${isHex ? 'HexFormat.of().parseHex(signature)' : 'Base64.getDecoder().decode(signature)'};
boolean valid = MessageDigest.isEqual(received, mac);`,
  });
}
