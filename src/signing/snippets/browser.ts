import { indented, lines } from './lines.ts';
import { answer, assigned, beforeTheMac, signatureOf, sortedPairs } from './node.ts';
import { partWriter, type KeyRule, type Plan } from './plan.ts';

/** The check with WebCrypto: browsers, Deno, Bun, Cloudflare Workers and Node. */
export function browserSnippet(plan: Plan): string {
  return lines(
    '// headers: a Headers object. rawBody: a Uint8Array, exactly as it came.',
    plan.urlNote && `// url: in full, ${plan.urlNote}.`,
    ...signatureOf('async function', plan),
    ...indented('  ', plan.kind === 'token' ? token(plan) : body(plan)),
    '}',
    '',
    ...(plan.kind === 'HMAC' || plan.kind === 'Ed25519' ? decoder(plan) : equal),
    '',
  );
}

const hashNames = { sha256: 'SHA-256', sha1: 'SHA-1', sha512: 'SHA-512' } as const;
const header = (name: string) => `headers.get('${name}') ?? ''`;

function offeredTexts({ offered, separator }: Plan): string {
  if ('field' in offered) return `[${offered.field}]`;
  return separator !== undefined || offered.headers.length > 1
    ? 'entries'
    : `[${offered.headers.map(header).join(', ')}]`;
}

function token(plan: Plan): readonly string[] {
  return [
    "if (secret === '') return false;",
    'const hash = async (text) =>',
    "  new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));",
    `const [offered] = ${offeredTexts(plan)};`,
    'return equal(await hash(offered), await hash(secret));',
  ];
}

function body(plan: Plan): readonly string[] {
  const { kind, prefix, keys, hash } = plan;
  const start = [
    ...beforeTheMac(plan, header),
    ...(plan.isForm ? formLines : []),
    ...(plan.isBodyOnly
      ? ['const message = rawBody;']
      : [
          `const parts = [${plan.message.map(expression).join(', ')}];`,
          'const message = await new Blob(parts).arrayBuffer();',
        ]),
  ];
  if (kind === 'plain hash') {
    return [
      "if (secret === '') return false;",
      ...start,
      `const mac = new Uint8Array(`,
      `  await crypto.subtle.digest('${hashNames[hash]}', await new Blob([secret, message]).arrayBuffer()),`,
      ');',
      hexOf('mac'),
      'const utf8 = new TextEncoder();',
      `const [offered] = ${offeredTexts(plan)};`,
      ...answer(plan, 'equal(utf8.encode(offered), utf8.encode(hex))'),
    ];
  }
  const several = keys.length > 1;
  const from =
    kind === 'Ed25519'
      ? ["const algorithm = 'Ed25519';"]
      : [`const algorithm = { name: 'HMAC', hash: '${hashNames[hash]}' };`];
  const imported = "await crypto.subtle.importKey('raw', bytes, algorithm, false, ['verify'])";
  // Of HMACs, it compares in constant time.
  const check = (mac: string) =>
    `crypto.subtle.verify(${kind === 'Ed25519' ? 'algorithm' : "'HMAC'"}, key, ${mac}, message)`;
  const text = (entry: string) => (prefix === '' ? entry : `${entry}.slice(${prefix.length})`);
  const loop = [
    'for (const entry of entries) {',
    ...(prefix === '' ? [] : [`  if (!entry.startsWith('${prefix}')) continue;`]),
    `  const mac = bytesOf(${text('entry')});`,
    `  if (mac && (await ${check('mac')})) matches = true;`,
    '}',
  ];
  if (several) {
    return [
      ...start,
      ...from,
      `const keys = [${keys.map(keyOf).join(', ')}];`,
      'let matches = false;',
      'for (const bytes of keys) {',
      '  if (!bytes || bytes.length === 0) continue;',
      `  const key = ${imported};`,
      ...indented('  ', loop),
      '}',
      ...answer(plan, 'matches'),
    ];
  }
  const [rule] = keys;
  const isUnfit =
    kind === 'Ed25519'
      ? 'bytes?.length !== 32'
      : rule?.kind === 'text'
        ? 'bytes.length === 0'
        : '!bytes || bytes.length === 0';
  const key = [
    ...from,
    ...assigned('bytes', keys.map(keyOf).join('')),
    `if (${isUnfit}) return false;`,
    `const key = ${imported};`,
  ];
  if (!plan.offersOne) {
    return [...start, ...key, 'let matches = false;', ...loop, ...answer(plan, 'matches')];
  }
  const offered = 'field' in plan.offered ? plan.offered.field : 'offered';
  return [
    ...('headers' in plan.offered
      ? [`const offered = ${plan.offered.headers.map(header).join('')};`]
      : []),
    ...(prefix === '' ? [] : [`if (!offered.startsWith('${prefix}')) return false;`]),
    ...start,
    ...key,
    `const mac = bytesOf(${text(offered)});`,
    `const matches = mac !== undefined && (await ${check('mac')});`,
    ...answer(plan, 'matches'),
  ];
}

const hexOf = (bytes: string) =>
  `const hex = Array.from(${bytes}, (byte) => byte.toString(16).padStart(2, '0')).join('');`;

const formLines = [
  '// A body that is no form is vouched for by its hash in the URL.',
  "const bodyHash = new URL(url).searchParams.get('bodySHA256');",
  'const isForm = bodyHash === null;',
  "const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', rawBody));",
  hexOf('hash'),
  'if (!isForm && hex !== bodyHash) return false;',
  "const text = isForm ? new TextDecoder().decode(rawBody) : '';",
  'const pairs = [...new URLSearchParams(text)];',
  ...sortedPairs,
];

function keyOf(rule: KeyRule): string {
  if (rule.kind === 'text') return 'new TextEncoder().encode(secret)';
  if (rule.kind === 'hex') return 'bytesOf(secret)';
  const decoded = `decoded(secret.replace(/^${rule.prefix}/, ''))`;
  return rule.otherwise === 'text'
    ? `secret.startsWith('${rule.prefix}') ? ${decoded} : new TextEncoder().encode(secret)`
    : decoded;
}

const expression = partWriter({
  text: (text) => `'${text}'`,
  header,
  variable: (name) => name,
  body: 'rawBody',
});

const equal = [
  '// In constant time: how long it takes tells nothing about the first difference.',
  'function equal(left, right) {',
  '  if (left.length !== right.length) return false;',
  '  return left.reduce((difference, byte, at) => difference | (byte ^ right[at]), 0) === 0;',
  '}',
];

function decoder({ encoding, keys }: Plan): readonly string[] {
  const ofKey = keys.some(({ kind }) => kind === 'base64');
  return [
    ...(encoding === 'hex'
      ? [
          'function bytesOf(hex) {',
          '  return /^([0-9a-f]{2})+$/.test(hex)',
          '    ? Uint8Array.from(hex.match(/../g), (byte) => Number.parseInt(byte, 16))',
          '    : undefined;',
          '}',
        ]
      : [
          'function bytesOf(base64) {',
          '  const bytes = decoded(base64);',
          '  // One text only for each MAC.',
          '  return bytes && btoa(String.fromCharCode(...bytes)) === base64 ? bytes : undefined;',
          '}',
        ]),
    ...(ofKey || encoding === 'base64'
      ? [
          '',
          'function decoded(base64) {',
          '  try {',
          '    return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));',
          '  } catch {',
          '    return undefined;',
          '  }',
          '}',
        ]
      : []),
  ];
}
