import { partWriter, type KeyRule, type Plan } from './plan.ts';
import { writerFor } from './template.ts';

/** The check in Python 3, without dependencies but for Ed25519, which its standard library does not have. */
export function pythonSnippet(plan: Plan): string {
  const { facts, keys, hash, encoding, prefix } = plan;
  const digest = encoding === 'hex' ? '.hexdigest()' : '.digest()';
  const content = facts.bodyOnly ? 'raw_body' : 'message';
  const computed = facts.plain
    ? `hashlib.${hash}(${facts.keyLast ? `${content} + key` : `key + ${content}`})${digest}`
    : `hmac.new(key, ${content}, hashlib.${hash})${digest}`;
  const [first = '', ...others] = plan.message.map(expression);
  const write = writerFor(plan, header, {
    constants: plan.constants.flatMap(({ name, value, ifSent }) => [
      `if ${header(name)} ${ifSent ? `not in ("", "${value}")` : `!= "${value}"`}:`,
      '    return False',
    ]),
    fields: plan.fields.map(
      ({ name, path }) =>
        `${name} = field(${path.map((each) => JSON.stringify(each)).join(', ')})${plan.emptyFields ? ' or ""' : ''}`,
    ),
    names: plan.fields.map(({ name }) => name).join(', '),
    decoded: keys.map(decoded).join(''),
    eachKey: keys.flatMap((rule) =>
      rule.kind === 'base64'
        ? ['try:', `    keys.append(${decoded(rule)})`, 'except ValueError:', '    pass']
        : ['keys.append(secret.encode())'],
    ),
    content,
    message: [first, ...others].join(' + '),
    messageLines: [first, ...others.map((each) => `+ ${each}`)],
    mac: {
      hex: computed,
      base64: `base64.b64encode(${computed}).decode()`,
      base64url: `base64.urlsafe_b64encode(${computed}).decode().rstrip("=")`,
    }[encoding],
    expected: prefix === '' ? 'mac.encode()' : `f"${prefix}{mac}".encode()`,
  });
  const [matches = ''] = write(matchesTemplate);
  const code = write(facts.jwt ? jwtTemplate : facts.token ? tokenTemplate : checkTemplate, {
    matches,
  });
  return write(template, { code, imports: imports(code.join('\n')) }).join('\n');
}

const template = String.raw`
 public  | # pip install cryptography
         | «imports»
 public  |
 "       | from cryptography.exceptions import InvalidSignature
 Ed25519 | from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
 ECDSA   | from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
 "       | from cryptography.hazmat.primitives.hashes import SHA256
 "       | from cryptography.hazmat.primitives.serialization import load_der_public_key
         |
         |
         | # headers: a dict with names in lower case. raw_body: bytes, exactly as they came.
 weights | # secret: in Unicode's form NFKD, which ASCII is already.
 behind  | # secret: with the key before it, as key:secret.
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

const jwtTemplate = String.raw`
        | now = time.time() if now is None else now
        | offered = «offered»
 bearer | if not offered.startswith("Bearer "):
 "      |     return False
        | parts = offered«bearer?[7:]».split(".")
 text   | key = secret.encode()
 behind | account, _, text = secret.partition(":")
 "      | key = text.encode()
        | if not key or len(parts) != 3:
        |     return False
        |
        | def read(part):  # the JSON in a part of the token
        |     try:
        |         value = json.loads(base64.urlsafe_b64decode(part + "=="))
        |     except ValueError:
        |         return {}
        |     return value if isinstance(value, dict) else {}
        |
        | head, claims = read(parts[0]), read(parts[1])
        | algorithms = {"HS256": hashlib.sha256«algorithms?, "HS384": hashlib.sha384, "HS512": hashlib.sha512»}
        | named = algorithms.get(str(head.get("alg")))
        | if named is None:
        |     return False
        | mac = hmac.new(key, ".".join(parts[:2]).encode(), named).digest()
        | expected = base64.urlsafe_b64encode(mac).rstrip(b"=")
        | if not hmac.compare_digest(parts[2].encode(), expected):
        |     return False
 issued | if claims.get("iss") != "«issuer»":
 behind | if claims.get("iss") != account:
        |     return False
 jti    | if "jti" not in claims:
 "      |     return False
 urlText| if claims.get("«urlClaim»") != url:
 "      |     return False
 urlHash| url_hash = hashlib.sha256(url.encode()).hexdigest()
 "      | if str(claims.get("«urlClaim»")).lower() != url_hash:
 "      |     return False
        | # Where nothing was sent, there may be no hash of it.
 hashHex| hash = hashlib.sha256(raw_body).hexdigest()
 hash64 | hash = base64.b64encode(hashlib.sha256(raw_body).digest()).decode()
 hash64url| hash = base64.urlsafe_b64encode(hashlib.sha256(raw_body).digest()).decode().rstrip("=")
        | given = str(claims.get("«claim»", "" if raw_body else hash))
        | if given«hashHex?.lower()»«hash64url?.rstrip("=")» != hash:
        |     return False
        | exp, nbf, iat = (claims.get(name) for name in ("exp", "nbf", "iat"))
        | times = [each for each in (exp, nbf, iat) if each is not None]
        | if not all(isinstance(each, (int, float)) for each in times):
        |     return False
        | if exp is not None and now >= exp + «tolerance»:
        |     return False
        | return nbf is None or nbf - now <= «tolerance»
