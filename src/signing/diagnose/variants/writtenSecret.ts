import { base64FromBytes, hexFromBytes, textFromBytes, type Bytes } from '../../bytes/bytes.ts';
import type { KeyDerivation } from '../../providers/scheme.ts';
import { secretKeys } from '../../check/secretKey.ts';

/** The secret of which a scheme makes this key; undefined where the key is no text and the scheme takes text. */
export function writtenSecret(key: Bytes, derivation: KeyDerivation): string | undefined {
  const hex = hexFromBytes(key);
  return writings(key, derivation).find((text) =>
    secretKeys(text, derivation).usable.some((made) => hexFromBytes(made.key) === hex),
  );
}

function writings(key: Bytes, derivation: KeyDerivation): readonly string[] {
  switch (derivation.kind) {
    case 'text': {
      const text = textFromBytes(key);
      return text === undefined ? [] : [text];
    }
    case 'base64': {
      const text = derivation.withoutPrefix === 'text' ? textFromBytes(key) : undefined;
      return [derivation.prefix + base64FromBytes(key), ...(text === undefined ? [] : [text])];
    }
    case 'either':
      return derivation.of.flatMap((each) => writings(key, each));
    case 'Ed25519':
      return derivation.encoding === 'hex'
        ? [hexFromBytes(key)]
        : [derivation.publicPrefix + base64FromBytes(key)];
  }
}
