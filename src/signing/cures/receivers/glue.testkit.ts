import { base64FromBytes, bytesFromText } from '../../bytes/bytes.ts';
import { languageOf } from '../cure.ts';
import type { Handler } from './programs.testkit.ts';

/** The frameworks that are given every cure. */
export const cured = ['Rails', 'Laravel', 'Spring'] as const;
export type Cured = (typeof cured)[number];

/** The parts of a check that a cure takes the place of: code, and the variable that it sets in place of the rule’s. */
export interface Parts {
  /** Sets `rawBody` from `received`. */
  readonly body?: string;
  readonly secret?: { readonly code: string; readonly sets: 'secret' | 'key' };
  readonly content?: { readonly code: string; readonly sets: 'signedBody' | 'signed' };
  readonly mac?: { readonly code: string; readonly sets: 'mac' | 'macs' };
  /** Sets `valid`. */
  readonly signature?: string;
  /** Sets `url`, which is signed before the body. */
  readonly url?: string;
}

/** A check by the rule of a scheme, with parts of it otherwise. */
export interface Check {
  readonly secret: string;
  readonly decodes: boolean;
  /** What is signed before the body. */
  readonly before: string;
  readonly header: string;
  /** What stands before the MAC. */
  readonly prefix: string;
  readonly encoding: 'hex' | 'base64';
  readonly parts: Parts;
}

interface Words {
  readonly set: (name: string, value: string) => string;
  readonly received: string;
  readonly rawBody: string;
  /** Makes this text the secret that the environment has. */
  readonly environment: (code: string, secret: string) => string;
  readonly secret: string;
  readonly url: string;
  readonly key: (decodes: boolean) => string;
  readonly signedBody: string;
  readonly signed: (before: string, hasUrl: boolean) => string;
  readonly mac: string;
  readonly macs: Readonly<Record<'mac' | 'macs', string>>;
  /** The value of the header as it came, and the MAC in it alone. */
  readonly header: (name: string) => string;
  readonly valid: (prefix: string, encoding: 'hex' | 'base64') => string;
  /** Takes the code in its turn where the request asks for it by its number. */
  readonly asked: (number: number, code: string) => string;
  readonly before: string;
  readonly after: string;
}

const base64 = (text: string) => base64FromBytes(bytesFromText(text));