`;

const matchesTemplate = String.raw`
 public single            | is_good(offered)
 public !single          | any(map(is_good, entries))
 several                  | any(hmac.compare_digest(entry, own) for entry, own in pairs)
 !public single           | hmac.compare_digest(offered.encode(), expected)
 !public !single !several | any(hmac.compare_digest(entry.encode(), expected) for entry in entries)
`;

// A message stands in one line where black would leave it so.
const checkTemplate = String.raw`
 timed               | now = time.time() if now is None else now
                     | «constants»
 weights             | # As Python writes them.
 "                   | raw_body = re.sub(rb'("weight":\s*)(\d+)\s*(?=[,}])', rb"\1\g<2>.0", raw_body)
 looks               | if not re.fullmatch(r"«looks»", «offered»):
 "                   |     return False
 fields              | try:
 "                   |     body, start = json.loads(raw_body), 0
 "                   | except ValueError:
 "                   |     # A form: the last name of a path counts, and of several fields the first.
 "                   |     form = parse_qs(raw_body.decode("utf-8", "replace"), keep_blank_values=True)
 "                   |     body, start = {name: all[0] for name, all in form.items()}, -1
 "                   |
 "                   | def field(*path):
 "                   |     value = body
 "                   |     for name in path[start:]:
 "                   |         try:
 "                   |             value = value[int(name) if isinstance(value, list) else name]
 "                   |         except (LookupError, TypeError, ValueError):
 "                   |             return None
 "                   |     if value is None or isinstance(value, (dict, list)):
 "                   |         return None
 "                   |     return value if isinstance(value, str) else json.dumps(value)
 "                   |
 "                   | «fields»
 needed              | if None in [«names»]:
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
 least               | if int(timestamp) < «least»:
 "                   |     return False
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
 behind              | account, _, key = (part.encode() for part in secret.partition(":"))
 !several !public    | if not key:
 "                   |     return False
 account             | if «account».encode() != account:
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
 !bodyOnly !long     | message = «message»
 !bodyOnly long      | message = (
 "                   |     «messageLines»
 "                   | )
 several             | macs = [
 "                   |     «mac»
 "                   |     for key in keys
 "                   |     if key
 "                   | ]
 "                   | expected = [«expected» for mac in macs]
 "                   | pairs = [(entry.encode(), own) for entry in entries for own in expected]
 !several !public    | mac = «mac»
 "                   | expected = «expected»
 Ed25519             | try:
 "                   |     raw = «decoded»
 "                   |     key = Ed25519PublicKey.from_public_bytes(raw)
 ECDSA               | try:
 "                   |     # In base64, alone or as PEM.
 "                   |     key = load_der_public_key(
 "                   |         base64.b64decode(re.sub("-----[A-Z ]+-----", "", secret))
 "                   |     )
 public              | except ValueError:
 "                   |     return False
 "                   |
 "                   | def is_good(entry):
 public prefix       |     if not entry.startswith("«prefix»"):
 "                   |         return False
 public              |     try:
 public hex          |         key.verify(bytes.fromhex(entry«prefix?[«prefixLength»:]»), «content»«ECDSA?, ECDSA(SHA256())»)
 public base64       |         key.verify(base64.b64decode(entry«prefix?[«prefixLength»:]», validate=True), «content»«ECDSA?, ECDSA(SHA256())»)
 public              |     except (ValueError, InvalidSignature):
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
