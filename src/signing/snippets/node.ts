import { indented, lines } from './lines.ts';
import { joinedParts, partWriter, type KeyRule, type Part, type Plan } from './plan.ts';

/** The check in Node, without dependencies. */
export function nodeSnippet(plan: Plan): string {
  return lines(
    `import { ${imports(plan).join(', ')} } from 'node:crypto';`,
    '',
    '// headers: names in lower case. rawBody: a Buffer, exactly as it came.',
    plan.urlNote && `// url: in full, ${plan.urlNote}.`,
    ...signatureOf('function', plan),
    ...indented('  ', plan.kind === 'Ed25519' ? ed25519(plan) : body(plan)),
    '}',
    ...(plan.kind === 'Ed25519'
      ? []
      : [
          '',
          '// In constant time: how long it takes tells nothing about the first difference.',
          'function equal(left, right) {',
          '  const [a, b] = [Buffer.from(left), Buffer.from(right)];',
          '  return a.length === b.length && timingSafeEqual(a, b);',
          '}',
        ]),
    '',
  );
}

function imports({ kind, isForm }: Plan): readonly string[] {
  if (kind === 'Ed25519') return ['createPublicKey', 'verify as isSignedBy'];
  return [
    ...(kind === 'HMAC' && !isForm ? [] : ['createHash']),
    ...(kind === 'HMAC' ? ['createHmac'] : []),
    'timingSafeEqual',
  ];
}

/** The first line of the function, or its first lines; the same in Node and in browsers. */
export function signatureOf(keyword: string, plan: Plan): readonly string[] {
  const asks = [
    'secret',
    'headers',
    'rawBody',
    ...plan.asks.map((name) => (name === 'method' ? "method = 'POST'" : name)),
    ...(plan.isTimed ? ['now = Date.now() / 1000'] : []),
  ];
  return asks.length > 5
    ? [`export ${keyword} verify({`, ...asks.map((name) => `  ${name},`), '}) {']
    : [`export ${keyword} verify({ ${asks.join(', ')} }) {`];
}

const header = (name: string) => `headers['${name}'] ?? ''`;

function body(plan: Plan): readonly string[] {
  const { kind, keys, prefix, encoding } = plan;
  if (kind === 'token') {
    return [
      "const hash = (text) => createHash('sha256').update(text).digest('hex'); // of equal length",
      `const offered = ${'headers' in plan.offered ? header(plan.offered.headers[0] ?? '') : "''"};`,
      "return secret !== '' && equal(hash(offered), hash(secret));",
    ];
  }
  const severalKeys = keys.length > 1;
  const key = severalKeys || keys[0]?.kind !== 'text' ? 'key' : 'secret';
  const hash =
    kind === 'HMAC' ? `createHmac('${plan.hash}', ${key})` : `createHash('${plan.hash}')`;
  const updates = [...(kind === 'HMAC' ? [] : ['secret']), ...updatesOf(plan.message)];
  const calls = [...updates.map((each) => `.update(${each})`), `.digest('${encoding}');`];
  const isShort = updates.length < 3 && plan.message.every((part) => part.kind !== 'header');
  const whole = (text: string) => (prefix === '' ? text : `\`${prefix}\${${text}}\``);
  return [
    ...beforeTheMac(plan, header),
    ...keyLines(keys),
    ...(plan.isForm ? formLines : []),
    ...(severalKeys
      ? ['const mac = (key) =>', `  ${hash}`, ...indented('    ', calls)]
      : isShort
        ? [`const mac = ${hash}${calls.join('')}`]
        : [`const mac = ${hash}`, ...indented('  ', calls)]),
    ...answer(
      plan,
      severalKeys
        ? `entries.some((entry) => keys.some((key) => equal(entry, ${whole('mac(key)')})))`
        : comparison(plan, whole('mac')),
    ),
  ];
}

/** The part that Node and browsers have in common: headers, fields and the timestamp's look. */
export function beforeTheMac(
  { constants, offered, separator, fields, timestamp, offersOne }: Plan,
  read: (name: string) => string,
): readonly string[] {
  const wanted = constants.map(
    ({ name, value }) => `if ((${read(name)}) !== '${value}') return false;`,
  );
  const places = 'headers' in offered ? offered.headers.map(read) : [];
  const entries =
    separator !== undefined
      ? [`const entries = (${places[0] ?? ''}).split('${separator}');`]
      : places.length > 1
        ? ['const entries = [', ...places.map((place) => `  ${place},`), '];']
        : offersOne
          ? []
          : [`const entries = [${places.join('')}];`];
  const parsed =
    fields.length === 0
      ? []
      : [
          'let body;',
          'try {',
          '  body = JSON.parse(new TextDecoder().decode(rawBody));',
          '} catch {',
          '  return false;',
          '}',
          ...fields.map(
            ({ name, path }) => `const ${name} = String(body?.${path.join('?.')} ?? '');`,
          ),
        ];
  const time =
    timestamp && 'header' in timestamp.from
      ? [`const timestamp = ${read(timestamp.from.header)};`]
      : timestamp && 'pair' in timestamp.from
        ? [
            `const time = entries.find((entry) => entry.startsWith('${timestamp.from.pair}='));`,
            `const timestamp = time?.slice(${timestamp.from.pair.length + 1}) ?? '';`,
          ]
        : [];
  const shape =
    timestamp && (time.length > 0 || fields.length > 0)
      ? [`if (!/^${timestamp.shape}$/.test(timestamp)) return false;`]
      : [];
  return [...wanted, ...entries, ...parsed, ...time, ...shape];
}

