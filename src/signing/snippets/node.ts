import { joinedParts, partWriter, type KeyRule, type Part, type Plan } from './plan.ts';
import { indented, writerFor, type Write } from './template.ts';

/** The check in Node, without dependencies; with types where TypeScript asks for them. */
export function nodeSnippet(given: Plan, typed = false): string {
  const facts = { ...given.facts, typed };
  const plan = { ...given, facts };
  const { kind, hash, prefix, keys, encoding, message } = plan;
  const whole = (mac: string) => (prefix === '' ? mac : `\`${prefix}\${${mac}}\``);
  const key = facts.HMAC ? [] : ['secret'];
  const parts = updatesOf(message);
  const updates = facts.keyLast ? [...parts, ...key] : [...key, ...parts];
  const calls = [...updates.map((each) => `.update(${each})`), `.digest('${encoding}');`];
  const write = writerFor(plan, header, {
    ...sharedValues(plan, header),
    signature: typed ? typedSignatureOf(plan) : signatureOf('function', plan),
    keys: keys.map(keyOf).join(', '),
    key: facts.behind
      ? ["const [, account, key = ''] = /^([^:]*):([^]*)$/.exec(secret) ?? [];"]
      : keys.map((rule) => assigned('key', keyOf(rule))).flat(),
    start: facts.HMAC
      ? `createHmac('${hash}', ${facts.text ? 'secret' : 'key'})`
      : `createHash('${hash}')`,
    calls,
    headAndBody: '`${head}.${body}`',
    chain: calls.join(''),
    message: parts.map((each) => (each === 'rawBody' ? each : `Buffer.from(${each})`)).join(', '),
  });
  const matches = facts.public
    ? 'entries.some(isGood)'
    : facts.several
      ? `entries.some((entry) => keys.some((key) => equal(entry, ${whole('mac(key)')})))`
      : facts.single
        ? `equal(${'field' in plan.offered ? plan.offered.field : header(plan.offered.headers[0] ?? '')}, ${whole('mac')})`
        : `entries.some((entry) => equal(entry, ${whole('mac')}))`;
  const isShort = updates.length < 3 && !facts.long;
  const mac = write(facts.several ? macOfKey : isShort ? macInLine : macInLines);
  const filled = { before: write(before), mac, answer: write(answer, { matches }) };
  const check =
    kind === 'token'
      ? []
      : write(facts.jwt ? tokenCheck : facts.public ? publicKeyed : macCheck, filled);
  return write(template, { check }).join('\n');
}

const template = String.raw`
 public   | import { createPublicKey, verify as isSignedBy } from 'node:crypto';
 !public  | import { «form/plain/token/jwt?createHash, »«HMAC/jwt?createHmac, »timingSafeEqual } from 'node:crypto';
          |
          | // headers: names in lower case. rawBody: a Buffer, exactly as it came.
 weights  | // secret: in Unicode's form NFKD, which ASCII is already.
 behind   | // secret: with the key before it, as key:secret.
 bodyNote | // rawBody: «bodyNote».
 urlNote  | // url: in full, «urlNote».
          | «signature»
 headers  |   // A header that came twice with one value is joined: a, a.
 "        |   const header = (name«typed?: string») => [...new Set(String(headers[name] ?? '').split(', '))].join(', ');
 token    |   const hash = (text«typed?: string») => createHash('sha256').update(text).digest('hex'); // of equal length
 "        |   const offered = «offered»;
 token basic  |   const expected = 'Basic ' + Buffer.from(secret).toString('base64'); // of name:password
 token        |   return secret !== '' && equal(hash(offered), hash(«basic?expected»«!basic?secret»));
          |   «check»
          | }
 public fields |
 "        | «fieldsOf»
 !public  |
 "        | // In constant time: how long it takes tells nothing about the first difference.
 "        | function equal(left«typed?: string», right«typed?: string») {
 "        |   const [a, b] = [Buffer.from(left), Buffer.from(right)];
 "        |   return a.length === b.length && timingSafeEqual(a, b);
 "        | }
 jwt      |
 "        | // The JSON in a part of the token.
 "        | function read(part«typed?: string») {
 "        |   try {
 "        |     return JSON.parse(Buffer.from(part, 'base64url').toString()) ?? {};
 "        |   } catch {
 "        |     return {};
 "        |   }
 "        | }
 !public fields |
 "        | «fieldsOf»
          |
`;

