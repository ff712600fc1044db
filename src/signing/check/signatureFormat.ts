import {
  base64FromBytes,
  bytesFromBase64,
  bytesFromHex,
  bytesFromText,
  hexFromBytes,
  textFromBytes,
} from '../bytes/bytes.ts';
import type { Encoding, SignatureFormat } from '../providers/scheme.ts';
import type { OfferedMac } from '../verdict.ts';

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
    : text.split(format.separator);
  const offered: OfferedMac[] = [];
  const leftAside: string[] = [];
  let time: string | undefined;
  let givenTwice = false;
  for (const entry of entries) {
    const markAt = entry.indexOf(mark);
    const key = entry.slice(0, Math.max(markAt, 0));
    const value = entry.slice(markAt + 1);
    if (key === macKey && offered.length < offeredMost) {
      offered.push(readMac(value, format.encoding, macLength));
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

function readPrefixed(
  text: string,
  { prefix, encoding }: Format<'prefixed'>,
  macLength: number,
): ReadSignature {
  const time = undefined;
  if (!text.startsWith(prefix)) return { offered: [], leftAside: [text], time, malformed: true };
  const offered = [readMac(text.slice(prefix.length), encoding, macLength)];
  return { offered, leftAside: [], time, malformed: false };
}

function readMac(text: string, encoding: Encoding, macLength: number): OfferedMac {
  const mac = decodeMac(text, encoding);
  if (!mac && encoding === 'hex') {
    // Digits alone, of which one is missing: cut, rather than written in another way.
    return { text, problem: /^[\da-f]+$/.test(text) ? 'wrong length' : 'not hex' };
  }
  if (!mac) return { text, problem: 'not base64' };
  return mac.length === macLength ? { text, mac } : { text, problem: 'wrong length' };
}

function decodeMac(text: string, encoding: Encoding): Uint8Array | undefined {
  if (encoding === 'base64') return bytesFromBase64(text);
  // The providers' SDKs compare the text, so that upper case never matches.
  return /[A-F]/.test(text) ? undefined : bytesFromHex(text);
}

function encodeMac(mac: Uint8Array, encoding: Encoding): string {
  return encoding === 'hex' ? hexFromBytes(mac) : base64FromBytes(mac);
}
