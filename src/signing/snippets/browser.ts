import { answer, assigned, before, sharedValues, signatureOf } from './node.ts';
import { partWriter, type KeyRule, type Plan } from './plan.ts';
import { writerFor } from './template.ts';

/** The check with WebCrypto: browsers, Deno, Bun, Cloudflare Workers and Node. */
export function browserSnippet(plan: Plan): string {
  const { facts, keys, prefix } = plan;
  const text = (entry: string) => (prefix === '' ? entry : `${entry}.slice(${prefix.length})`);
  const macOf = (of: string) => (facts.ECDSA ? `rawOf(bytesOf(${of}))` : `bytesOf(${of})`);
  const ofOne = 'field' in plan.offered ? plan.offered.field : 'offered';
  const write = writerFor(plan, header, {
    ...sharedValues(plan, header),
    signature: signatureOf('async function', plan),
    parts: plan.message.map(expression).join(', '),
    // Of HMACs, it compares in constant time.
    algorithm: facts.public ? 'algorithm' : "'HMAC'",
    hash: { sha256: 'SHA-256', sha1: 'SHA-1', sha384: 'SHA-384', sha512: 'SHA-512' }[plan.hash],
    keys: keys.map((rule) => keyOf(rule, plan.encoding)).join(', '),
    bytes: [
      ...(facts.behind
        ? ["const [, account, text = ''] = /^([^:]*):([^]*)$/.exec(secret) ?? [];"]
        : []),
      ...keys.flatMap((rule) => assigned('bytes', keyOf(rule, plan.encoding))),
    ],
    imported: facts.ECDSA
      ? "await crypto.subtle.importKey('spki', bytes, algorithm, false, ['verify']).catch(() => undefined)"
      : "await crypto.subtle.importKey('raw', bytes, algorithm, false, ['verify'])",
    ofOne,
    headAndBody: '`${head}.${body}`',
    macOfOne: macOf(text(ofOne)),
    macOfEntry: macOf(text('entry')),
    content: facts.keyLast ? 'message, secret' : 'secret, message',
  });
  const form = write(formTemplate);
  const start = [...write(before), ...(facts.form ? form : []), ...write(messageTemplate)];
  const matches = facts.plain ? 'equal(utf8.encode(offered), utf8.encode(hex))' : 'matches';
  const code = facts.jwt
    ? jwt
    : facts.token
      ? token
      : facts.plain
        ? plainHash
        : facts.single
          ? one
          : many;
  const parts = { start, loop: write(loop), answer: write(answer, { matches }) };
  return write(template, { check: write(code, parts), helpers: write(helpers) }).join('\n');
}

const template = String.raw`
         | // headers: a Headers object. rawBody: a Uint8Array, exactly as it came.
 weights | // secret: in Unicode's form NFKD, which ASCII is already.
 behind  | // secret: with the key before it, as key:secret.
 bodyNote| // rawBody: «bodyNote».
 urlNote | // url: in full, «urlNote».
         | «signature»
 headers |   // A header that came twice with one value is joined: a, a.
 "       |   const header = (name) => [...new Set((headers.get(name) ?? '').split(', '))].join(', ');
         |   «check»
         | }
         |
         | «helpers»
         |
`;

const token = String.raw`
 | if (secret === '') return false;
 | const hash = async (text) =>
 |   new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
 | const [offered] = [«offers»];
 basic | const bytes = new TextEncoder().encode(secret); // name:password
 " | const expected = 'Basic ' + btoa(String.fromCharCode(...bytes));
 | return equal(await hash(offered), await hash(«basic?expected»«!basic?secret»));
`;

