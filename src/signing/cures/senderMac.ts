import type { Algorithm } from '../providers/scheme.ts';
import { comment, eachLanguage, type ByLanguage, type Language } from './languages.ts';

const hmacs = {
  'HMAC-SHA-1': { plain: 'sha1', capital: 'SHA1' },
  'HMAC-SHA-256': { plain: 'sha256', capital: 'SHA256' },
  'HMAC-SHA-384': { plain: 'sha384', capital: 'SHA384' },
  'HMAC-SHA-512': { plain: 'sha512', capital: 'SHA512' },
} as const;

/** Code for the MAC; undefined for what is no HMAC. */
export function hmacAs(algorithm: Algorithm): ByLanguage | undefined {
  if (!Object.hasOwn(hmacs, algorithm)) return undefined;
  const { plain, capital } = hmacs[algorithm as keyof typeof hmacs];
  return asSender({
    node: `const mac = crypto.createHmac('${plain}', key).update(signed).digest();`,
    python: `mac = hmac.new(key, signed, "${plain}").digest()`,
    ruby: `mac = OpenSSL::HMAC.digest("${capital}", key, signed)`,
    php: `$mac = hash_hmac('${plain}', $signed, $key, true);`,
    go: `hash := hmac.New(${plain === 'sha384' ? 'sha512.New384' : `${plain}.New`}, key)
hash.Write(signed)
mac := hash.Sum(nil)`,
    java: `Mac hmac = Mac.getInstance("Hmac${capital}");
hmac.init(new SecretKeySpec(key, "Hmac${capital}"));
byte[] mac = hmac.doFinal(signed);`,
  });
}

/** A hash with the secret on either side; one without it could be made by anybody. */
export const plainHash: ByLanguage = asSender({
  node: `const macs = [Buffer.concat([key, signed]), Buffer.concat([signed, key])].map((bytes) =>
  crypto.createHash('sha256').update(bytes).digest(),
); // find out which, and keep that one`,
  python: `macs = [  # find out which, and keep that one
    hashlib.sha256(key + signed).digest(),
    hashlib.sha256(signed + key).digest(),
]`,
  ruby: `macs = [key + signed, signed + key].map { |text| OpenSSL::Digest.digest("SHA256", text) }
# Find out which, and keep that one.`,
  php: `$macs = [ // find out which, and keep that one
    hash('sha256', $key . $signed, true),
    hash('sha256', $signed . $key, true),
];`,
  go: `before := sha256.Sum256(append(append([]byte{}, key...), signed...))
behind := sha256.Sum256(append(append([]byte{}, signed...), key...))
macs := [][]byte{before[:], behind[:]} // find out which, and keep that one`,
  java: `MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
sha256.update(key);
byte[] before = sha256.digest(signed);
sha256.update(signed);
byte[] behind = sha256.digest(key); // find out which, and keep that one`,
});

/** Marks code as following the sender and not the rule. */
export function asSender(code: ByLanguage): ByLanguage {
  return eachLanguage((language: Language) =>
    [comment(language, 'As this sender does it, against the rule.'), code[language]].join('\n'),
  );
}