const macCheck = String.raw`
 weights | // As Python writes them.
 "       | const text = rawBody.toString('latin1').replace(/("weight":\s*)(\d+)\s*(?=[,}])/g, '$1$2.0');
 "       | rawBody = Buffer.from(text, 'latin1');
         | «before»
 several | const keys = [«keys»].filter(
 "       |   ({ length }) => length > 0,
 "       | );
 text    | if (secret === '') return false;
 made    | «key»
 "       | if (key.length === 0) return false;
 account | if («account» !== account) return false;
 form    | // A body that is no form is vouched for by its hash in the URL.
 "       | const bodyHash = new URL(url).searchParams.get('bodySHA256');
 "       | const isForm = bodyHash === null;
 "       | if (!isForm && createHash('sha256').update(rawBody).digest('hex') !== bodyHash) return false;
 "       | const pairs = isForm ? [...new URLSearchParams(rawBody.toString())] : [];
 "       | «sortedPairs»
         | «mac»
         | «answer»
`;

const tokenCheck = String.raw`
           | const offered = «offered»;
 bearer    | if (!offered.startsWith('Bearer ')) return false;
           | const [head = '', body = '', signature = '', ...more] = offered«bearer?.slice(7)».split('.');
 behind    | «key»
 text      | const key = secret;
           | if (key === '' || more.length > 0) return false;
 algorithms| const hashes«typed?: Record<string, string>» = { HS256: 'sha256', HS384: 'sha384', HS512: 'sha512' };
 "         | const named = hashes[read(head).alg];
 "         | if (named === undefined) return false;
 !algorithms | if (read(head).alg !== 'HS256') return false;
           | const mac = createHmac(«algorithms?named»«!algorithms?'sha256'», key)
           |   .update(«headAndBody»)
           |   .digest('base64url');
           | if (!equal(signature, mac)) return false;
           | const claims = read(body);
 issued    | if (claims.iss !== '«issuer»') return false;
 behind    | if (claims.iss !== account) return false;
 jti       | if (claims.jti === undefined) return false;
 urlText   | if (claims.«urlClaim» !== url) return false;
 urlHash   | const urlHash = createHash('sha256').update(url).digest('hex');
 "         | if (String(claims.«urlClaim»).toLowerCase() !== urlHash) return false;
           | // Where nothing was sent, there may be no hash of it.
           | const hash = createHash('sha256').update(rawBody).digest('«hashHex?hex»«hash64?base64»«hash64url?base64url»');
           | const given = String(claims.«claim» ?? (rawBody.length > 0 ? '' : hash));
           | if (given«hashHex?.toLowerCase()»«hash64url?.replace(/=+$/, '')» !== hash) return false;
           | const { exp, nbf, iat } = claims;
           | const times = [exp, nbf, iat].filter((time) => time !== undefined);
           | if (!times.every((time) => typeof time === 'number')) return false;
           | if (exp !== undefined && now >= exp + «tolerance») return false;
           | return nbf === undefined || nbf - now <= «tolerance»;
`;

const macInLine = '| const mac = «start»«chain»';
const macInLines = '| const mac = «start»\n|   «calls»';
const macOfKey = '| const mac = (key«typed?: Buffer») =>\n|   «start»\n|     «calls»';

const publicKeyed = String.raw`
               | «before»
 single        | const entries = [«offers»];
 Ed25519       | «key»
 "             | if (key.length !== 32) return false;
 "             | // What stands before the bytes of an Ed25519 key in DER (RFC 8410).
 "             | const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key]);
 "             | const keyObject = createPublicKey({ key: der, format: 'der', type: 'spki' });
 ECDSA         | // In base64, alone or as PEM.
 "             | const der = Buffer.from(secret.replace(/-----[A-Z ]+-----/g, ''), 'base64');
               | const message = Buffer.concat([«message»]);
               | «answer»
               |
               | function isGood(entry«typed?: string») {
 prefix        |   if (!entry.startsWith('«prefix»')) return false;
               |   const signature = Buffer.from(entry«prefix?.slice(«prefixLength»)», '«encoding»');
 Ed25519       |   return isSignedBy(null, message, keyObject, signature);
 ECDSA         |   try {
 "             |     const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
 "             |     return isSignedBy('sha256', message, key, signature);
 "             |   } catch {
 "             |     return false; // That is no public key.
 "             |   }
               | }
`;

/** The part that Node and browsers have in common: headers, fields and the timestamp's look. */
export const before = String.raw`
            | «constants»
 looks      | if (!/^«looks»$/.test(«offered»)) return false;
 list       | const entries = «offered».split('«separator»');
 some many  | const entries = [
 "          |   «offerLines»
 "          | ];
 some !many | const entries = [«offers»];
 fields     | const field = fieldsOf(rawBody);
 "          | «fields»
 needed     | if («missing») return false;
 timeHeader | const timestamp = «time»;
 timePair   | const time = entries.find((entry) => entry.startsWith('«pair»='));
 "          | const timestamp = time?.slice(«pairLength») ?? '';
 timeFirst  | if (!/^«shape»$/.test(timestamp)) return false;
 least      | if (Number(timestamp) < «least») return false;
`;

