import { partWriter, type KeyRule, type Plan } from './plan.ts';
import { writerFor } from './template.ts';

/**
 * Lines for sh that print the signature that the request should carry, by openssl, for a look by hand; where
 * several keys may be right, one for each. With a public key they check the signature instead.
 */
export function shellSnippet(plan: Plan): string {
  const { facts, message, keys, offered } = plan;
  const weights = `sed -E 's/("weight":[[:space:]]*)([0-9]+)[[:space:]]*([,}])/\\1\\2.0\\3/g' body.bin`;
  const parts = facts.weights ? [weights] : message.map(expression);
  const write = writerFor(plan, (name) => name, {
    notes: notes(plan),
    parts: parts.join('; '),
    secretIs: facts.behind ? 'key:secret' : 'the secret',
    input: parts.length > 1 ? `{ ${parts.join('; ')}; }` : parts.join(''),
    signatureHeader: 'headers' in offered ? offered.headers.join('') : '',
  });
  const check = facts.jwt
    ? keys.flatMap((rule) => write(jwtTemplate, { keyHex: keyHex(rule), given: headerIn(offered) }))
    : facts.public
      ? write(signatureTemplate)
      : keys.flatMap((rule) => write(macTemplate, { keyHex: keyHex(rule) }));
  return write(template, { check: facts.token ? [] : check }).join('\n');
}

/*
 * FORM is made of body.bin: its parameters in the order in which they are signed, with escapes for `printf %b`, so
 * that any byte survives in lines and in a variable. The space between name and value sorts before every escape.
 */
const template = String.raw`
 token !basic | # SECRET is the secret, and what the header «signatureHeader» must say.
 "       | printf '%s\n' "$SECRET"
 token basic | # SECRET is name:password; the header «signatureHeader» must say what is printed.
 "       | printf 'Basic %s\n' "$(printf '%s' "$SECRET" | openssl base64 -A)"
 !token  | # «public?PUBLIC_KEY is the public key»«!public?SECRET is «secretIs»»«body/form/jwt?, body.bin the body, byte for byte».
 "       | «notes»
 form    | # A body that is no form is vouched for by its hash in the URL.
 "       | FORM=
 "       | HASH=$(openssl dgst -sha256 -r body.bin | cut -d ' ' -f 1)
 "       | case "$URL&" in
 "       |   *[?\&]"bodySHA256=$HASH"[\&#]*) echo 'The hash in the URL is that of body.bin.' ;;
 "       |   *[?\&]bodySHA256=*) echo 'The hash in the URL is not that of body.bin.' ;;
 "       |   *)
 "       |     # Decoded, each byte as \0 and three octal digits: they sort as the bytes do.
 "       |     FORM=$(LC_ALL=C awk '
 "       |       BEGIN {
 "       |         RS = "&"
 "       |         for (i = 0; i < 256; i++) {
 "       |           octal[sprintf("%c", i)] = octal[sprintf("%%%02X", i)] = sprintf("\\0%03o", i)
 "       |         }
 "       |         octal["+"] = octal[" "]
 "       |       }
 "       |       function decoded(text,   i, code, all) {
 "       |         for (i = 1; i <= length(text); i += length(code)) {
 "       |           code = toupper(substr(text, i, 3))
 "       |           if (code !~ /^%[0-9A-F][0-9A-F]$/) code = substr(text, i, 1)
 "       |           all = all octal[code]
 "       |         }
 "       |         return all
 "       |       }
 "       |       {
 "       |         equals = index($0 "=", "=")
 "       |         print decoded(substr($0, 1, equals - 1)), decoded(substr($0, equals + 1))
 "       |       }
 "       |     ' body.bin | LC_ALL=C sort -u | tr -d ' \n')
 "       |     ;;
 "       | esac
         | «check»
         |
`;

// What the token says is left to whoever looks, but for the hash of the body.
const jwtTemplate = String.raw`
           | # «given» is the header «signatureHeader», and must be what is printed.
           | KEY=$(«keyHex»)
 bearer    | printf 'Bearer '
           | TOKEN=${'$'}{«given»«bearer?#Bearer »}
           | HASH=-sha256
 algorithms| case $(printf '%s==' "${'$'}{TOKEN%%.*}" | tr '_-' '/+' | base64 -d 2>/dev/null) in
 "         |   *'"HS384"'*) HASH=-sha384 ;;
 "         |   *'"HS512"'*) HASH=-sha512 ;;
 "         | esac
           | printf '%s.' "${'$'}{TOKEN%.*}"
           | printf '%s' "${'$'}{TOKEN%.*}" |
           |   openssl dgst "$HASH" -mac HMAC -macopt "hexkey:$KEY" -binary | openssl base64 -A | tr '+/' '-_' | tr -d '='
           | echo
           | # In the claim «claim»:
 hashHex   | openssl dgst -sha256 -r body.bin | cut -d ' ' -f 1
 hash64    | openssl dgst -sha256 -binary body.bin | openssl base64 -A
 hash64url | openssl dgst -sha256 -binary body.bin | openssl base64 -A | tr '+/' '-_' | tr -d '='
`;

