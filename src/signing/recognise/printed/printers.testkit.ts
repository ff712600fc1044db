import { bytesFromText, textFromBytes } from '../../bytes/bytes.ts';

/** A request as a program has it before it prints it: headers with one value each, and the bytes of a body. */
export interface Held {
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
}

/** What a dialect can print of bodies: any bytes, texts, or texts that need no quotes to be told from what follows. */
export type Holds = 'bytes' | 'texts' | 'plain texts';

/** One way in which a language prints a request. */
export interface Printer {
  readonly holds: Holds;
  /** Values that it does not write so that they could be told from something else. */
  readonly confuses?: RegExp;
  /** The same of a body. */
  readonly confusesBody?: RegExp;
  readonly print: (held: Held) => string;
}

const text = ({ body }: Held) => textFromBytes(body) ?? '';
const list = (items: readonly string[], gap = ', ') => items.join(gap);
const hex = (code: number, digits: number) => code.toString(16).padStart(digits, '0');

/** Writes each character by a table, by a function, or as it stands. */
function escaped(
  whole: string,
  letters: Readonly<Record<string, string>>,
  other: (code: number, char: string) => string = (_, char) => char,
): string {
  return Array.from(whole)
    .map((char) => letters[char] ?? other(char.codePointAt(0) ?? 0, char))
    .join('');
}

const controls = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const isControl = (code: number) => code < 0x20 || code === 0x7f;

const go = (whole: string) =>
  `"${escaped(whole, { ...controls, '"': '\\"', '\x07': '\\a', '\b': '\\b', '\f': '\\f', '\v': '\\v' }, (code, char) => (isControl(code) ? `\\x${hex(code, 2)}` : char))}"`;

const rust = (whole: string) =>
  `"${escaped(whole, { ...controls, '"': '\\"', '\0': '\\0' }, (code, char) => (isControl(code) ? `\\u{${code.toString(16)}}` : char))}"`;

const bytes = (body: Uint8Array, quote: string, letters: Readonly<Record<string, string>>) =>
  Array.from(body, (byte) => {
    const char = String.fromCharCode(byte);
    if (letters[char] !== undefined) return letters[char];
    if (char === quote) return `\\${quote}`;
    return byte < 0x20 || byte > 0x7e ? `\\x${hex(byte, 2)}` : char;
  }).join('');

const rustBytes = (body: Uint8Array) => `b"${bytes(body, '"', { ...controls, '\0': '\\0' })}"`;

/** Python takes the quote that the text has none of. */
const pythonQuote = (whole: string) => (whole.includes("'") && !whole.includes('"') ? '"' : "'");

function python(whole: string): string {
  const quote = pythonQuote(whole);
  return `${quote}${escaped(whole, { ...controls, [quote]: `\\${quote}` }, (code, char) => (isControl(code) ? `\\x${hex(code, 2)}` : char))}${quote}`;
}

function pythonBytes(body: Uint8Array): string {
  const quote = pythonQuote(String.fromCharCode(...body));
  return `b${quote}${bytes(body, quote, controls)}${quote}`;
}

const ruby = (whole: string) =>
  `"${escaped(whole, { ...controls, '"': '\\"', '\x07': '\\a', '\b': '\\b', '\f': '\\f', '\v': '\\v', '\x1b': '\\e', '\x7f': '\\x7F' }, (code, char) => (isControl(code) ? `\\u${hex(code, 4).toUpperCase()}` : char)).replaceAll(/#(?=[{$@])/g, '\\#')}"`;

const elixir = (whole: string) =>
  `"${escaped(whole, { ...controls, '"': '\\"', '\0': '\\0', '\x07': '\\a', '\b': '\\b', '\f': '\\f', '\v': '\\v', '\x1b': '\\e', '\x7f': '\\d' }, (code, char) => (isControl(code) ? `\\x${hex(code, 2).toUpperCase()}` : char)).replaceAll('#{', '\\#{')}"`;

function node(whole: string): string {
  const quote =
    [`'`, `"`, '`'].find((one) => !whole.includes(one) && (one !== '`' || !whole.includes('${'))) ??
    `'`;
  return `${quote}${escaped(whole, { ...controls, '\b': '\\b', '\f': '\\f', '\v': '\\v', [quote]: `\\${quote}` }, (code, char) => (isControl(code) ? `\\x${hex(code, 2).toUpperCase()}` : char))}${quote}`;
}

