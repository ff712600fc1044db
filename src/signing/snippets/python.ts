import { indented, lines } from './lines.ts';
import { partWriter, type KeyRule, type Plan, type PlannedTimestamp } from './plan.ts';

/** The check in Python 3, without dependencies but for Ed25519, which its standard library does not have. */
export function pythonSnippet(plan: Plan): string {
  const asks = [
    'secret',
    'headers',
    'raw_body',
    ...plan.asks.map((name) => (name === 'method' ? 'method="POST"' : name)),
    ...(plan.isTimed ? ['now=None'] : []),
  ];
  const code = indented('    ', [
    ...(plan.isTimed ? ['now = time.time() if now is None else now'] : []),
    ...(plan.kind === 'token' ? token(plan) : body(plan)),
  ]);
  return lines(
    plan.kind === 'Ed25519' && '# pip install cryptography',
    ...imports(code),
    ...(plan.kind === 'Ed25519' ? libraryImports : []),
    '',
    '',
    '# headers: a dict with names in lower case. raw_body: bytes, exactly as they came.',
    plan.urlNote && `# url: in full, ${plan.urlNote}.`,
    `def verify(${asks.join(', ')}):`,
    ...code,
    '',
  );
}

/** The modules that the code names, as isort puts them. */
function imports(code: readonly string[]): readonly string[] {
  const text = code.join('\n');
  return [
    ...['base64', 'hashlib', 'hmac', 'json', 're', 'time']
      .filter((name) => new RegExp(`\\b${name}[.]`).test(text))
      .map((name) => `import ${name}`),
    ...(text.includes('datetime.') ? ['from datetime import datetime'] : []),
    ...(text.includes('parse_qs')
      ? ['from urllib.parse import parse_qs, parse_qsl, urlsplit']
      : []),
  ];
}

/** What the check of an Ed25519 signature takes from the package `cryptography`. */
const libraryImports = [
  '',
  'from cryptography.exceptions import InvalidSignature',
  'from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey',
];

const header = (name: string) => `headers.get("${name}", "")`;

function token({ offered }: Plan): readonly string[] {
  const [name = ''] = 'headers' in offered ? offered.headers : [];
  return [
    `offered = ${header(name)}`,
    'return secret != "" and hmac.compare_digest(offered.encode(), secret.encode())',
  ];
}

function body(plan: Plan): readonly string[] {
  const { keys, kind } = plan;
  const [only] = keys;
  if (kind === 'Ed25519') {
    const key = only?.kind === 'base64' ? decoded(only) : 'bytes.fromhex(secret)';
    return [
      ...before(plan),
      ...messageLines(plan),
      ...signatureLines(plan, key),
      ...answer(plan, plan.offersOne ? 'is_good(offered)' : 'any(map(is_good, entries))'),
    ];
  }
  return [
    ...before(plan),
    ...(keys.length > 1 ? ['keys = []', ...keys.flatMap(severalKeyLines)] : keyLines(only)),
    ...(plan.isForm ? formLines : []),
    ...messageLines(plan),
    ...comparison(plan),
  ];
}

/** In one line where black would leave it so. */
function messageLines({ message, isBodyOnly }: Plan): readonly string[] {
  if (isBodyOnly) return [];
  const [first = '', ...others] = message.map(expression);
  return message.every(({ kind }) => kind !== 'header')
    ? [`message = ${[first, ...others].join(' + ')}`]
    : ['message = (', ...indented('    ', [first, ...others.map((each) => `+ ${each}`)]), ')'];
}

function comparison(plan: Plan): readonly string[] {
  const { keys, hash, kind, encoding, prefix, isBodyOnly } = plan;
  const digest = encoding === 'hex' ? '.hexdigest()' : '.digest()';
  const content = isBodyOnly ? 'raw_body' : 'message';
  const computed =
    kind === 'plain hash'
      ? `hashlib.${hash}(key + ${content})${digest}`
      : `hmac.new(key, ${content}, hashlib.${hash})${digest}`;
  const mac = encoding === 'hex' ? computed : `base64.b64encode(${computed}).decode()`;
  const expected = prefix === '' ? 'mac.encode()' : `f"${prefix}{mac}".encode()`;
  if (keys.length > 1) {
    return [
      'macs = [',
      `    ${mac}`,
      '    for key in keys',
      '    if key',
      ']',
      `expected = [${expected} for mac in macs]`,
      'pairs = [(entry.encode(), own) for entry in entries for own in expected]',
      ...answer(plan, 'any(hmac.compare_digest(entry, own) for entry, own in pairs)'),
    ];
  }
  return [
    `mac = ${mac}`,
    `expected = ${expected}`,
    ...answer(
      plan,
      plan.offersOne
        ? 'hmac.compare_digest(offered.encode(), expected)'
        : 'any(hmac.compare_digest(entry.encode(), expected) for entry in entries)',
    ),
  ];
}