const words: Readonly<Record<Cured, Words>> = {
  Rails: {
    set: (name, value) => `${name} = ${value}`,
    received: 'received = raw_body',
    rawBody: '',
    environment: (code, secret) =>
      `ENV["WEBHOOK_SECRET"] = "${base64(secret)}".unpack1("m").force_encoding("UTF-8")\n${code}`,
    url: 'url = ""',
    secret: 'secret = ENV.fetch("WEBHOOK_SECRET")',
    key: (decodes) => `key = secret${decodes ? '.delete_prefix("whsec_").unpack1("m")' : ''}`,
    signedBody: 'signed_body = raw_body',
    signed: (before, hasUrl) => `signed = ${hasUrl ? 'url.b + ' : ''}"${before}".b + signed_body.b`,
    mac: 'mac = OpenSSL::HMAC.digest("SHA256", key, signed)',
    macs: { mac: 'macs = [mac]', macs: '' },
    header: (name) => `header = request.headers["${name}"]
signature = header.gsub(/\\A"?(sha256=|hmac=|t=\\d+,v1=|v1,)?|"\\z/, "")`,
    valid: (prefix, encoding) =>
      `valid = macs.any? { |one| OpenSSL.secure_compare(header, "${prefix}" + ${encoding === 'hex' ? 'one.unpack1("H*")' : '[one].pack("m0")'}) }`,
    asked: (number, code) => `when "${number}"\n${code}\nmethod = url\nurl = valid.to_s`,
    before: 'case request.headers["X-Case"]',
    after: 'end',
  },
  Laravel: {
    set: (name, value) => `$${name} = ${value};`,
    received: '$received = $rawBody;',
    rawBody: '',
    environment: (code, secret) =>
      `config(['services.webhook_secret' => base64_decode('${base64(secret)}')]);\n${code}`,
    url: "$url = '';",
    secret: "$secret = config('services.webhook_secret');",
    key: (decodes) =>
      `$key = ${decodes ? `base64_decode(preg_replace('/^whsec_/', '', $secret))` : '$secret'};`,
    signedBody: '$signedBody = $rawBody;',
    signed: (before, hasUrl) => `$signed = ${hasUrl ? '$url . ' : ''}'${before}' . $signedBody;`,
    mac: `$mac = hash_hmac('sha256', $signed, $key, true);`,
    macs: { mac: '$macs = [$mac];', macs: '' },
    header: (name) => `$header = $request->header('${name}');
$signature = preg_replace('/^"?(sha256=|hmac=|t=\\d+,v1=|v1,)?|"$/', '', $header);`,
    valid: (prefix, encoding) => `$valid = false;
foreach ($macs as $one) {
    $valid = $valid || hash_equals('${prefix}' . ${encoding === 'hex' ? 'bin2hex' : 'base64_encode'}($one), $header);
}`,
    asked: (number, code) =>
      `if ($request->header('X-Case') === '${number}') {\n${code}\n$method = $url;\n$url = $valid ? 'true' : 'false';\n}`,
    before: '',
    after: '',
  },
  Spring: {
    set: (name, value) => `byte[] ${name} = ${value};`,
    received: 'byte[] received = sent;',
    rawBody: 'byte[] rawBody = sent;',
    // A program of Java cannot change its environment.
    environment: (code, secret) =>
      code.replace(
        'System.getenv("WEBHOOK_SECRET")',
        `new String(Base64.getDecoder().decode("${base64(secret)}"), StandardCharsets.UTF_8)`,
      ),
    url: 'String url = "";',
    secret: 'String secret = System.getenv("WEBHOOK_SECRET");',
    key: (decodes) =>
      `byte[] key = ${decodes ? 'Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""))' : 'secret.getBytes(StandardCharsets.UTF_8)'};`,
    signedBody: 'byte[] signedBody = rawBody;',
    signed: (before, hasUrl) => `var all = new ByteArrayOutputStream();
all.write((${hasUrl ? 'url + ' : ''}"${before}").getBytes(StandardCharsets.UTF_8));
all.write(signedBody);
byte[] signed = all.toByteArray();`,
    mac: `Mac rule = Mac.getInstance("HmacSHA256");
rule.init(new SecretKeySpec(key, "HmacSHA256"));
byte[] mac = rule.doFinal(signed);`,
    macs: { mac: 'byte[][] macs = {mac};', macs: 'byte[][] macs = {before, behind};' },
    header: (name) => `String header = request.getHeader("${name}");
String signature = header.replaceAll("^\\"?(sha256=|hmac=|t=\\\\d+,v1=|v1,)?|\\"$", "");`,
    valid: (prefix, encoding) => `boolean valid = false;
for (byte[] one : macs)
    valid |= header.equals("${prefix}" + ${encoding === 'hex' ? 'HexFormat.of().formatHex(one)' : 'Base64.getEncoder().encodeToString(one)'});`,
    asked: (number, code) =>
      `static boolean case${number}(byte[] sent, HttpServletRequest request) throws Exception {\n${code}\nseenBody = rawBody;\nseenUrl = url;\nreturn valid;\n}`,
    before: '',
    after: '',
  },
};

/** The check in the language of a framework. */
function written(framework: Cured, check: Check): string {
  const { secret, decodes, before, header, prefix, encoding, parts } = check;
  const say = words[framework];
  const isKey = parts.secret?.sets === 'key';
  const isSigned = parts.content?.sets === 'signed';
  const code = [
    ...(parts.body === undefined ? [say.rawBody] : [say.received, parts.body]),
    parts.secret?.code ?? say.secret,
    ...(isKey ? [] : [say.key(decodes)]),
    parts.url ?? say.url,
    parts.content?.code ?? say.signedBody,
    ...(isSigned ? [] : [say.signed(before, parts.url !== undefined)]),
    parts.mac?.code ?? say.mac,
    say.macs[parts.mac?.sets ?? 'mac'],
    say.header(header),
    parts.signature ?? say.valid(prefix, encoding),
  ];
  return say.environment(code.filter((one) => one !== '').join('\n'), secret);
}

/**
 * The handler that answers by the check that a request asks for: whether it holds is told in the place of the URL, and the
 * URL that the check took in the place of the method.
 */
export function handlerOf(framework: Cured, rawBody: string, checks: readonly Check[]): Handler {
  const { before, after, asked } = words[framework];
  const all = checks.map((check, number) => asked(number, written(framework, check)));
  if (languageOf[framework] !== 'java') {
    const none = framework === 'Rails' ? 'url = ""\nmethod = ""' : '$url = $method = "";';
    return { rawBody, url: [none, before, ...all, after].join('\n'), method: '' };
  }
  const one = checks.map((_, at) => `    case "${at}": return case${at}(sent, request);`);
  const check = `static boolean holds(byte[] sent, HttpServletRequest request) throws Exception {
switch (request.getHeader("X-Case")) {
${one.join('\n')}
}
return false;
}`;
  return {
    rawBody,
    url: 'String url = String.valueOf(holds(rawBody, request));\nrawBody = seenBody;',
    method: 'String method = seenUrl;',
    beside: ['static byte[] seenBody;\nstatic String seenUrl;', ...all, check].join('\n\n'),
  };
}