const macTemplate = String.raw`
 HMAC   | KEY=$(«keyHex»)
 prefix | printf '%s' '«prefix»'
 HMAC   | «input» |
 plain  | { «keyLast?«parts»; »printf '%s' "$SECRET"«!keyLast?; «parts»»; } |
        |   openssl dgst -«hash» «HMAC?-mac HMAC -macopt "hexkey:$KEY" »-binary | «hex?od -An -v -tx1 | tr -d ' \n'»«base64?openssl base64 -A»«base64url?openssl base64 -A | tr '+/' '-_' | tr -d '='»
        | echo
`;

// Needs OpenSSL 1.1.1 or later.
const signatureTemplate = String.raw`
         | # SIGNATURE is one signature of the request.
 Ed25519 | # The octal numbers stand before the bytes of an Ed25519 key in DER (RFC 8410).
 key64   | { printf '\060\052\060\005\006\003\053\145\160\003\041\000'; printf '%s' "${'$'}{PUBLIC_KEY#«keyPrefix»}" | openssl base64 -d -A; } > key.der
 hexKey  | { printf '\060\052\060\005\006\003\053\145\160\003\041\000'; printf '%s' "$PUBLIC_KEY" | xxd -r -p; } > key.der
 ECDSA   | printf '%s' "$PUBLIC_KEY" | sed 's/-----[A-Z ]*-----//g' | tr -d '\n' | openssl base64 -d -A > key.der
 base64  | printf '%s' "${'$'}{SIGNATURE#«prefix»}" | openssl base64 -d -A > signature.bin
 hex     | printf '%s' "${'$'}{SIGNATURE#«prefix»}" | xxd -r -p > signature.bin
         | { «parts»; } > message.bin
 Ed25519 | openssl pkeyutl -verify -pubin -inkey key.der -keyform DER \
 "       |   -rawin -in message.bin -sigfile signature.bin
 ECDSA   | openssl dgst -sha256 -verify key.der -keyform DER -signature signature.bin message.bin
`;

function notes({ message, urlNote, bodyNote, fields, timestamp }: Plan): readonly string[] {
  const own = message.flatMap((part) => {
    switch (part.kind) {
      case 'header':
        return [`# ${variable(part.name)} is the header ${part.name}.`];
      case 'field':
        return fields
          .filter(({ name }) => name === part.name)
          .map(({ name, path }) => `# ${variable(name)} is ${path.join('.')} in the body.`);
      case 'timestamp':
        return timestamp && 'field' in timestamp.from
          ? [`# TIMESTAMP is ${timestamp.from.field} in the body.`]
          : ['# TIMESTAMP is the time, as the request says it.'];
      case 'url':
        return [`# URL is the address that was called, in full${urlNote ? `, ${urlNote}` : ''}.`];
      case 'method':
        return ['# METHOD is the method, such as POST.'];
      default:
        return [];
    }
  });
  return bodyNote === undefined ? own : [`# The body is ${bodyNote}.`, ...own];
}

/** The variable that holds the header of the signature. */
function headerIn(offered: Plan['offered']): string {
  return 'headers' in offered ? variable(offered.headers[0] ?? '') : '';
}

function keyHex(rule: KeyRule): string {
  const text = `printf '%s' "$SECRET" | od -An -v -tx1 | tr -d ' \\n'`;
  if (rule.kind === 'hex') return `printf '%s' "$SECRET"`;
  if (rule.kind === 'behind') return text.replace('$SECRET', '${SECRET#*:}');
  if (rule.kind !== 'base64') return text;
  const decoded = `printf '%s' "\${SECRET#${rule.prefix}}" | openssl base64 -d -A | od -An -v -tx1 | tr -d ' \\n'`;
  return rule.otherwise === 'text'
    ? `case $SECRET in ${rule.prefix}*) ${decoded};; *) ${text};; esac`
    : decoded;
}

function variable(header: string): string {
  return header.toUpperCase().replaceAll('-', '_');
}

const expression = partWriter({
  text: (text) => `printf '${text.includes('\\') ? '%b' : '%s'}' '${text}'`,
  header: (name) => `printf '%s' "$${variable(name)}"`,
  variable: (name) =>
    name === 'form' ? `printf '%b' "$FORM"` : `printf '%s' "$${variable(name)}"`,
  body: 'cat body.bin',
});