const jwt = String.raw`
           | const offered = «offered»;
 bearer    | if (!offered.startsWith('Bearer ')) return false;
           | const [head = '', body = '', signature = '', ...more] = offered«bearer?.slice(7)».split('.');
           | «bytes»
           | const mac = bytesOf(signature);
           | if (bytes.length === 0 || !mac || more.length > 0) return false;
 algorithms| const hashes = { HS256: 'SHA-256', HS384: 'SHA-384', HS512: 'SHA-512' };
 "         | const algorithm = { name: 'HMAC', hash: hashes[read(head).alg] };
 "         | if (algorithm.hash === undefined) return false;
 !algorithms | if (read(head).alg !== 'HS256') return false;
 "         | const algorithm = { name: 'HMAC', hash: 'SHA-256' };
           | const key = «imported»;
           | const message = new TextEncoder().encode(«headAndBody»);
           | if (!(await crypto.subtle.verify('HMAC', key, mac, message))) return false;
           | const claims = read(body);
 issued    | if (claims.iss !== '«issuer»') return false;
 behind    | if (claims.iss !== account) return false;
 jti       | if (claims.jti === undefined) return false;
 urlText   | if (claims.«urlClaim» !== url) return false;
 urlHash   | const urlHash = await hashOf(new TextEncoder().encode(url));
 "         | if (String(claims.«urlClaim»).toLowerCase() !== urlHash) return false;
           | // Where nothing was sent, there may be no hash of it.
           | const hash = await hashOf(rawBody);
           | const given = String(claims.«claim» ?? (rawBody.length > 0 ? '' : hash));
           | if (given«hashHex?.toLowerCase()»«hash64url?.replace(/=+$/, '')» !== hash) return false;
           | const { exp, nbf, iat } = claims;
           | const times = [exp, nbf, iat].filter((time) => time !== undefined);
           | if (!times.every((time) => typeof time === 'number')) return false;
           | if (exp !== undefined && now >= exp + «tolerance») return false;
           | return nbf === undefined || nbf - now <= «tolerance»;
`;

const plainHash = String.raw`
 | if (secret === '') return false;
 | «start»
 | const mac = new Uint8Array(
 |   await crypto.subtle.digest('«hash»', await new Blob([«content»]).arrayBuffer()),
 | );
 | const hex = Array.from(mac, (byte) => byte.toString(16).padStart(2, '0')).join('');
 | const utf8 = new TextEncoder();
 | const [offered] = [«offers»];
 | «answer»
`;

const formTemplate = String.raw`
 | // A body that is no form is vouched for by its hash in the URL.
 | const bodyHash = new URL(url).searchParams.get('bodySHA256');
 | const isForm = bodyHash === null;
 | const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', rawBody));
 | const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
 | if (!isForm && hex !== bodyHash) return false;
 | const text = isForm ? new TextDecoder().decode(rawBody) : '';
 | const pairs = [...new URLSearchParams(text)];
 | «sortedPairs»
`;

const messageTemplate = String.raw`
 weights   | // As Python writes them.
 "         | const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(rawBody);
 "         | const decimal = text.replace(/("weight":\s*)(\d+)\s*(?=[,}])/g, '$1$2.0');
 "         | const message = new TextEncoder().encode(decimal);
 bodyOnly !weights | const message = rawBody;
 !bodyOnly | const parts = [«parts»];
 "         | const message = await new Blob(parts).arrayBuffer();
`;

const algorithm = String.raw`
 Ed25519      | const algorithm = 'Ed25519';
 ECDSA        | const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
 !public      | const algorithm = { name: 'HMAC', hash: '«hash»' };
 several      | const keys = [«keys»];
 "            | let matches = false;
 "            | for (const bytes of keys) {
 "            |   if (!bytes || bytes.length === 0) continue;
 "            |   const key = «imported»;
 "            |   «loop»
 "            | }
 !several     | «bytes»
 Ed25519      | if (bytes?.length !== 32) return false;
 text         | if (bytes.length === 0) return false;
 made !Ed25519| if (!bytes || bytes.length === 0) return false;
 account      | if («account» !== account) return false;
 ECDSA        | if (!bytes) return false;
 !several     | const key = «imported»;
 ECDSA        | if (!key) return false;
`;

const one = String.raw`
 header | const offered = «offered»;
        | «start»
 prefix | if (!«ofOne».startsWith('«prefix»')) return false;
 ${algorithm}
        | const mac = «macOfOne»;
        | const matches = mac !== undefined && (await crypto.subtle.verify(«algorithm», key, mac, message));
        | «answer»
`;

