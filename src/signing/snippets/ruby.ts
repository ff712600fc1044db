import { indented, lines } from './lines.ts';
import { joinedParts, partWriter, type KeyRule, type Part, type Plan } from './plan.ts';

/** The check in Ruby, with its standard library. */
export function rubySnippet(plan: Plan): string {
  const asks = [
    'secret:',
    'headers:',
    'raw_body:',
    ...plan.asks.map((name) => (name === 'method' ? 'method: "POST"' : `${name}:`)),
    ...(plan.isTimed ? ['now: Time.now.to_f'] : []),
  ];
  const code = indented('  ', plan.kind === 'token' ? token(plan) : body(plan));
  return lines(
    ...requires(code),
    '',
    '# headers: names in lower case. raw_body: exactly as it came.',
    plan.urlNote && `# url: in full, ${plan.urlNote}.`,
    `def verify(${asks.join(', ')})`,
    ...code,
    // What is no form cannot be decoded as one.
    ...(plan.isForm ? ['rescue ArgumentError', '  false'] : []),
    'end',
    '',
  );
}

function requires(code: readonly string[]): readonly string[] {
  const text = code.join('\n');
  return [
    text.includes('JSON.') && 'require "json"',
    'require "openssl"',
    text.includes('Time.iso8601') && 'require "time"',
    text.includes('URI.') && 'require "uri"',
  ].filter((line) => line !== false);
}

const header = (name: string) => `headers["${name}"].to_s`;
const digests = { sha1: 'SHA1', sha256: 'SHA256', sha512: 'SHA512' } as const;

function token({ offered }: Plan): readonly string[] {
  const [name = ''] = 'headers' in offered ? offered.headers : [];
  return [`secret != "" && OpenSSL.secure_compare(${header(name)}, secret)`];
}

function body(plan: Plan): readonly string[] {
  const { keys, constants, message, kind } = plan;
  const [only] = keys;
  return [
    ...constants.map(({ name, value }) => `return false unless ${header(name)} == "${value}"`),
    ...(keys.length > 1
      ? [`keys = [${keys.map(keyOf).join(', ')}].reject(&:empty?)`]
      : kind === 'Ed25519'
        ? [`key = ${keys.map(keyOf).join('')}`, 'return false unless key.bytesize == 32']
        : only?.kind === 'text'
          ? ['return false if secret.empty?']
          : [`key = ${keys.map(keyOf).join('')}`, 'return false if key.empty?']),
    '',
    ...entryLines(plan),
    ...timestampLines(plan),
    ...(plan.isForm ? formLines : []),
    `message = ${messageOf(message)}`,
    ...(kind === 'Ed25519' ? signatureLines(plan) : macLines(plan)),
  ];
}

function keyOf(rule: KeyRule): string {
  if (rule.kind === 'text') return 'secret';
  if (rule.kind === 'hex') return '[secret].pack("H*")';
  const decoded = `secret.delete_prefix("${rule.prefix}").unpack1("m")`;
  return rule.otherwise === 'text'
    ? `secret.start_with?("${rule.prefix}") ? ${decoded} : secret`
    : decoded;
}

function entryLines(plan: Plan): readonly string[] {
  const { offered, separator, fields } = plan;
  if ('field' in offered) {
    return [
      'begin',
      '  body = JSON.parse(raw_body)',
      ...fields.map(
        ({ name, path }) =>
          `  ${name} = body.dig(${path.map((each) => `"${each}"`).join(', ')}).to_s`,
      ),
      'rescue JSON::ParserError, TypeError',
      '  return false',
      'end',
      `offered = ${offered.field}`,
    ];
  }
  const places = offered.headers.map(header);
  if (separator !== undefined) return [`entries = ${places[0] ?? ''}.split("${separator}")`];
  return plan.offersOne ? [`offered = ${places[0] ?? ''}`] : [`entries = [${places.join(', ')}]`];
}

function timestampLines(plan: Plan): readonly string[] {
  const { timestamp } = plan;
  if (!timestamp || plan.readsTimeLast) return [];
  const { from } = timestamp;
  return [
    ...('header' in from
      ? [`timestamp = ${header(from.header)}`]
      : 'pair' in from
        ? [
            `time = entries.find { |entry| entry.start_with?("${from.pair}=") }`,
            `timestamp = time.to_s.delete_prefix("${from.pair}=")`,
          ]
        : []),
    `return false unless timestamp.match?(/\\A${timestamp.shape}\\z/)`,
    '',
  ];
}