function before(plan: Plan): readonly string[] {
  const { constants, offered, separator, fields, timestamp } = plan;
  const places = 'headers' in offered ? offered.headers.map(header) : [offered.field];
  const entries =
    separator !== undefined
      ? [`entries = ${places[0] ?? ''}.split("${separator}")`]
      : plan.offersOne
        ? [`offered = ${places[0] ?? ''}`]
        : places.length > 1
          ? ['entries = [', ...places.map((place) => `    ${place},`), ']']
          : [`entries = [${places.join('')}]`];
  const time =
    timestamp && 'header' in timestamp.from
      ? [`timestamp = ${header(timestamp.from.header)}`]
      : timestamp && 'pair' in timestamp.from
        ? [
            `times = [e[${timestamp.from.pair.length + 1}:] for e in entries if e.startswith("${timestamp.from.pair}=")]`,
            'timestamp = times[0] if times else ""',
          ]
        : [];
  return [
    ...constants.flatMap(({ name, value }) => [
      `if ${header(name)} != "${value}":`,
      '    return False',
    ]),
    ...fieldLines(fields),
    ...entries,
    ...time,
    ...(timestamp && !plan.readsTimeLast ? shapeLines(timestamp) : []),
  ];
}

function shapeLines({ unit, shape }: PlannedTimestamp): readonly string[] {
  const [before, asked, after] = ['if not re.fullmatch(', `r"${shape}", timestamp`, '):'];
  const isLong = unit === 'ISO 8601';
  return [
    ...(isLong ? [before, `    ${asked}`, after] : [before + asked + after]),
    '    return False',
  ];
}

function fieldLines(fields: Plan['fields']): readonly string[] {
  if (fields.length === 0) return [];
  return [
    'try:',
    '    body = json.loads(raw_body)',
    ...fields.map(
      ({ name, path }) => `    ${name} = str(body${path.map((each) => `["${each}"]`).join('')})`,
    ),
    'except (ValueError, LookupError, TypeError):',
    '    return False',
  ];
}

function keyLines(rule: KeyRule | undefined): readonly string[] {
  if (!rule || rule.kind !== 'base64') {
    return ['key = secret.encode()', 'if not key:', '    return False'];
  }
  const decode = ['try:', `    key = ${decoded(rule)}`, 'except ValueError:', '    key = b""'];
  return [
    ...(rule.otherwise === 'text'
      ? [
          `if secret.startswith("${rule.prefix}"):`,
          ...indented('    ', decode),
          'else:',
          '    key = secret.encode()',
        ]
      : decode),
    'if not key:',
    '    return False',
  ];
}

function severalKeyLines(rule: KeyRule): readonly string[] {
  return rule.kind === 'base64'
    ? ['try:', `    keys.append(${decoded(rule)})`, 'except ValueError:', '    pass']
    : ['keys.append(secret.encode())'];
}

/** With padding to spare: a secret may come without any. */
function decoded({ prefix }: { prefix: string }): string {
  return `base64.b64decode(re.sub("^${prefix}", "", secret).rstrip("=") + "==")`;
}

const formLines = [
  '# A body that is no form is vouched for by its hash in the URL.',
  'body_hash = parse_qs(urlsplit(url).query).get("bodySHA256")',
  'if body_hash is None:',
  '    pairs = parse_qsl(raw_body.decode("utf-8", "replace"), keep_blank_values=True)',
  '    form = "".join(name + value for name, value in sorted(set(pairs)))',
  'elif hashlib.sha256(raw_body).hexdigest() == body_hash[0]:',
  '    form = ""',
  'else:',
  '    return False',
];

const expression = partWriter({
  text: (text) => `b"${text}"`,
  header: (name) => `${header(name)}.encode()`,
  variable: (name) => `${name}.encode()`,
  body: 'raw_body',
});

/** Whether the signature holds and, where the time counts, is young enough. */
function answer({ timestamp }: Plan, matches: string): readonly string[] {
  if (timestamp?.toleranceSeconds === undefined) return [`return ${matches}`];
  const { from, unit, toleranceSeconds, pastOnly } = timestamp;
  const text = 'field' in from ? `json.loads(raw_body).get("${from.field}", "nan")` : 'timestamp';
  const sentAt = {
    seconds: [`sent_at = float(${text})`],
    milliseconds: [`sent_at = float(${text}) / 1000`],
    'ISO 8601': [
      '# Older Pythons read neither Z nor more than six digits of a second.',
      `date, fraction, zone = re.fullmatch(r"(.{19})(\\.\\d+)?(.+)", ${text}).groups()`,
      'zone = "+00:00" if zone == "Z" else zone',
      'sent_at = datetime.fromisoformat(date + zone).timestamp() + float(fraction or 0)',
    ],
  }[unit];
  return [
    `if not ${matches}:`,
    '    return False',
    ...sentAt,
    `return ${pastOnly ? 'now - sent_at' : 'abs(now - sent_at)'} <= ${toleranceSeconds}`,
  ];
}

/** Defines `is_good` for one entry, with the public key that `decodedKey` gives. */
function signatureLines({ prefix, encoding }: Plan, decodedKey: string): readonly string[] {
  const text = prefix === '' ? 'entry' : `entry[${prefix.length}:]`;
  const signature =
    encoding === 'hex' ? `bytes.fromhex(${text})` : `base64.b64decode(${text}, validate=True)`;
  return [
    'try:',
    `    raw = ${decodedKey}`,
    '    key = Ed25519PublicKey.from_public_bytes(raw)',
    'except ValueError:',
    '    return False',
    '',
    'def is_good(entry):',
    ...indented('    ', [
      ...(prefix === '' ? [] : [`if not entry.startswith("${prefix}"):`, '    return False']),
      'try:',
      `    key.verify(${signature}, message)`,
      'except (ValueError, InvalidSignature):',
      '    return False',
      'return True',
    ]),
    '',
  ];
}
