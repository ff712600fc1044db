import { bytesFromText, concatBytes } from '../../bytes/bytes.ts';
import { shortened, type Warnings } from '../warnings.ts';
import { formEncoded } from '../http/percentEncoded.ts';
import { bytesOf, type Input, type Argument } from '../shells/arguments.ts';

const names = new Set(['data', 'data-ascii', 'data-binary', 'data-raw', 'data-urlencode', 'json']);

/** The pieces of data that a curl command sends, joined as curl joins them. */
export class CurlData {
  readonly #input: Input | undefined;
  readonly #warnings: Warnings;
  readonly #pieces: Uint8Array[] = [];
  #isGiven = false;
  #isMissing = false;
  #isInputRead = false;
  #type = 'application/x-www-form-urlencoded';

  constructor(input: Input | undefined, warnings: Warnings) {
    this.#input = input;
    this.#warnings = warnings;
  }

  /** False when the option is not one of data. */
  take(name: string, word: Argument): boolean {
    if (!names.has(name)) return false;
    this.#isGiven = true;
    if (name === 'json') this.#type = 'application/json';
    const piece = name === 'data-urlencode' ? this.#urlEncoded(word) : this.#plain(name, word);
    if (!piece) {
      this.#isMissing = true;
      return true;
    }
    if (this.#pieces.length > 0 && name !== 'json') this.#pieces.push(bytesFromText('&'));
    this.#pieces.push(piece);
    return true;
  }

  /** The data, unless a piece of it is missing. */
  joined(): { sent: Uint8Array | undefined; isGiven: boolean; type: string } {
    const isWhole = this.#isGiven && !this.#isMissing;
    return {
      sent: isWhole ? concatBytes(this.#pieces) : undefined,
      isGiven: this.#isGiven,
      type: this.#type,
    };
  }

  #plain(name: string, word: Argument): Uint8Array | undefined {
    if (!word.text.startsWith('@') || name === 'data-raw') return bytesOf(word);
    const bytes = this.#file(word.text.slice(1));
    if (!bytes || (name !== 'data' && name !== 'data-ascii')) return bytes;
    // By curl's manual page, --data strips carriage returns, newlines and null bytes.
    const kept = withoutLineEnds(bytes);
    const lineEnd = bytes.at(-1) === 10 ? (bytes.at(-2) === 13 ? 2 : 1) : 0;
    if (kept.length < bytes.length - lineEnd) {
      this.#warnings.add(
        'curl -d leaves out the line breaks of what it reads; --data-binary keeps them.',
      );
    }
    return kept;
  }

  /** The text that `--url-query` adds: after a plus sign as it is, otherwise encoded like data. */
  forQuery(word: Argument): readonly string[] {
    if (word.text.startsWith('+')) return [word.text.slice(1)];
    const piece = this.#urlEncoded(word, 'Part of the URL');
    return piece ? [new TextDecoder().decode(piece)] : [];
  }

  #urlEncoded(word: Argument, what = 'The body'): Uint8Array | undefined {
    const given = bytesOf(word);
    const at = given.findIndex((byte) => byte === equalsSign || byte === atSign);
    const name = given.subarray(0, Math.max(0, at));
    const before = name.length === 0 ? [] : [name, Uint8Array.of(equalsSign)];
    const rest = given.subarray(at + 1);
    const bytes = given[at] === atSign ? this.#file(new TextDecoder().decode(rest), what) : rest;
    // Of an empty file curl leaves the name out too.
    if (!bytes || (given[at] === atSign && bytes.length === 0)) return bytes;
    return concatBytes([...before, formEncoded(bytes)]);
  }

  #file(name: string, what = 'The body'): Uint8Array | undefined {
    if (name === '-') {
      // The standard input can be read only once.
      if (this.#isInputRead) return new Uint8Array();
      this.#isInputRead = true;
    }
    const input: Input = name === '-' && this.#input ? this.#input : { file: name };
    if ('word' in input) return bytesOf(input.word);
    const toOpen = what === 'The body' ? ': open it as the body' : '';
    this.#warnings.add(
      input.file === '-'
        ? `${what} is read from the standard input, which is not here${toOpen}.`
        : `${what} is in the file ${shortened(input.file)}, which is not here${toOpen}.`,
    );
    return undefined;
  }
}

const equalsSign = 0x3d;
const atSign = 0x40;

/** A loop: `filter` takes many times as long over megabytes. */
function withoutLineEnds(bytes: Uint8Array): Uint8Array {
  const kept = new Uint8Array(bytes.length);
  let length = 0;
  for (const byte of bytes) if (byte !== 10 && byte !== 13 && byte !== 0) kept[length++] = byte;
  return kept.subarray(0, length);
}