const formLines = [
  '# A body that is no form is vouched for by its hash in the URL.',
  'body_hash = URI.decode_www_form(URI(url).query.to_s).assoc("bodySHA256")&.last',
  'if body_hash',
  '  return false unless OpenSSL::Digest.hexdigest("SHA256", raw_body) == body_hash',
  '',
  '  form = ""',
  'else',
  '  form = URI.decode_www_form(raw_body).uniq.sort.join',
  'end',
];

const inText = partWriter({
  text: (text) => text,
  header: (name) => `#{headers["${name}"]}`,
  variable: (name) => `#{${name}}`,
  body: '',
});

/** Bytes that know no encoding; texts and bytes of other encodings would refuse to be joined. */
function messageOf(message: readonly Part[]): string {
  const pieces = joinedParts(message, inText).map((part) =>
    part === 'body'
      ? 'raw_body'
      : (/^#\{(\w+)\}$/.exec(part.template)?.[1] ?? `"${part.template}"`),
  );
  return pieces.map((piece) => `${piece}.b`).join(' + ');
}

function macLines(plan: Plan): readonly string[] {
  const { kind, hash, prefix, encoding, keys } = plan;
  const several = keys.length > 1;
  const key = several || keys[0]?.kind !== 'text' ? 'key' : 'secret';
  const method = encoding === 'hex' ? 'hexdigest' : 'digest';
  const mac =
    kind === 'HMAC'
      ? `OpenSSL::HMAC.${method}("${digests[hash]}", ${key}, message)`
      : `OpenSSL::Digest.${method}("${digests[hash]}", ${key}.b + message)`;
  const encoded = encoding === 'hex' ? mac : `[${mac}].pack("m0")`;
  const expected = prefix === '' ? encoded : `"${prefix}" + ${encoded}`;
  if (several) {
    return [
      `expected = keys.map { |key| ${expected} }`,
      'pairs = entries.product(expected)',
      ...answer(plan, 'pairs.any? { |entry, own| OpenSSL.secure_compare(entry, own) }'),
    ];
  }
  return [
    `expected = ${expected}`,
    ...answer(
      plan,
      plan.offersOne
        ? 'OpenSSL.secure_compare(offered, expected)'
        : 'entries.any? { |entry| OpenSSL.secure_compare(entry, expected) }',
    ),
  ];
}

function signatureLines(plan: Plan): readonly string[] {
  const { prefix, encoding } = plan;
  const one = plan.offersOne;
  const entry = one ? 'offered' : 'entry';
  const text = prefix === '' ? entry : `${entry}.delete_prefix("${prefix}")`;
  const decoded = encoding === 'hex' ? `[${text}].pack("H*")` : `${text}.unpack1("m")`;
  return [
    '# What stands before the bytes of an Ed25519 key in DER (RFC 8410).',
    'verifier = OpenSSL::PKey.read(["302a300506032b6570032100"].pack("H*") + key)',
    ...(one
      ? answer(plan, `verifier.verify(nil, ${decoded}, message)`)
      : [
          `ours = entries.select { |entry| entry.start_with?("${prefix}") }`,
          ...answer(plan, `ours.any? { |entry| verifier.verify(nil, ${decoded}, message) }`),
        ]),
  ];
}

/** Whether the signature holds and, where the time counts, is young enough. */
function answer({ timestamp }: Plan, matches: string): readonly string[] {
  if (timestamp?.toleranceSeconds === undefined) return [matches];
  const { from, unit, toleranceSeconds, pastOnly } = timestamp;
  const text = 'field' in from ? `JSON.parse(raw_body)["${from.field}"]` : 'timestamp';
  const sentAt = {
    seconds: `${text}.to_f`,
    milliseconds: `${text}.to_f / 1000`,
    'ISO 8601': `Time.iso8601(${text}).to_f`,
  }[unit];
  return [
    `return false unless ${matches}`,
    '',
    `age = now - ${sentAt}`,
    `${pastOnly ? 'age' : 'age.abs'} <= ${toleranceSeconds}`,
  ];
}
