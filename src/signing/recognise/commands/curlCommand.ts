import { CurlData } from './curlData.ts';
import { curlOptions } from './curlOptions.ts';
import { shortened, type Warnings } from '../warnings.ts';
import { headerField } from '../http/headerLines.ts';
import { valueOf, withScheme, type HeaderEntry, type Reading } from '../reading.ts';
import { noArgument, type Command, type Input, type Argument } from '../shells/arguments.ts';

/** The header that an option writes. */
function headerOf(option: string, value: string): HeaderEntry | undefined {
  switch (option) {
    case 'user-agent':
      return ['User-Agent', value];
    case 'referer':
      return ['Referer', value];
    case 'cookie':
      // Without `=` it names a file of cookies.
      return value.includes('=') ? ['Cookie', value] : undefined;
    case 'oauth2-bearer':
      return ['Authorization', `Bearer ${value}`];
    default:
      return undefined;
  }
}

/** Reads a curl command, by curl's manual page. */
export function readCurl(command: Command, input: Input | undefined, warnings: Warnings): Reading {
  const curl = new CurlRequest(input, warnings);
  const { words } = command;
  let isAfterOptions = false;
  for (let at = 1; at < words.length; at += 1) {
    const word = words[at] ?? noArgument;
    if (word.text === '--') isAfterOptions = true;
    else if (isAfterOptions || !/^-[^-\s]|^--\w/.test(word.text)) curl.targets.push(word.text);
    else {
      for (const { name, value, takesNext } of curlOptions(word.text)) {
        if (name === 'next') {
          warnings.add('The command sends several requests (--next); the first was taken.');
          return curl.reading();
        }
        if (takesNext && at + 1 >= words.length) {
          warnings.add(`The option ${shortened(word.text)} has no value: the command is cut off.`);
        }
        if (takesNext) at += 1;
        const next: Argument = words[at] ?? noArgument;
        curl.take(name, takesNext ? next : { text: value ?? '', isQuoted: false });
      }
    }
  }
  return curl.reading();
}

class CurlRequest {
  readonly targets: string[] = [];
  readonly #warnings: Warnings;
  readonly #headers: HeaderEntry[] = [];
  readonly #data: CurlData;
  #method: string | undefined;
  #inQuery = false;
  #headOnly = false;
  #inParts = false;
  #isUpload = false;
  readonly #query: string[] = [];
  readonly #withoutOwn = new Set<string>();

  constructor(input: Input | undefined, warnings: Warnings) {
    this.#warnings = warnings;
    this.#data = new CurlData(input, warnings);
  }

  take(name: string, word: Argument): void {
    const { text } = word;
    if (name === 'request') this.#method = text;
    else if (name === 'url') this.targets.unshift(text);
    else if (name === 'get') this.#inQuery = true;
    else if (name === 'head') this.#headOnly = true;
    else if (name === 'header') this.#header(text);
    else if (name === 'form' || name === 'form-string') this.#inParts = true;
    else if (name === 'url-query') this.#query.push(...this.#data.forQuery(word));
    else if (name === 'upload-file') this.#upload(text);
    else if (name === 'config') {
      this.#warnings.add(`Options are in the file ${shortened(text)}, which is not here.`);
    } else if (!this.#data.take(name, word)) {
      const header = headerOf(name, text);
      if (header) this.#headers.push(header);
    }
  }

  #header(text: string): void {
    const empty = /^([\w-]{1,80});$/.exec(text)?.[1];
    const header = empty === undefined ? headerField(text) : ([empty, ''] as const);
    if (text.startsWith('@')) {
      this.#warnings.add(`Headers are in the file ${shortened(text.slice(1))}, which is not here.`);
    } else if (!header) {
      this.#warnings.add(`The header “${shortened(text)}” has no colon: it may be cut off.`);
    } else if (empty !== undefined || header[1] !== '') this.#headers.push(header);
    // An empty value removes a header that curl adds itself.
    else this.#withoutOwn.add(header[0].toLowerCase());
  }

  #upload(file: string): void {
    this.#isUpload = true;
    this.#data.take('data-binary', { text: `@${file === '.' ? '-' : file}`, isQuoted: false });
  }

  reading(): Reading {
    const { sent, isGiven: hasData, type } = this.#data.joined();
    const url = this.#url(this.#inQuery ? sent : undefined);
    if (this.#inParts) {
      this.#warnings.add(
        'The body is a form in parts (-F), between which curl writes a boundary of its own: its bytes are not known.',
      );
    }
    const hasBody = this.#inParts || (hasData && !this.#inQuery);
    if (hasBody && !this.#inParts && !this.#isUpload) {
      const isGiven = valueOf(this.#headers, 'content-type') !== undefined;
      if (!isGiven && !this.#withoutOwn.has('content-type')) {
        this.#headers.push(['Content-Type', type]);
      }
    }
    return {
      as: 'curl command',
      method: this.#method ?? this.#ownMethod(hasBody),
      url,
      headers: this.#headers,
      ...(this.#inQuery ? {} : { body: sent }),
      warnings: this.#warnings,
    };
  }

  #ownMethod(hasBody: boolean): string {
    if (this.#isUpload) return 'PUT';
    if (hasBody) return 'POST';
    return this.#headOnly ? 'HEAD' : 'GET';
  }

  #url(data: Uint8Array | undefined): string | undefined {
    const whole = this.targets.filter((target) => /^[a-z]+:\/\//i.test(target));
    const [target] = whole.length > 0 ? whole : this.targets;
    if (target === undefined) {
      this.#warnings.add('There is no URL in the command.');
      return undefined;
    }
    if (this.targets.length > 1) {
      this.#warnings.add(`There are several URLs; ${shortened(target)} was taken.`);
    }
    const query = [...this.#query, ...(data ? [new TextDecoder().decode(data)] : [])].join('&');
    return withQuery(withScheme(target), query);
  }
}

/** Adds to the query, before the fragment. */
function withQuery(url: string, query: string): string {
  if (query === '') return url;
  const hash = url.indexOf('#');
  const before = hash < 0 ? url : url.slice(0, hash);
  return `${before}${before.includes('?') ? '&' : '?'}${query}${url.slice(before.length)}`;
}
