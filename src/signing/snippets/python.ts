import { partWriter, type KeyRule, type Plan } from './plan.ts';
import { writerFor } from './template.ts';

/** The check in Python 3, without dependencies but for Ed25519, which its standard library does not have. */
export function pythonSnippet(plan: Plan): string {
  const { facts, keys, hash, encoding, prefix } = plan;
  const digest = encoding === 'hex' ? '.hexdigest()' : '.digest()';
  const content = facts.bodyOnly ? 'raw_body' : 'message';
  const computed = facts.plain
    ? `hashlib.${hash}(key + ${content})${digest}`
    : `hmac.new(key, ${content}, hashlib.${hash})${digest}`;
  const [first = '', ...others] = plan.message.map(expression);
  const write = writerFor(plan, header, {
    constants: plan.constants.flatMap(({ name, value }) => [
      `if ${header(name)} != "${value}":`,
      '    return False',
    ]),
    fields: plan.fields.map(
      ({ name, path }) => `${name} = str(body${path.map((each) => `["${each}"]`).join('')})`,
    ),
    decoded: keys.map(decoded).join(''),
    eachKey: keys.flatMap((rule) =>
      rule.kind === 'base64'
        ? ['try:', `    keys.append(${decoded(rule)})`, 'except ValueError:', '    pass']
        : ['keys.append(secret.encode())'],
    ),
    message: [first, ...others].join(' + '),
    messageLines: [first, ...others.map((each) => `+ ${each}`)],
    mac: encoding === 'hex' ? computed : `base64.b64encode(${computed}).decode()`,
    expected: prefix === '' ? 'mac.encode()' : `f"${prefix}{mac}".encode()`,
    outer: plan.fields[0]?.path[0],
  });
  const [matches = ''] = write(matchesTemplate);
  const code = write(facts.token ? tokenTemplate : checkTemplate, { matches });
  return write(template, { code, imports: imports(code.join('\n')) }).join('\n');
}

const template = String.raw`
 Ed25519 | # pip install cryptography
         | «imports»
 Ed25519 |
 "       | from cryptography.exceptions import InvalidSignature
 "       | from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
         |
         |
         | # headers: a dict with names in lower case. raw_body: bytes, exactly as they came.
 bodyNote| # raw_body: «bodyNote».
 urlNote | # url: in full, «urlNote».
         | def verify(secret, headers, raw_body«url?, url»«method?, method="POST"»«timed?, now=None»):
 headers |     def header(name):  # twice with one value, it comes as a,a
 "       |         return ",".join(dict.fromkeys(headers.get(name, "").strip().split(",")))
 "       |
         |     «code»
         |
`;

/** The modules that the code names, as isort puts them. */
function imports(code: string): readonly string[] {
  const parsing = ['parse_qs', 'parse_qsl', 'urlsplit'].filter((name) => code.includes(`${name}(`));
  return [
    ...['base64', 'hashlib', 'hmac', 'json', 're', 'time']
      .filter((name) => new RegExp(`\\b${name}[.]`).test(code))
      .map((name) => `import ${name}`),
    ...(code.includes('datetime.') ? ['from datetime import datetime'] : []),
    ...(parsing.length > 0 ? [`from urllib.parse import ${parsing.join(', ')}`] : []),
  ];
}

const tokenTemplate = String.raw`
 | offered = «offered»
 basic | expected = "Basic " + base64.b64encode(secret.encode()).decode()  # of name:password
 | return secret != "" and hmac.compare_digest(offered.encode(), «basic?expected»«!basic?secret».encode())
`;

const matchesTemplate = String.raw`
 Ed25519 single           | is_good(offered)
 Ed25519 !single          | any(map(is_good, entries))
 several                  | any(hmac.compare_digest(entry, own) for entry, own in pairs)
 !Ed25519 single          | hmac.compare_digest(offered.encode(), expected)
 !Ed25519 !single !several| any(hmac.compare_digest(entry.encode(), expected) for entry in entries)
`;

