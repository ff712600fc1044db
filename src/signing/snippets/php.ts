import { indented, lines } from './lines.ts';
import { partWriter, type KeyRule, type Plan } from './plan.ts';

/** The check in PHP 8, without dependencies. */
export function phpSnippet(plan: Plan): string {
  const asks = [
    'string $secret',
    'array $headers',
    'string $rawBody',
    ...plan.asks.map((name) => `string $${name}${name === 'method' ? " = 'POST'" : ''}`),
    ...(plan.isTimed ? ['?float $now = null'] : []),
  ];
  const code = [
    ...(plan.isTimed ? ['$now ??= microtime(true);'] : []),
    ...(plan.kind === 'token' ? token(plan) : body(plan)),
  ];
  // PHP wants what may be left out behind what may not.
  const sorted = [...asks].sort((a, b) => Number(a.includes('=')) - Number(b.includes('=')));
  return lines(
    '<?php',
    '',
    "// $headers: names in lower case. $rawBody: file_get_contents('php://input'), exactly as it came.",
    plan.urlNote && `// $url: in full, ${plan.urlNote}.`,
    `function verify(${sorted.join(', ')}): bool`,
    '{',
    ...indented('    ', code),
    '}',
    '',
  );
}

const refuse = ['    return false;', '}'];
const header = (name: string) => `$headers['${name}'] ?? ''`;

function token({ offered }: Plan): readonly string[] {
  const [name = ''] = 'headers' in offered ? offered.headers : [];
  return [`return $secret !== '' && hash_equals($secret, ${header(name)});`];
}

function body(plan: Plan): readonly string[] {
  const { keys, constants, message, kind } = plan;
  const check = kind === 'Ed25519' ? signatureLines(plan) : macLines(plan);
  return [
    ...constants.flatMap(({ name, value }) => [
      `if ((${header(name)}) !== '${value}') {`,
      ...refuse,
    ]),
    ...keyLines(plan),
    ...entryLines(plan),
    ...timestampLines(plan),
    ...(plan.isForm ? formLines : []),
    `$message = ${message.map(expression).join(' . ')};`,
    ...(keys.length > 1
      ? ['foreach (array_filter($keys) as $key) {', ...indented('    ', check), '}']
      : check),
    ...(plan.offersOne ? [] : ['return false;']),
  ];
}

function keyLines({ keys, kind }: Plan): readonly string[] {
  if (keys.length > 1) return [`$keys = [${keys.map(keyOf).join(', ')}];`];
  if (keys[0]?.kind === 'text') return ["if ($secret === '') {", ...refuse];
  return [
    `$key = ${keys.map(keyOf).join('')};`,
    kind === 'Ed25519'
      ? 'if (strlen((string) $key) !== SODIUM_CRYPTO_SIGN_PUBLICKEYBYTES) {'
      : "if ($key === false || $key === '') {",
    ...refuse,
  ];
}

function keyOf(rule: KeyRule): string {
  if (rule.kind === 'text') return '$secret';
  if (rule.kind === 'hex')
    return "preg_match('/^([0-9a-f]{2})+$/iD', $secret) ? hex2bin($secret) : ''";
  const decoded = `base64_decode(preg_replace('/^${rule.prefix}/', '', $secret), true)`;
  return rule.otherwise === 'text'
    ? `str_starts_with($secret, '${rule.prefix}') ? ${decoded} : $secret`
    : decoded;
}

function entryLines(plan: Plan): readonly string[] {
  const { offered, separator, fields } = plan;
  if ('field' in offered) {
    return [
      '$body = json_decode($rawBody, true);',
      ...fields.map(
        ({ name, path }) => `$${name} = $body${path.map((each) => `['${each}']`).join('')} ?? '';`,
      ),
      `if (${fields.map(({ name }) => `!is_string($${name})`).join(' || ')}) {`,
      ...refuse,
      `$offered = $${offered.field};`,
    ];
  }
  const places = offered.headers.map(header);
  if (separator !== undefined) return [`$entries = explode('${separator}', ${places[0] ?? ''});`];
  return plan.offersOne
    ? [`$offered = ${places[0] ?? ''};`]
    : [`$entries = [${places.join(', ')}];`];
}