/** How both read the body. */
const reading = (
  typed: boolean,
) => `// Reads members of the JSON; of a form the first field of the last name.
function fieldsOf(rawBody${typed ? ': Uint8Array' : ''}) {
  const text = new TextDecoder().decode(rawBody);
  let from = 0;
  const body = parsed();
  return (...path${typed ? ': string[]' : ''}) => {
    let value = body;
    for (const name of path.slice(from)) value = value?.[name];
    return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : undefined;
  };

  function parsed() {
    try {
      return JSON.parse(text);
    } catch {
      from = -1;
      return Object.fromEntries([...new URLSearchParams(text)].reverse());
    }
  }
}`;

/** Whether the signature holds and, where the time counts, is young enough; the same in Node and in browsers. */
export const answer = String.raw`
 !timed             | return «matches»;
 timed              | if (!«matches») return false;
 bodyTime           | let timestamp;
 "                  | try {
 "                  |   timestamp = JSON.parse(new TextDecoder().decode(rawBody)).«timeField»;
 "                  | } catch {
 "                  |   return false;
 "                  | }
 timed seconds      | const age = now - Number(timestamp);
 timed milliseconds | const age = now - Number(timestamp) / 1000;
 timed iso          | const age = now - Date.parse(timestamp.replace(/([.][0-9]{3})[0-9]+/, '$1')) / 1000;
 timed pastOnly     | return age <= «tolerance»;
 timed notAhead     | return age >= 0 && age <= «tolerance»;
 timed both         | return Math.abs(age) <= «tolerance»;
`;

/** What the templates that Node and browsers share are filled with. */
export function sharedValues(
  { constants, fields, emptyFields, facts }: Plan,
  read: (name: string) => string,
): NonNullable<Parameters<Write>[1]> {
  return {
    constants: constants.map(
      ({ name, value, ifSent }) =>
        `if (${ifSent ? `!['', '${value}'].includes(${read(name)})` : `${read(name)} !== '${value}'`}) return false;`,
    ),
    fields: fields.map(
      ({ name, path }) =>
        `const ${name} = field('${path.join("', '")}')${emptyFields ? " ?? ''" : ''};`,
    ),
    missing: fields.map(({ name }) => `${name} === undefined`).join(' || '),
    fieldsOf: reading(facts.typed).split('\n'),
    // The parameters of a form as they are signed.
    sortedPairs: [
      "const sorted = [...new Set(pairs.map((pair) => pair.join('\\0')))].sort();",
      "const form = sorted.map((pair) => pair.replace('\\0', '')).join('');",
    ],
  };
}

/** The first line of the function, or its first lines; the same in Node and in browsers. */
export function signatureOf(keyword: string, { facts }: Plan): readonly string[] {
  const asks = [
    'secret',
    'headers',
    'rawBody',
    ...(facts.url ? ['url'] : []),
    ...(facts.method ? ["method = 'POST'"] : []),
    ...(facts.timed ? ['now = Date.now() / 1000'] : []),
  ];
  return asks.length > 5
    ? [`export ${keyword} verify({`, ...asks.map((name) => `  ${name},`), '}) {']
    : [`export ${keyword} verify({ ${asks.join(', ')} }) {`];
}

/** The same for TypeScript: what Node, Express and Fetch have as headers fits. */
function typedSignatureOf({ facts }: Plan): readonly string[] {
  const asks = [
    ['secret', 'secret: string'],
    ...(facts.headers
      ? [['headers', 'headers: Record<string, string | string[] | undefined>']]
      : []),
    ...(facts.token ? [] : [['rawBody', 'rawBody: Buffer']]),
    ...(facts.url ? [['url', 'url: string']] : []),
    ...(facts.method ? [["method = 'POST'", 'method?: string']] : []),
    ...(facts.timed ? [['now = Date.now() / 1000', 'now?: number']] : []),
  ];
  return [
    'export function verify({',
    ...asks.map(([name = '']) => `  ${name},`),
    '}: {',
    ...asks.map(([, type = '']) => `  ${type};`),
    '}): boolean {',
  ];
}

const header = (name: string) => `header('${name}')`;

function keyOf(rule: KeyRule): string {
  if (rule.kind === 'text') return 'Buffer.from(secret)';
  if (rule.kind === 'hex') return "Buffer.from(secret, 'hex')";
  if (rule.kind !== 'base64') return 'secret';
  return rule.otherwise === 'text'
    ? `secret.startsWith('${rule.prefix}') ? Buffer.from(secret.slice(${rule.prefix.length}), 'base64') : Buffer.from(secret)`
    : `Buffer.from(secret.replace(/^${rule.prefix}/, ''), 'base64')`;
}

/** A constant, with each way to choose its value on a line of its own. */
export function assigned(name: string, value: string): readonly string[] {
  const [first = '', ...ways] = `const ${name} = ${value};`.split(/ (?=[?:] )/);
  return [first, ...indented('  ', ways)];
}

const inTemplate = partWriter({
  text: (text) => text,
  header: (name) => `\${header('${name}')}`,
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