// A message stands in one line where black would leave it so.
const checkTemplate = String.raw`
 timed               | now = time.time() if now is None else now
                     | «constants»
 fields              | try:
 "                   |     body = json.loads(raw_body)
 "                   | except ValueError:
 "                   |     # A form: of several fields of one name the first counts.
 "                   |     form = parse_qs(raw_body.decode("utf-8", "replace"))
 "                   |     body = {"«outer»": {name: all[0] for name, all in form.items()}}
 "                   | try:
 "                   |     «fields»
 "                   | except (LookupError, TypeError):
 "                   |     return False
 list                | entries = «offered».split("«separator»")
 single              | offered = «offered»
 some many           | entries = [
 "                   |     «offerLines»
 "                   | ]
 some !many          | entries = [«offers»]
 timeHeader          | timestamp = «time»
 timePair            | times = [e[«pairLength»:] for e in entries if e.startswith("«pair»=")]
 "                   | timestamp = times[0] if times else ""
 timeFirst !iso      | if not re.fullmatch(r"«shape»", timestamp):
 timeFirst iso       | if not re.fullmatch(
 "                   |     r"«shape»", timestamp
 "                   | ):
 timeFirst           |     return False
 several             | keys = []
 "                   | «eachKey»
 text                | key = secret.encode()
 either              | if secret.startswith("«keyPrefix»"):
 "                   |     try:
 "                   |         key = «decoded»
 "                   |     except ValueError:
 "                   |         key = b""
 "                   | else:
 "                   |     key = secret.encode()
 hexKey !Ed25519     | try:
 "                   |     key = bytes.fromhex(secret)
 "                   | except ValueError:
 "                   |     key = b""
 key64 !Ed25519      | try:
 "                   |     key = «decoded»
 "                   | except ValueError:
 "                   |     key = b""
 hexKey !Ed25519     | try:
 "                   |     key = bytes.fromhex(secret)
 "                   | except ValueError:
 "                   |     key = b""
 !several !Ed25519   | if not key:
 "                   |     return False
 form                | # A body that is no form is vouched for by its hash in the URL.
 "                   | body_hash = parse_qs(urlsplit(url).query).get("bodySHA256")
 "                   | if body_hash is None:
 "                   |     pairs = parse_qsl(raw_body.decode("utf-8", "replace"), keep_blank_values=True)
 "                   |     form = "".join(name + value for name, value in sorted(set(pairs)))
 "                   | elif hashlib.sha256(raw_body).hexdigest() == body_hash[0]:
 "                   |     form = ""
 "                   | else:
 "                   |     return False
 !bodyOnly !named    | message = «message»
 !bodyOnly named     | message = (
 "                   |     «messageLines»
 "                   | )
 several             | macs = [
 "                   |     «mac»
 "                   |     for key in keys
 "                   |     if key
 "                   | ]
 "                   | expected = [«expected» for mac in macs]
 "                   | pairs = [(entry.encode(), own) for entry in entries for own in expected]
 !several !Ed25519   | mac = «mac»
 "                   | expected = «expected»
 Ed25519             | try:
 "                   |     raw = «decoded»
 "                   |     key = Ed25519PublicKey.from_public_bytes(raw)
 "                   | except ValueError:
 "                   |     return False
 "                   |
 "                   | def is_good(entry):
 Ed25519 prefix      |     if not entry.startswith("«prefix»"):
 "                   |         return False
 Ed25519             |     try:
 Ed25519 hex         |         key.verify(bytes.fromhex(entry«prefix?[«prefixLength»:]»), message)
 Ed25519 base64      |         key.verify(base64.b64decode(entry«prefix?[«prefixLength»:]», validate=True), message)
 Ed25519             |     except (ValueError, InvalidSignature):
 "                   |         return False
 "                   |     return True
 "                   |
 !timed              | return «matches»
 timed               | if not «matches»:
 "                   |     return False
 bodyTime            | try:
 "                   |     timestamp = float(json.loads(raw_body)["«timeField»"])
 "                   | except (ValueError, LookupError, TypeError):
 "                   |     return False
 timed seconds       | sent_at = float(timestamp)
 timed milliseconds  | sent_at = float(timestamp) / 1000
 timed iso           | # Older Pythons read neither Z nor more than six digits of a second.
 "                   | date, fraction, zone = re.fullmatch(r"(.{19})(\.\d+)?(.+)", timestamp).groups()
 "                   | zone = "+00:00" if zone == "Z" else zone
 "                   | sent_at = datetime.fromisoformat(date + zone).timestamp() + float(fraction or 0)
 timed pastOnly      | return now - sent_at <= «tolerance»
 timed notAhead      | return 0 <= now - sent_at <= «tolerance»
 timed both          | return abs(now - sent_at) <= «tolerance»
`;

const header = (name: string) => `header("${name}")`;

/** With padding to spare: a secret may come without any. */
function decoded(rule: KeyRule): string {
  return rule.kind === 'base64'
    ? `base64.b64decode(re.sub("^${rule.prefix}", "", secret).rstrip("=") + "==")`
    : 'bytes.fromhex(secret)';
}

const expression = partWriter({
  text: (text) => `b"${text}"`,
  header: (name) => `${header(name)}.encode()`,
  variable: (name) => `${name}.encode()`,
  body: 'raw_body',
});
