import type { HttpResponse } from '../../model/http.ts';

/** Of an answer's body so much is kept. */
const keptBytes = 4_096;

/** Nobody reads a longer head or line than this, or an endless body. */
const headBytesMost = 65_536;
const bodyBytesMost = 10_000_000;

/** What was answered, and whether the connection can carry another request. */
export interface Answer {
  readonly response: HttpResponse;
  readonly staysOpen: boolean;
}

type Part = 'head' | 'body' | 'body until closed' | 'size' | 'chunk' | 'chunk end' | 'trailers';

/** Reads the answers that a connection brings, one to each request (RFC 9112). Throws an `Error` at what is none. */
export class AnswerReader {
  #part: Part = 'head';
  /** Bytes to come of a body whose length is known, or of a chunk. */
  #left = 0;
  /** A head or a line that has begun and is not whole. */
  #begun: Buffer | undefined;
  #status = 0;
  #headers: Readonly<Record<string, string>> = {};
  #staysOpen = true;
  #kept: Buffer[] = [];
  #size = 0;

  /** Whether a part of an answer has come, and its end has not. */
  get hasBegun(): boolean {
    return this.#part !== 'head' || this.#begun !== undefined;
  }

  /** Takes what came; returns the answer once it is whole. */
  read(piece: Buffer): Answer | undefined {
    let bytes = this.#begun ? Buffer.concat([this.#begun, piece]) : piece;
    this.#begun = undefined;
    for (;;) {
      if (this.#part === 'body until closed' || this.#part === 'body' || this.#part === 'chunk') {
        const isEndless = this.#part === 'body until closed';
        const here = isEndless ? bytes : bytes.subarray(0, this.#left);
        bytes = bytes.subarray(here.length);
        this.#keep(here);
        if (this.#size > bodyBytesMost) return this.#whole(false);
        this.#left -= here.length;
        if (isEndless || this.#left > 0) return undefined;
        if (this.#part === 'body') return this.#whole(bytes.length === 0);
        this.#part = 'chunk end';
      }
      const mark = this.#part === 'head' ? '\r\n\r\n' : '\r\n';
      const end = bytes.indexOf(mark);
      if (end < 0) {
        if (bytes.length > headBytesMost) throw new Error('its answer has a head without an end');
        if (bytes.length > 0) this.#begun = bytes;
        return undefined;
      }
      const text = bytes.toString('latin1', 0, end);
      bytes = bytes.subarray(end + mark.length);
      if (this.#part === 'head') this.#readHead(text);
      else this.#readLine(text);
      if (this.#part === 'head' && this.#status > 0) return this.#whole(bytes.length === 0);
    }
  }

  /** The other side closed: the answer, where that is how it ends. */
  closed(): Answer | undefined {
    return this.#part === 'body until closed' ? this.#whole(false) : undefined;
  }

  /** Sets what comes next; that is another head where the answer is whole, or comes after this one. */
  #readHead(text: string): void {
    const [first = '', ...lines] = text.split('\r\n');
    const [, minor, digits] = /^HTTP\/1\.([01]) (\d{3})(?: |$)/.exec(first) ?? [];
    if (digits === undefined) throw new Error('it does not speak HTTP/1.1');
    const status = Number(digits);
    // Such an answer says that another one comes (RFC 9110, section 15.2).
    if (status < 200) return;
    this.#status = status;
    const headers: Record<string, string> = {};
    for (const line of lines) {
      const colon = line.indexOf(':');
      if (colon < 1) throw new Error('its answer has a header without a name');
      const name = line.slice(0, colon).toLowerCase();
      const value = line.slice(colon + 1).trim();
      headers[name] = Object.hasOwn(headers, name) ? `${headers[name]}, ${value}` : value;
    }
    this.#headers = headers;
    this.#staysOpen = minor === '1' && !/\bclose\b/i.test(headers['connection'] ?? '');
    const { 'content-length': length, 'transfer-encoding': coding } = headers;
    if (status === 204 || status === 304) return;
    if (coding !== undefined)
      this.#part = /\bchunked$/i.test(coding) ? 'size' : 'body until closed';
    else if (length === undefined) this.#part = 'body until closed';
    else if (!/^\d+$/.test(length)) throw new Error('its answer has a length that is no number');
    else if (Number(length) > 0) {
      this.#part = 'body';
      this.#left = Number(length);
    }
  }

  /** A line between the chunks of a body (RFC 9112, section 7.1). */
  #readLine(text: string): void {
    if (this.#part === 'chunk end') this.#part = 'size';
    else if (this.#part === 'trailers') this.#part = text === '' ? 'head' : 'trailers';
    else {
      const [digits = ''] = /^[\da-f]{1,8}(?=\s*(?:;|$))/i.exec(text) ?? [];
      if (digits === '') throw new Error('its answer has a chunk without a size');
      this.#left = Number.parseInt(digits, 16);
      this.#part = this.#left > 0 ? 'chunk' : 'trailers';
    }
  }

  #keep(bytes: Buffer): void {
    if (this.#size < keptBytes) this.#kept.push(bytes.subarray(0, keptBytes - this.#size));
    this.#size += bytes.length;
  }

  #whole(staysOpen: boolean): Answer {
    const body = this.#kept.length === 0 ? '' : Buffer.concat(this.#kept).toString();
    const response = { status: this.#status, headers: this.#headers, body };
    const answer = { response, staysOpen: staysOpen && this.#staysOpen };
    this.#part = 'head';
    this.#status = 0;
    this.#size = 0;
    this.#kept = [];
    return answer;
  }
}