const exported = (whole: string) => `'${escaped(whole, { '\\': '\\\\', "'": "\\'" })}'`;

const isName = (name: string) => /^[a-z_$][\w$]*$/i.test(name);
const cgi = (name: string) => {
  const own = name.toUpperCase().replaceAll('-', '_');
  return /^CONTENT_(?:TYPE|LENGTH)$/.test(own) ? own : `HTTP_${own}`;
};
const members = ({ headers }: Held, one: (name: string, value: string) => string, gap = ', ') =>
  headers.map(([name, value]) => one(name, value)).join(gap);

/** PHP counts bytes. */
const counted = (whole: string) => `string(${bytesFromText(whole).length}) "${whole}"`;

/** Symfony shows the ends of lines, and leaves all else as it is. */
const dumped = (whole: string, margin: string) =>
  whole.includes('\n')
    ? `"""\n${margin}${whole
        .replaceAll('\r\n', '\\r\\n\r')
        .replaceAll(/(?<!\r)\n/g, '\\n\n')
        .replaceAll('\r', '\n')
        .replaceAll('\n', `\n${margin}`)}\n${margin}"""`
    : `"${whole}"`;

export const printers: Readonly<Record<string, Printer>> = {
  'PHP print_r': {
    holds: 'plain texts',
    print: (held) =>
      `Array\n(\n${members(held, (name, value) => `    [${name}] => ${value}\n`, '')})\n${text(held)}`,
  },
  'PHP print_r of lists': {
    holds: 'plain texts',
    print: (held) =>
      `Array\n(\n${members(held, (name, value) => `    [${name}] => Array\n        (\n            [0] => ${value}\n        )\n\n`, '')})\n${text(held)}`,
  },
  'PHP print_r of $_SERVER': {
    holds: 'plain texts',
    print: (held) =>
      `Array\n(\n    [HTTPS] => on\n    [REQUEST_METHOD] => POST\n${members(held, (name, value) => `    [${cgi(name)}] => ${value}\n`, '')}    [argv] => Array\n        (\n        )\n\n)\n${text(held)}`,
  },
  'PHP var_dump': {
    holds: 'texts',
    print: (held) =>
      `array(${held.headers.length}) {\n${members(held, (name, value) => `  ["${name}"]=>\n  ${counted(value)}\n`, '')}}\n${counted(text(held))}\n`,
  },
  'PHP var_dump of lists': {
    holds: 'texts',
    print: (held) =>
      `array(${held.headers.length}) {\n${members(held, (name, value) => `  ["${name}"]=>\n  array(1) {\n    [0]=>\n    ${counted(value)}\n  }\n`, '')}}\n${counted(text(held))}\n`,
  },
  'PHP var_export': {
    holds: 'texts',
    print: (held) =>
      `array (\n  'headers' => \n  array (\n${members(held, (name, value) => `    ${exported(name)} => \n    array (\n      0 => ${exported(value)},\n    ),\n`, '')}  ),\n  'body' => ${exported(text(held))},\n)`,
  },
  'Symfony dump': {
    holds: 'texts',
    // Other languages join two texts that are written so, or with a sign between them.
    confusesBody: /"(?:\s+|\s*[+.]\s*)"/,
    print: (held) =>
      `array:${held.headers.length} [\n${members(held, (name, value) => `  "${name}" => array:1 [\n    0 => "${value}"\n  ]\n`, '')}]\n${dumped(text(held), '')}\n`,
  },
  'Symfony dump of both': {
    holds: 'texts',
    // Other languages join two texts that are written so.
    confusesBody: /" "/,
    print: (held) =>
      `array:2 [\n  "headers" => array:${held.headers.length} [\n${members(held, (name, value) => `    "${name}" => "${value}"\n`, '')}  ]\n  "content" => ${dumped(text(held), '    ')}\n]\n`,
  },
  'Go %v': {
    holds: 'plain texts',
    print: (held) =>
      `map[${members(held, (name, value) => `${name}:[${value}]`, ' ')}]\n${text(held)}`,
  },
  'Go %#v and %q': {
    holds: 'texts',
    print: (held) =>
      `http.Header{${members(held, (name, value) => `${go(name)}:[]string{${go(value)}}`)}}\n${go(text(held))}`,
  },
  'Go %#v of bytes': {
    holds: 'bytes',
    print: (held) =>
      `headers: map[${members(held, (name, value) => `${name}:[${value}]`, ' ')}] body: []byte{${list(Array.from(held.body, (byte) => `0x${byte.toString(16)}`))}}`,
  },
  'Go slog': {
    holds: 'texts',
    print: (held) =>
      `time=2026-09-21T14:13:20.000Z level=ERROR msg="bad signature" headers=${go(`map[${members(held, (name, value) => `${name}:[${value}]`, ' ')}]`)} body=${go(text(held))}\n`,
  },
  'Go %q of httputil.DumpRequest': {
    holds: 'texts',
    print: (held) =>
      `2026/09/21 14:13:20 ${go(`POST /in HTTP/1.1\r\n${members(held, (name, value) => `${name}: ${value}\r\n`, '')}\r\n${text(held)}`)}\n`,
  },
  'Java Map': {
    holds: 'plain texts',
    confuses: /^null$/,
    print: (held) => `{${members(held, (name, value) => `${name}=${value}`)}}\n${text(held)}`,
  },
  'Java Map of lists': {
    holds: 'plain texts',
    print: (held) => `{${members(held, (name, value) => `${name}=[${value}]`)}}\n${text(held)}`,
  },
  'Spring HttpHeaders': {
    holds: 'plain texts',
    // Two values of one name are written so.
    confuses: /", "/,
    print: (held) => `[${members(held, (name, value) => `${name}:"${value}"`)}]\n${text(held)}`,
  },
  'Spring CommonsRequestLoggingFilter': {
    holds: 'plain texts',
    // Two values of one name are written so.
    confuses: /", "/,
    print: (held) =>
      `2026-09-21T14:13:20.123Z DEBUG 1 --- [nio-8080-exec-1] o.s.w.f.CommonsRequestLoggingFilter      : After request [POST /in?x=1, client=127.0.0.1, headers=[${members(held, (name, value) => `${name}:"${value}"`)}], payload=${text(held)}]`,
  },
  'Python dict and bytes': {
    holds: 'bytes',
    print: (held) =>
      `{${members(held, (name, value) => `${python(name)}: ${python(value)}`)}}\n${pythonBytes(held.body)}\n`,
  },
  'Python ASGI scope': {
    holds: 'bytes',
    print: (held) =>
      `{'type': 'http', 'client': ('127.0.0.1', 5), 'method': 'POST', 'headers': [${members(held, (name, value) => `(${pythonBytes(bytesFromText(name.toLowerCase()))}, ${pythonBytes(bytesFromText(value))})`)}], 'app': <function app at 0x7f>, 'body': ${pythonBytes(held.body)}}`,
  },
  'Python EnvironHeaders': {
    holds: 'texts',
    print: (held) =>
      `EnvironHeaders([${members(held, (name, value) => `(${python(name)}, ${python(value)})`)}]) ${python(text(held))}`,
  },
  'Python aiohttp': {
    holds: 'bytes',
    print: (held) =>
      `<CIMultiDictProxy(${members(held, (name, value) => `${python(name)}: ${python(value)}`)})>\n${pythonBytes(held.body)}`,
  },
  'Django META': {
    holds: 'bytes',
    print: (held) =>
      `{'PATH_INFO': '/in', ${members(held, (name, value) => `${python(cgi(name))}: ${python(value)}`)}, 'wsgi.input': <_io.BufferedReader name=5>}\n${pythonBytes(held.body)}`,
  },
  'Ruby 3.1 inspect': {
    holds: 'texts',
    print: (held) =>
      `{${members(held, (name, value) => `${ruby(name)}=>${ruby(value)}`)}}\n${ruby(text(held))}`,
  },
  'Ruby 3.4 inspect': {
    holds: 'texts',
    print: (held) =>
      `{method: :post, headers: {${members(held, (name, value) => `${ruby(name)} => ${ruby(value)}`)}}, body: ${ruby(text(held))}}`,
  },
  'Rack env': {
    holds: 'texts',
    print: (held) =>
      `{"rack.version"=>[1, 6], "rack.errors"=>#<IO:<STDERR>>, "REQUEST_METHOD"=>"POST", ${members(held, (name, value) => `${ruby(cgi(name))}=>${ruby(value)}`)}, "puma.socket"=>#<TCPSocket:fd 21>}\n${ruby(text(held))}`,
  },
  'Node console.log': {
    holds: 'texts',
    print: (held) =>
      `headers: [Object: null prototype] {\n${members(held, (name, value) => `  ${isName(name) ? name : node(name)}: ${node(value)}`, ',\n')}\n}\nbody: ${node(text(held))}`,
  },
  'Node rawHeaders': {
    holds: 'plain texts',
    print: (held) =>
      `[\n${members(held, (name, value) => `  ${node(name)},\n  ${node(value)}`, ',\n')}\n]\n${text(held)}`,
  },
  'Node HeadersList': {
    holds: 'plain texts',
    print: (held) =>
      `HeadersList {\n  cookies: null,\n  [Symbol(headers map)]: Map(${held.headers.length}) {\n${members(held, (name, value) => `    ${node(name)} => { name: ${node(name)}, value: ${node(value)} }`, ',\n')}\n  },\n  [Symbol(headers map sorted)]: null\n}\n${text(held)}`,
  },
  'Rust HeaderMap and String': {
    holds: 'texts',
    print: (held) =>
      `[src/main.rs:42:5] &headers = {\n${members(held, (name, value) => `    ${rust(name)}: ${rust(value)},\n`, '')}}\n[src/main.rs:43:5] &body = ${rust(text(held))}`,
  },
  'Rust HeaderMap and Bytes': {
    holds: 'bytes',
    print: (held) =>
      `{${members(held, (name, value) => `${rust(name)}: ${rust(value)}`)}}\n${rustBytes(held.body)}`,
  },
  'Elixir inspect': {
    holds: 'texts',
    print: (held) =>
      `[{${members(held, (name, value) => `${elixir(name)}, ${elixir(value)}`, '}, {')}}]\n${elixir(text(held))}`,
  },
  'Elixir Plug.Conn': {
    holds: 'bytes',
    print: (held) =>
      `%Plug.Conn{adapter: {Bandit.Adapter, :...}, assigns: %{raw_body: ${textFromBytes(held.body) === undefined ? `<<${list(Array.from(held.body, String))}>>` : elixir(text(held))}}, method: "POST", owner: #PID<0.1.0>, req_headers: [{${members(held, (name, value) => `${elixir(name)}, ${elixir(value)}`, '}, {')}}]}`,
  },
  '.NET HttpRequestMessage': {
    holds: 'plain texts',
    confuses: /^[`"]|^null$/,
    print: (held) =>
      `Method: POST, RequestUri: 'https://a.example/in', Version: 1.1, Content: System.Net.Http.StreamContent, Headers:\n{\n${members(held, (name, value) => `  ${name}: ${value}\n`, '')}}\n${text(held)}`,
  },
  'Go %+v of http.Request': {
    holds: 'bytes',
    print: (held) =>
      `2026/09/21 14:13:20 &{Method:POST URL:/in Proto:HTTP/1.1 ProtoMajor:1 Header:map[${members(held, (name, value) => `${name}:[${value}]`, ' ')}] Body:0xc0000a GetBody:<nil> TransferEncoding:[] Form:map[] ctx:0xc0}\n2026/09/21 14:13:20 [${list(Array.from(held.body, String), ' ')}]\n`,
  },
  'Ktor Headers': {
    holds: 'plain texts',
    confuses: /^["'{[(]/,
    print: (held) =>
      `Headers [${members(held, (name, value) => `${name}=[${value}]`)}]\n${text(held)}`,
  },
  'Rust Vec': {
    holds: 'bytes',
    print: (held) =>
      `Request { method: POST, uri: /in?x=1, version: HTTP/1.1, headers: {${members(held, (name, value) => `${rust(name)}: ${rust(value)}`)}}, body: Body(UnsyncBoxBody) }\nbody: [${list(Array.from(held.body, String))}]`,
  },
  'Erlang lists': {
    holds: 'texts',
    print: (held) =>
      `[${members(held, (name, value) => `{<<${elixir(name)}>>,<<${elixir(value)}>>}`, ',')}]\n<<${elixir(text(held))}>>`,
  },
  'Swift Dictionary': {
    holds: 'texts',
    print: (held) =>
      `[${members(held, (name, value) => `${rust(name)}: ${rust(value)}`)}]\nOptional(${rust(text(held))})`,
  },
  'Rails logger': {
    holds: 'texts',
    print: (held) =>
      `I, [2026-09-21T14:13:20.123456 #1]  INFO -- : headers: {${members(held, (name, value) => `${ruby(cgi(name))}=>${ruby(value)}`)}}\nI, [2026-09-21T14:13:20.123456 #1]  INFO -- : raw_post: ${ruby(text(held))}\n`,
  },
};