function keyLines(keys: readonly KeyRule[]): readonly string[] {
  const [only] = keys;
  if (keys.length > 1) {
    return [
      `const keys = [${keys.map(keyOf).join(', ')}].filter(`,
      '  ({ length }) => length > 0,',
      ');',
    ];
  }
  if (!only || only.kind === 'text') return ["if (secret === '') return false;"];
  return [...assigned('key', keyOf(only)), 'if (key.length === 0) return false;'];
}

function keyOf(rule: KeyRule): string {
  if (rule.kind === 'text') return 'Buffer.from(secret)';
  if (rule.kind === 'hex') return "Buffer.from(secret, 'hex')";
  return rule.otherwise === 'text'
    ? `secret.startsWith('${rule.prefix}') ? Buffer.from(secret.slice(${rule.prefix.length}), 'base64') : Buffer.from(secret)`
    : `Buffer.from(secret.replace(/^${rule.prefix}/, ''), 'base64')`;
}

/** A constant, with each way to choose its value on a line of its own. */
export function assigned(name: string, value: string): readonly string[] {
  const [first = '', ...ways] = `const ${name} = ${value};`.split(/ (?=[?:] )/);
  return [first, ...indented('  ', ways)];
}

/** The parameters of a form as they are signed; the same in Node and in browsers. */
export const sortedPairs = [
  "const sorted = [...new Set(pairs.map((pair) => pair.join('\\0')))].sort();",
  "const form = sorted.map((pair) => pair.replace('\\0', '')).join('');",
];

const formLines = [
  '// A body that is no form is vouched for by its hash in the URL.',
  "const bodyHash = new URL(url).searchParams.get('bodySHA256');",
  'const isForm = bodyHash === null;',
  "if (!isForm && createHash('sha256').update(rawBody).digest('hex') !== bodyHash) return false;",
  'const pairs = isForm ? [...new URLSearchParams(rawBody.toString())] : [];',
  ...sortedPairs,
];

const inTemplate = partWriter({
  text: (text) => text,
  header: (name) => `\${headers['${name}']}`,
  variable: (name) => `\${${name}}`,
  body: '',
});

function updatesOf(message: readonly Part[]): readonly string[] {
  return joinedParts(message, inTemplate).map((part) =>
    part === 'body'
      ? 'rawBody'
      : (/^\$\{(\w+)\}$/.exec(part.template)?.[1] ?? `\`${part.template}\``),
  );
}

function comparison({ offered, separator }: Plan, expected: string): string {
  if ('field' in offered) return `equal(${offered.field}, ${expected})`;
  return separator !== undefined || offered.headers.length > 1
    ? `entries.some((entry) => equal(entry, ${expected}))`
    : `equal(${header(offered.headers[0] ?? '')}, ${expected})`;
}

/** Whether the signature holds and, where the time counts, is young enough. */
export function answer({ timestamp }: Plan, matches: string): readonly string[] {
  if (timestamp?.toleranceSeconds === undefined) return [`return ${matches};`];
  const { from, unit, toleranceSeconds, pastOnly } = timestamp;
  const text =
    'field' in from ? `JSON.parse(new TextDecoder().decode(rawBody)).${from.field}` : 'timestamp';
  const sentAt = {
    seconds: `Number(${text})`,
    milliseconds: `Number(${text}) / 1000`,
    'ISO 8601': `Date.parse(${text}.replace(/([.][0-9]{3})[0-9]+/, '$1')) / 1000`,
  }[unit];
  return [
    `if (!${matches}) return false;`,
    `const age = now - ${sentAt};`,
    `return ${pastOnly ? 'age' : 'Math.abs(age)'} <= ${toleranceSeconds};`,
  ];
}

function ed25519(plan: Plan): readonly string[] {
  const { keys, prefix, encoding } = plan;
  const parts = updatesOf(plan.message).map((each) =>
    each === 'rawBody' ? each : `Buffer.from(${each})`,
  );
  return [
    ...beforeTheMac(plan, header),
    ...(plan.separator === undefined && 'headers' in plan.offered
      ? [`const entries = [${plan.offered.headers.map(header).join(', ')}];`]
      : []),
    ...keys.map((rule) => `const key = ${keyOf(rule)};`),
    'if (key.length !== 32) return false;',
    '// What stands before the bytes of an Ed25519 key in DER (RFC 8410).',
    "const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key]);",
    "const keyObject = createPublicKey({ key: der, format: 'der', type: 'spki' });",
    `const message = Buffer.concat([${parts.join(', ')}]);`,
    ...answer(plan, 'entries.some(isGood)'),
    '',
    'function isGood(entry) {',
    ...(prefix === '' ? [] : [`  if (!entry.startsWith('${prefix}')) return false;`]),
    `  const signature = Buffer.from(${prefix === '' ? 'entry' : `entry.slice(${prefix.length})`}, '${encoding}');`,
    '  return isSignedBy(null, message, keyObject, signature);',
    '}',
  ];
}
