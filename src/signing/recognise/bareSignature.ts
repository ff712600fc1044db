import { bytesFromBase64 } from '../bytes/bytes.ts';
import { macLength } from '../mac/macAlgorithm.ts';
import type { Encoding, Scheme, SchemeId } from '../providers/scheme.ts';
import { schemes } from '../schemes.ts';
import { Warnings } from './warnings.ts';
import type { Reading } from './reading.ts';

const lengthMost = 2_000;

/** Reads the value of a signature header without its name, with the schemes it may be of. */
export function readBareSignature(
  text: string,
): (Reading & { readonly schemeIds: readonly SchemeId[] }) | undefined {
  const value = text.slice(0, lengthMost + 1).trim();
  if (text.length > lengthMost || !/^[\w+/=,;. :-]{8,}$/.test(value)) return undefined;
  const fitting = schemes.filter((scheme) => isSignatureOf(value, scheme));
  const [first] = fitting;
  if (!first || !('header' in first.signature)) return undefined;
  return {
    as: 'signature',
    headers: [[first.signature.header, value]],
    schemeIds: fitting.map(({ id }) => id),
    warnings: new Warnings(),
  };
}

function isSignatureOf(value: string, { signature, algorithm, own }: Scheme): boolean {
  const bytes = macLength(algorithm);
  // What is more than a MAC in its format is known by its header only.
  if (!('header' in signature) || bytes === undefined || own?.written) return false;
  const { format } = signature;
  switch (format.kind) {
    case 'token':
      return false;
    case 'prefixed':
      return (
        value.startsWith(format.prefix) &&
        isMac(value.slice(format.prefix.length), format.encoding, bytes, format.prefix !== '')
      );
    case 'versioned list':
      return value.split(' ').every((entry) => {
        const [version, mac = ''] = entry.split(',');
        return version === format.version && isMac(mac, format.encoding, bytes, true);
      });
    case 'key=value pairs': {
      const pairs = value.split(format.separator.trim()).map((pair) => pair.trim().split('='));
      const keys = pairs.map(([key]) => key);
      const hasTime =
        format.timeKey === undefined
          ? keys.every((key) => key === format.macKey)
          : pairs.some(([key, time = '']) => key === format.timeKey && /^\d{8,14}$/.test(time));
      return (
        hasTime &&
        pairs.some(
          ([key, mac = '']) => key === format.macKey && isMac(mac, format.encoding, bytes, true),
        )
      );
    }
  }
}

/** A cut signature counts where something before it tells what it is. */
function isMac(text: string, encoding: Encoding, bytes: number, mayBeCut: boolean): boolean {
  if (encoding === 'hex') {
    const isWhole = text.length === 2 * bytes;
    return /^[\da-f]+$/i.test(text) && (isWhole || (mayBeCut && text.length < 2 * bytes));
  }
  if (mayBeCut) return /^[\w+/-]+={0,2}$/.test(text) && text.length <= 4 * Math.ceil(bytes / 3);
  return (
    bytesFromBase64(standardBase64(text, encoding), {
      padding: encoding === 'base64url' ? 'optional' : 'required',
    })?.length === bytes
  );
}

function standardBase64(text: string, encoding: Encoding): string {
  return encoding === 'base64url' ? text.replaceAll('-', '+').replaceAll('_', '/') : text;
}
