import { textFromBytes } from '../bytes/bytes.ts';
import { headersWithValue, type RequestHeaders } from '../request.ts';

/** Above this, some systems refuse a single argument; printf is part of the shell and has no such limit. */
const argumentBytesMax = 100_000;

/** From here on curl asks by `Expect: 100-continue` whether it may send a body. */
const askedBytesMin = 1_000_000;

/**
 * A line for sh, bash or zsh that sends exactly these bytes, none if need be, to the URL as it is written. Only a POST
 * names a body that is empty, and headers without a value are left out. curl adds Host, User-Agent, Accept and
 * Content-Length where they are not given, and nothing else. What `whyUnsendable` refuses is no request. The secret
 * has no place in it.
 */
export function curlLine({
  headers,
  body,
  url = 'http://localhost:3000/webhooks',
  method = 'POST',
  untyped = false,
}: {
  headers: RequestHeaders;
  body: Uint8Array;
  url?: string;
  method?: string;
  /** Whether a request without a Content-Type stays without one; otherwise its body is called JSON. */
  untyped?: boolean;
}): string {
  const given = headersWithValue(headers);
  const hasBody = method === 'POST' || body.length > 0;
  const isGiven = (wanted: string) => given.some(([name]) => name.toLowerCase() === wanted);
  // A name with nothing behind it takes away the header that curl would add.
  const instead = [
    // Without one curl would call the body a form.
    ...(!hasBody || isGiven('content-type')
      ? []
      : [untyped ? 'Content-Type:' : 'Content-Type: application/json']),
    ...(body.length < askedBytesMin || isGiven('expect') ? [] : ['Expect:']),
    ...(!/^\w+:\/\/[^/?#]*@/.test(url) || isGiven('authorization') ? [] : ['Authorization:']),
  ];
  const sent = given.map(([name, value]) => `${name}: ${oneLine(value)}`);
  const options = [...instead, ...sent].map((header) => `  -H ${quoted(header)}`);
  const command = [
    `curl ${methodOption(method, hasBody)}${urlOptions(url)}${quoted(url)}`,
    ...options,
  ];
  if (!hasBody) return command.join(' \\\n');

  const text = plainText(body);
  const data = text === undefined ? '@-' : quoted(text);
  const line = [...command, `  --data-binary ${data}`].join(' \\\n');
  return text === undefined ? `printf '${escaped(body)}' | ${line}` : line;
}

/** Nothing where curl asks by this method anyway. By `-X HEAD` it would wait for a body that never comes. */
function methodOption(method: string, hasBody: boolean): string {
  if (method === (hasBody ? 'POST' : 'GET')) return '';
  if (method === 'HEAD' && !hasBody) return '-I ';
  return `-X ${/^[A-Za-z]+$/.test(method) ? method : quoted(method)} `;
}

/** What keeps curl from reading a URL as a pattern, as an option, or as a path to be made shorter. */
function urlOptions(url: string): string {
  return [
    /[[\]{}]/.test(url) ? '--globoff ' : '',
    /\/(?:\.|%2e){1,2}(?:[/?#]|$)/i.test(url) ? '--path-as-is ' : '',
    url.startsWith('-') ? '--url ' : '',
  ].join('');
}

/** A line break would begin another header, or the body. */
export function oneLine(value: string): string {
  return value.replaceAll(/[\r\n]+/g, ' ');
}

/** The body as one quoted argument, or undefined when a terminal or curl would not take it byte for byte. */
function plainText(body: Uint8Array): string | undefined {
  if (body.length > argumentBytesMax) return undefined;
  const text = textFromBytes(body);
  // curl reads `@name` from a file. Pasted control characters may be eaten by the terminal.
  // eslint-disable-next-line no-control-regex
  const awkward = /^@|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff]/;
  return text === undefined || awkward.test(text) ? undefined : text;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** For printf: letters and digits as they are, the rest in octal, also a dash, which would begin an option. */
function escaped(body: Uint8Array): string {
  const text = new Uint8Array(4 * body.length);
  let length = 0;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at] ?? 0;
    if (isPlain[byte]) text[length++] = byte;
    else {
      text[length++] = 0x5c;
      text[length++] = 0x30 + (byte >> 6);
      text[length++] = 0x30 + ((byte >> 3) & 7);
      text[length++] = 0x30 + (byte & 7);
    }
  }
  return new TextDecoder().decode(text.subarray(0, length));
}

const isPlain = Array.from({ length: 256 }, (_, byte) =>
  /[A-Za-z0-9 {}:,._"=]/.test(String.fromCharCode(byte)),
);
