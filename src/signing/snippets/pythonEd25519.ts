import { indented } from './lines.ts';
import type { Plan } from './plan.ts';

/** What the check of an Ed25519 signature takes from the package `cryptography`. */
export const libraryImports = [
  '',
  'from cryptography.exceptions import InvalidSignature',
  'from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey',
];

/** Defines `is_good` for one entry, with the public key that `decodedKey` gives. */
export function signatureLines({ prefix, encoding }: Plan, decodedKey: string): readonly string[] {
  const text = prefix === '' ? 'entry' : `entry[${prefix.length}:]`;
  const signature =
    encoding === 'hex' ? `bytes.fromhex(${text})` : `base64.b64decode(${text}, validate=True)`;
  return [
    'try:',
    `    raw = ${decodedKey}`,
    '    key = Ed25519PublicKey.from_public_bytes(raw)',
    'except ValueError:',
    '    return False',
    '',
    'def is_good(entry):',
    ...indented('    ', [
      ...(prefix === '' ? [] : [`if not entry.startswith("${prefix}"):`, '    return False']),
      'try:',
      `    key.verify(${signature}, message)`,
      'except (ValueError, InvalidSignature):',
      '    return False',
      'return True',
    ]),
    '',
  ];
}
