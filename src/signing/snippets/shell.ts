import { partWriter, type KeyRule, type Plan } from './plan.ts';

/**
 * Lines for sh that print the signature that the request should carry, by openssl, for a look by hand; where
 * several keys may be right, one for each. With a public key they check the signature instead.
 */
export function shellSnippet(plan: Plan): string {
  if (plan.kind === 'token') {
    const [name = ''] = 'headers' in plan.offered ? plan.offered.headers : [];
    return `# SECRET is the secret, and what the header ${name} must say.\nprintf '%s\\n' "$SECRET"\n`;
  }
  const commands =
    plan.kind === 'Ed25519' ? signatureCheck(plan) : plan.keys.flatMap(macLine(plan));
  return [...notes(plan), ...(plan.isForm ? formLines : []), ...commands, ''].join('\n');
}

function notes({ message, kind, urlNote, fields, timestamp }: Plan): readonly string[] {
  const what = kind === 'Ed25519' ? 'PUBLIC_KEY is the public key' : 'SECRET is the secret';
  const readsBody = message.some((part) => part.kind === 'body' || part.kind === 'form');
  return [
    `# ${what}${readsBody ? ', body.bin the body, byte for byte' : ''}.`,
    ...message.flatMap((part) => {
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
    }),
  ];
}

const toHex = "od -An -v -tx1 | tr -d ' \\n'";

function macLine({ kind, hash, prefix, encoding, message }: Plan) {
  return (rule: KeyRule): readonly string[] => {
    const parts = message.map(expression);
    const input =
      kind === 'plain hash'
        ? `{ printf '%s' "$SECRET"; ${parts.join('; ')}; }`
        : parts.length === 1
          ? parts.join('')
          : `{ ${parts.join('; ')}; }`;
    const key = kind === 'plain hash' ? '' : '-mac HMAC -macopt "hexkey:$KEY" ';
    const encode = encoding === 'hex' ? toHex : 'openssl base64 -A';
    return [
      ...(kind === 'plain hash' ? [] : [`KEY=$(${keyHex(rule)})`]),
      ...(prefix === '' ? [] : [`printf '%s' '${prefix}'`]),
      `${input} |`,
      `  openssl dgst -${hash} ${key}-binary | ${encode}`,
      'echo',
    ];
  };
}

function keyHex(rule: KeyRule): string {
  const text = `printf '%s' "$SECRET" | ${toHex}`;
  if (rule.kind !== 'base64') return text;
  const decoded = `printf '%s' "\${SECRET#${rule.prefix}}" | openssl base64 -d -A | ${toHex}`;
  return rule.otherwise === 'text'
    ? `case $SECRET in ${rule.prefix}*) ${decoded};; *) ${text};; esac`
    : decoded;
}

/** Needs OpenSSL 1.1.1 or later. */
function signatureCheck({ keys, message, encoding }: Plan): readonly string[] {
  const [rule] = keys;
  const fromHex = 'xxd -r -p';
  const key =
    rule?.kind === 'base64'
      ? `printf '%s' "\${PUBLIC_KEY#${rule.prefix}}" | openssl base64 -d -A`
      : `printf '%s' "$PUBLIC_KEY" | ${fromHex}`;
  const signature =
    encoding === 'hex'
      ? `printf '%s' "$SIGNATURE" | ${fromHex}`
      : `printf '%s' "\${SIGNATURE#v1a,}" | openssl base64 -d -A`;
  return [
    '# SIGNATURE is one signature of the request.',
    '# The octal numbers stand before the bytes of an Ed25519 key in DER (RFC 8410).',
    `{ printf '\\060\\052\\060\\005\\006\\003\\053\\145\\160\\003\\041\\000'; ${key}; } > key.der`,
    `${signature} > signature.bin`,
    `{ ${message.map(expression).join('; ')}; } > message.bin`,
    'openssl pkeyutl -verify -pubin -inkey key.der -keyform DER \\',
    '  -rawin -in message.bin -sigfile signature.bin',
  ];
}

function variable(header: string): string {
  return header.toUpperCase().replaceAll('-', '_');
}

const expression = partWriter({
  text: (text) => `printf '%s' '${text}'`,
  header: (name) => `printf '%s' "$${variable(name)}"`,
  variable: (name) =>
    name === 'form' ? `printf '%b' "$FORM"` : `printf '%s' "$${variable(name)}"`,
  body: 'cat body.bin',
});

/**
 * Makes FORM of body.bin: its parameters in the order in which they are signed, with escapes for `printf %b`, so
 * that any byte survives in lines and in a variable. The space between name and value sorts before every escape.
 */
const formLines = String.raw`
# A body that is no form is vouched for by its hash in the URL.
FORM=
HASH=$(openssl dgst -sha256 -r body.bin | cut -d ' ' -f 1)
case "$URL&" in
  *[?\&]"bodySHA256=$HASH"[\&#]*) echo 'The hash in the URL is that of body.bin.' ;;
  *[?\&]bodySHA256=*) echo 'The hash in the URL is not that of body.bin.' ;;
  *)
    # Decoded, each byte as \0 and three octal digits: they sort as the bytes do.
    FORM=$(LC_ALL=C awk '
      BEGIN {
        RS = "&"
        for (i = 0; i < 256; i++) {
          octal[sprintf("%c", i)] = octal[sprintf("%%%02X", i)] = sprintf("\\0%03o", i)
        }
        octal["+"] = octal[" "]
      }
      function decoded(text,   i, code, all) {
        for (i = 1; i <= length(text); i += length(code)) {
          code = toupper(substr(text, i, 3))
          if (code !~ /^%[0-9A-F][0-9A-F]$/) code = substr(text, i, 1)
          all = all octal[code]
        }
        return all
      }
      {
        equals = index($0 "=", "=")
        print decoded(substr($0, 1, equals - 1)), decoded(substr($0, equals + 1))
      }
    ' body.bin | LC_ALL=C sort -u | tr -d ' \n')
    ;;
esac
`
  .trim()
  .split('\n');
