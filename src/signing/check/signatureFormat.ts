import { base64urlFromBytes } from '../bytes/base64url.ts';
import {
  base64FromBytes,
  bytesFromBase64,
  bytesFromHex,
  bytesFromText,
  hexFromBytes,
  textFromBytes,
} from '../bytes/bytes.ts';
import type { Encoding, SignatureFormat } from '../providers/scheme.ts';
import type { OfferedMac } from './verdict.ts';

export interface ReadSignature {
  readonly offered: readonly OfferedMac[];
  readonly leftAside: readonly string[];
  /** The timestamp, where the format carries it beside the MACs. */
  readonly time: string | undefined;
  /** True when the text is not of this format; false when it is and has no usable entry. */
  readonly malformed: boolean;
}

/** Reads a signature header. Never throws: problems are told per entry, or as `malformed`. */
export function readSignature(
  text: string,
  format: SignatureFormat,
  /** In bytes; an entry of another length is no MAC. */
  macLength: number,
): ReadSignature {
  switch (format.kind) {
    case 'versioned list':
    case 'key=value pairs':
      return readEntries(text, format, macLength);
    case 'prefixed':
      return readPrefixed(text, format, macLength);
    case 'token':
      return { offered: [{ text, mac: bytesFromText(text) }], leftAside: [], ...untimed };
  }
}

/** Nobody rotates more secrets at once; each entry costs a comparison with each key. */
const offeredMost = 64;

const untimed = { time: undefined, malformed: false };

/** Writes a signature header with an entry for each MAC, or for the first; and `time`, where the format carries it. */
export function writeSignature(
  macs: readonly Uint8Array[],
  format: SignatureFormat,
  time: string | undefined,
): string {
  if (format.kind === 'token') return textFromBytes(macs[0] ?? new Uint8Array()) ?? '';
  const texts = macs.map((mac) => macPrefix(format) + encodeMac(mac, format.encoding));
  switch (format.kind) {
    case 'versioned list':
      return texts.join(' ');
    case 'key=value pairs': {
      const { timeKey, separator } = format;
      if (timeKey !== undefined && time !== undefined) texts.unshift(`${timeKey}=${time}`);
      return texts.join(separator);
    }
    case 'prefixed':
      return texts[0] ?? format.prefix;
  }
}

/** What stands before each MAC in a header of this format. */
export function macPrefix(format: SignatureFormat): string {
  switch (format.kind) {
    case 'versioned list':
      return `${format.version},`;
    case 'key=value pairs':
      return `${format.macKey}=`;
    case 'prefixed':
      return format.prefix;
    case 'token':
      return '';
  }
}

type Format<K extends SignatureFormat['kind']> = Extract<SignatureFormat, { kind: K }>;

function readEntries(
  text: string,
  format: Format<'versioned list' | 'key=value pairs'>,
  macLength: number,
): ReadSignature {
  const isList = format.kind === 'versioned list';
  const mark = isList ? ',' : '=';
  const macKey = isList ? format.version : format.macKey;
  const timeKey = isList ? undefined : format.timeKey;
  const entries = isList
    ? text.split(' ').filter((entry) => entry !== '')
    : separated(text, format);
  const offered: OfferedMac[] = [];
  const leftAside: string[] = [];
  let time: string | undefined;
  let givenTwice = false;
  for (const entry of entries) {
    const markAt = entry.indexOf(mark);
    const key = entry.slice(0, Math.max(markAt, 0));
    const value = entry.slice(markAt + 1);
    if (key === macKey && offered.length < offeredMost) {
      offered.push(readMac(value, format, macLength));
    } else if (key !== '' && key === timeKey) {
      // Two times in one header leave open which one was signed.
      givenTwice ||= time !== undefined;
      time = value;
    } else {
      leftAside.push(entry);
    }
  }
  const malformed = isList
    ? !entries.some((entry) => entry.includes(','))
    : givenTwice || (offered.length === 0 && time === undefined);
  return { offered, leftAside, time, malformed };
}

function readPrefixed(text: string, format: Format<'prefixed'>, macLength: number): ReadSignature {
  const { prefix } = format;
  const time = undefined;
  if (!text.startsWith(prefix)) return { offered: [], leftAside: [text], time, malformed: true };
  const offered = [readMac(text.slice(prefix.length), format, macLength)];
  return { offered, leftAside: [], time, malformed: false };
}

function separated(text: string, { separator, tolerant }: Format<'key=value pairs'>): string[] {
  if (tolerant !== 'without blanks') return text.split(separator);
  const entries = text.split(separator.trim()).map((entry) => entry.replace(/^ /, ''));
  return entries.includes('') ? [text] : entries;
}

type MacFormat = Exclude<SignatureFormat, { kind: 'token' }>;

/** `macLength` is 0 where signatures differ in length. */
function readMac(text: string, format: MacFormat, macLength: number): OfferedMac {
  const { encoding } = format;
  const mac = decodeMac(text, format);
  if (!mac && encoding === 'hex') {
    // Digits alone, of which one is missing: cut, rather than written in another way.
    return { text, problem: /^[\da-f]+$/.test(text) ? 'wrong length' : 'not hex' };
  }
  if (!mac) return { text, problem: 'not base64' };
  return mac.length === macLength || macLength === 0
    ? { text, mac }
    : { text, problem: 'wrong length' };
}

function decodeMac(text: string, { encoding, tolerant }: MacFormat): Uint8Array | undefined {
  if (encoding === 'hex') {
    // Where the provider's SDK compares the text, upper case never matches.
    return tolerant !== 'upper case' && /[A-F]/.test(text) ? undefined : bytesFromHex(text);
  }
  if (encoding === 'base64' && tolerant !== 'unpadded') return bytesFromBase64(text);
  if (encoding === 'base64url' && /[+/=]/.test(text)) return undefined;
  const standard = text.replaceAll('-', '+').replaceAll('_', '/');
  return bytesFromBase64(standard, { padding: 'optional' });
}

function encodeMac(mac: Uint8Array, encoding: Encoding): string {
  if (encoding === 'hex') return hexFromBytes(mac);
  return encoding === 'base64' ? base64FromBytes(mac) : base64urlFromBytes(mac);
}