function timestampLines(plan: Plan): readonly string[] {
  const { timestamp } = plan;
  if (!timestamp || plan.readsTimeLast) return [];
  const { from } = timestamp;
  return [
    ...('header' in from
      ? [`$timestamp = ${header(from.header)};`]
      : 'pair' in from
        ? [
            `$times = preg_grep('/^${from.pair}=/', $entries);`,
            `$timestamp = substr(reset($times) ?: '', ${from.pair.length + 1});`,
          ]
        : []),
    `if (!preg_match('/^${timestamp.shape}$/D', $timestamp)) {`,
    ...refuse,
  ];
}

/** By hand: parse_str would rename the parameters that it cannot make variables of. */
const formLines = [
  '// A body that is no form is vouched for by its hash in the URL.',
  'parse_str((string) parse_url($url, PHP_URL_QUERY), $query);',
  "$bodyHash = $query['bodySHA256'] ?? null;",
  "if ($bodyHash !== null && $bodyHash !== hash('sha256', $rawBody)) {",
  ...refuse,
  '$pairs = [];',
  "foreach ($bodyHash === null ? explode('&', $rawBody) : [] as $pair) {",
  "    [$name, $value] = array_map('urldecode', explode('=', $pair, 2) + ['', '']);",
  '    $pairs["$name\\0$value"] = $name . $value;',
  '}',
  'ksort($pairs, SORT_STRING);',
  "$form = implode('', $pairs);",
];

const expression = partWriter({
  text: (text) => `'${text}'`,
  header: (name) => `(${header(name)})`,
  variable: (name) => `$${name}`,
  body: '$rawBody',
});

function macLines(plan: Plan): readonly string[] {
  const { kind, hash, prefix, encoding, keys } = plan;
  const raw = encoding === 'hex' ? '' : ', true';
  const key = keys.length > 1 || keys[0]?.kind !== 'text' ? '$key' : '$secret';
  const mac =
    kind === 'HMAC'
      ? `hash_hmac('${hash}', $message, ${key}${raw})`
      : `hash('${hash}', ${key} . $message${raw})`;
  const encoded = encoding === 'hex' ? mac : `base64_encode(${mac})`;
  return [
    `$expected = ${prefix === '' ? '' : `'${prefix}' . `}${encoded};`,
    ...compared(plan, (entry) => `hash_equals($expected, ${entry})`),
  ];
}

function signatureLines(plan: Plan): readonly string[] {
  const { prefix, encoding } = plan;
  const digits = encoding === 'hex' ? '([0-9a-f]{128})' : '([A-Za-z0-9+\\/]{86}==)';
  const decode = encoding === 'hex' ? 'hex2bin' : 'base64_decode';
  return [
    "// Of another length, sodium's function would throw.",
    `$shape = '/^${prefix}${digits}$/D';`,
    `$check = fn ($entry) => preg_match($shape, $entry, $found)`,
    `    && sodium_crypto_sign_verify_detached(${decode}($found[1]), $message, $key);`,
    ...compared(plan, (entry) => `$check(${entry})`),
  ];
}

function compared(plan: Plan, matches: (entry: string) => string): readonly string[] {
  const rest = ageLines(plan);
  if (!plan.offersOne) {
    return [
      'foreach ($entries as $entry) {',
      `    if (${matches('$entry')}) {`,
      ...indented('        ', rest ?? ['return true;']),
      '    }',
      '}',
    ];
  }
  return rest
    ? [`if (!${matches('$offered')}) {`, ...refuse, ...rest]
    : [`return ${matches('$offered')};`];
}

/** What is left to say once a signature matches, where the time counts: whether it is young enough. */
function ageLines({ timestamp }: Plan): readonly string[] | undefined {
  if (timestamp?.toleranceSeconds === undefined) return undefined;
  const { from, unit, toleranceSeconds, pastOnly } = timestamp;
  const text =
    'field' in from ? `(json_decode($rawBody, true)['${from.field}'] ?? NAN)` : '$timestamp';
  const sentAt = {
    seconds: `(float) ${text}`,
    milliseconds: `(float) ${text} / 1000`,
    'ISO 8601': `(float) (new DateTimeImmutable(${text}))->format('U.u')`,
  }[unit];
  return [
    `$age = $now - ${sentAt};`,
    `return ${pastOnly ? '$age' : 'abs($age)'} <= ${toleranceSeconds};`,
  ];
}