const many = String.raw`
          | «start»
 ${algorithm}
 !several | let matches = false;
 "        | «loop»
          | «answer»
`;

const loop = String.raw`
        | for (const entry of entries) {
 prefix |   if (!entry.startsWith('«prefix»')) continue;
        |   const mac = «macOfEntry»;
        |   if (mac && (await crypto.subtle.verify(«algorithm», key, mac, message))) matches = true;
        | }
`;

const helpers = String.raw`
 plain/token              | // In constant time: how long it takes tells nothing about the first difference.
 "                        | function equal(left, right) {
 "                        |   if (left.length !== right.length) return false;
 "                        |   return left.reduce((difference, byte, at) => difference | (byte ^ right[at]), 0) === 0;
 "                        | }
 HMAC/public hex          | function bytesOf(hex) {
 "                        |   return /^([0-9a-f]{2})+$/.test(hex)
 "                        |     ? Uint8Array.from(hex.match(/../g), (byte) => Number.parseInt(byte, 16))
 "                        |     : undefined;
 "                        | }
 HMAC/public base64       | function bytesOf(base64) {
 "                        |   const bytes = decoded(base64);
 "                        |   // One text only for each MAC.
 "                        |   return bytes && btoa(String.fromCharCode(...bytes)) === base64 ? bytes : undefined;
 "                        | }
 HMAC/jwt base64url       | function bytesOf(text) {
 "                        |   const bytes = decoded(text.replaceAll('-', '+').replaceAll('_', '/'));
 "                        |   // One text only for each MAC.
 "                        |   const base64 = bytes && btoa(String.fromCharCode(...bytes));
 "                        |   const own = base64?.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
 "                        |   return own === text ? bytes : undefined;
 "                        | }
 HMAC/public/jwt base64/base64url/decodes/ECDSA|
 "                        | function decoded(base64) {
 "                        |   try {
 "                        |     return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
 "                        |   } catch {
 "                        |     return undefined;
 "                        |   }
 "                        | }
 jwt                      |
 "                        | // The JSON in a part of the token.
 "                        | function read(part) {
 "                        |   try {
 "                        |     const bytes = decoded(part.replaceAll('-', '+').replaceAll('_', '/'));
 "                        |     return JSON.parse(new TextDecoder().decode(bytes)) ?? {};
 "                        |   } catch {
 "                        |     return {};
 "                        |   }
 "                        | }
 "                        |
 "                        | async function hashOf(bytes) {
 "                        |   const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
 jwt hashHex              |   return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
 jwt hash64               |   return btoa(String.fromCharCode(...hash));
 jwt hash64url            |   const base64 = btoa(String.fromCharCode(...hash));
 "                        |   return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
 jwt                      | }
 ECDSA                    |
 "                        | // The two numbers of a signature in DER, 32 bytes each, as WebCrypto wants them.
 "                        | function rawOf(der) {
 "                        |   if (der?.[0] !== 0x30) return undefined;
 "                        |   const numbers = [der.slice(4, 4 + der[3]), der.slice(6 + der[3])];
 "                        |   return Uint8Array.from(
 "                        |     numbers.flatMap((number) => [...new Uint8Array(32), ...number].slice(-32)),
 "                        |   );
 "                        | }
 fields                   |
 "                        | «fieldsOf»
`;

const header = (name: string) => `header('${name}')`;

function keyOf(rule: KeyRule, encoding: Plan['encoding']): string {
  if (rule.kind === 'text') return 'new TextEncoder().encode(secret)';
  if (rule.kind === 'hex') {
    return encoding === 'hex'
      ? 'bytesOf(secret)'
      : 'Uint8Array.from(secret.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))';
  }
  if (rule.kind === 'behind') return 'new TextEncoder().encode(text)';
  // In base64, alone or as PEM.
  if (rule.kind !== 'base64') return "decoded(secret.replace(/-----[A-Z ]+-----/g, ''))";
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
