import { bytesFromText, concatBytes } from '../bytes.ts';
import { shortened, type Doubts } from './doubts.ts';
import { percentEncoded } from './percentEncoded.ts';
import { bytesOf, type Input, type Word } from './words.ts';

const names = new Set(['data', 'data-ascii', 'data-binary', 'data-raw', 'data-urlencode', 'json']);

/** The pieces of data that a curl command sends, joined as curl joins them. */
export class CurlData {
  readonly #input: Input | undefined;
  readonly #doubts: Doubts;
  readonly #pieces: Uint8Array[] = [];
  #isGiven = false;
  #isMissing = false;
  #type = 'application/x-www-form-urlencoded';

  constructor(input: Input | undefined, doubts: Doubts) {
    this.#input = input;
    this.#doubts = doubts;
  }

  /** False when the option is not one of data. */
  take(name: string, word: Word): boolean {
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

  /** What is sent; nothing as soon as a piece of it is not here. */
  joined(): { sent: Uint8Array | undefined; isGiven: boolean; type: string } {
    const isWhole = this.#isGiven && !this.#isMissing;
    return {
      sent: isWhole ? concatBytes(this.#pieces) : undefined,
      isGiven: this.#isGiven,
      type: this.#type,
    };
  }

  #plain(name: string, word: Word): Uint8Array | undefined {
    if (!word.text.startsWith('@') || name === 'data-raw') return bytesOf(word);
    const bytes = this.#file(word.text.slice(1));
    if (!bytes || (name !== 'data' && name !== 'data-ascii')) return bytes;
    // So says curl's manual page of --data: carriage returns, newlines and null bytes are stripped out.
    const kept = withoutLineEnds(bytes);
    const lineEnd = bytes.at(-1) === 10 ? (bytes.at(-2) === 13 ? 2 : 1) : 0;
    if (kept.length < bytes.length - lineEnd) {
      this.#doubts.add(
        'curl -d leaves out the line breaks of what it reads; --data-binary keeps them.',
      );
    }
    return kept;
  }

  #urlEncoded({ text }: Word): Uint8Array | undefined {
    const at = text.search(/[=@]/);
    const name = at < 0 ? '' : text.slice(0, at);
    const before = name === '' ? '' : `${name}=`;
    if (text[at] !== '@') return bytesFromText(before + percentEncoded(text.slice(at + 1)));
    const bytes = this.#file(text.slice(at + 1));
    return bytes && bytesFromText(before + percentEncoded(new TextDecoder().decode(bytes)));
  }

  #file(name: string): Uint8Array | undefined {
    const input: Input = name === '-' && this.#input ? this.#input : { file: name };
    if ('word' in input) return bytesOf(input.word);
    this.#doubts.add(
      input.file === '-'
        ? 'The body is read from the standard input, which is not here: open it as the body.'
        : `The body is in the file ${shortened(input.file)}, which is not here: open it as the body.`,
    );
    return undefined;
  }
}

/** By hand: `filter` takes many times as long over megabytes. */
function withoutLineEnds(bytes: Uint8Array): Uint8Array {
  const kept = new Uint8Array(bytes.length);
  let length = 0;
  for (const byte of bytes) if (byte !== 10 && byte !== 13 && byte !== 0) kept[length++] = byte;
  return kept.subarray(0, length);
}
