import { indented, lines } from './lines.ts';
import { partWriter, type BodyField, type KeyRule, type Part, type Plan } from './plan.ts';

/** The check in Go, with its standard library. */
export function goSnippet(plan: Plan): string {
  // Under the name of `url` would be the package.
  const names = plan.asks.map((name) => (name === 'url' ? 'rawURL' : name));
  const asks = [
    'secret string',
    'headers http.Header',
    'rawBody []byte',
    ...(names.length > 0 ? [`${names.join(', ')} string`] : []),
    ...(plan.isTimed ? ['now time.Time'] : []),
  ];
  const code = indented('\t', plan.kind === 'token' ? token(plan) : body(plan));
  return lines(
    'package webhooks',
    '',
    'import (',
    ...indented('\t', imports(['http.', ...code].join('\n'))),
    ')',
    '',
    '// Verify wants the body exactly as it came.',
    plan.urlNote && `// The URL is in full, ${plan.urlNote}.`,
    `func Verify(${asks.join(', ')}) bool {`,
    ...code,
    '}',
    '',
  );
}

const packages = [
  'crypto/ed25519',
  'crypto/hmac',
  'crypto/sha1',
  'crypto/sha256',
  'crypto/sha512',
  'crypto/subtle',
  'encoding/base64',
  'encoding/hex',
  'encoding/json',
  'fmt',
  'net/http',
  'net/url',
  'sort',
  'strconv',
  'strings',
  'time',
];

/** The packages that the code names; Go takes neither fewer nor more. */
function imports(code: string): readonly string[] {
  return packages
    .filter((path) => new RegExp(`\\b${path.slice(path.lastIndexOf('/') + 1)}[.]`).test(code))
    .map((path) => `"${path}"`);
}

const header = (name: string) => `headers.Get("${name}")`;
const refuse = ['\treturn false', '}'];

function token({ offered }: Plan): readonly string[] {
  const [name = ''] = 'headers' in offered ? offered.headers : [];
  return [
    `offered := sha256.Sum256([]byte(${header(name)})) // of equal length`,
    'expected := sha256.Sum256([]byte(secret))',
    'return secret != "" && subtle.ConstantTimeCompare(offered[:], expected[:]) == 1',
  ];
}

function body(plan: Plan): readonly string[] {
  const { keys, constants } = plan;
  const check = plan.kind === 'Ed25519' ? signatureLines(plan) : macLines(plan);
  return [
    ...constants.flatMap(({ name, value }) => [`if ${header(name)} != "${value}" {`, ...refuse]),
    ...(keys.length > 1 ? severalKeys(keys) : keyLines(keys[0], plan.kind)),
    ...entryLines(plan),
    ...(plan.readsTimeLast ? [] : timestampLines(plan)),
    ...(plan.isForm ? formLines : []),
    ...messageLines(plan),
    ...(keys.length > 1 ? ['for _, key := range keys {', ...indented('\t', check), '}'] : check),
    ...(plan.offersOne ? [] : ['return false']),
  ];
}

function entryLines(plan: Plan): readonly string[] {
  const { offered, separator, fields } = plan;
  if ('field' in offered) {
    return [
      ...structLines(fields),
      `offered := ${pathOf(fields.find(({ name }) => name === offered.field))}`,
    ];
  }
  const places = offered.headers.map(header);
  if (separator !== undefined)
    return [`entries := strings.Split(${places[0] ?? ''}, "${separator}")`];
  return plan.offersOne
    ? [`offered := ${places[0] ?? ''}`]
    : [`entries := []string{${places.join(', ')}}`];
}

/** Fields side by side in one member of the body, as a struct. */
function structLines(fields: readonly BodyField[]): readonly string[] {
  const [outer = ''] = fields[0]?.path ?? [];
  return [
    'var body struct {',
    `\t${capital(outer)} struct {`,
    `\t\t${fields.map(({ name }) => capital(name)).join(', ')} string`,
    '\t}',
    '}',
    'if json.Unmarshal(rawBody, &body) != nil {',
    ...refuse,
  ];
}

function timestampLines({ timestamp, fields }: Plan): readonly string[] {
  if (!timestamp) return [];
  const { from, unit, toleranceSeconds } = timestamp;
  const read =
    'header' in from
      ? [`timestamp := ${header(from.header)}`]
      : 'pair' in from
        ? [
            'timestamp := ""',
            'for _, entry := range entries {',
            `\tif timestamp == "" && strings.HasPrefix(entry, "${from.pair}=") {`,
            `\t\ttimestamp = entry[${from.pair.length + 1}:]`,
            '\t}',
            '}',
          ]
        : [`timestamp := ${pathOf(fields.find(({ path }) => path.join('.') === from.field))}`];
  const parse =
    unit === 'ISO 8601'
      ? 'time.Parse(time.RFC3339, timestamp)'
      : 'strconv.ParseUint(timestamp, 10, 63)';
  const name = toleranceSeconds === undefined ? '_' : 'sent';
  return toleranceSeconds === undefined
    ? [...read, `if ${name}, err := ${parse}; err != nil {`, ...refuse]
    : [...read, `${name}, err := ${parse}`, 'if err != nil {', ...refuse];
}

function keyLines(rule: KeyRule | undefined, kind: Plan['kind']): readonly string[] {
  const isRight = kind === 'Ed25519' ? 'len(key) != ed25519.PublicKeySize' : 'len(key) == 0';
  if (!rule || rule.kind === 'text') {
    return ['key := []byte(secret)', `if ${isRight} {`, ...refuse];
  }
  if (rule.kind === 'hex') {
    return ['key, err := hex.DecodeString(secret)', `if err != nil || ${isRight} {`, ...refuse];
  }
  if (rule.otherwise === 'text') {
    return [
      'key := []byte(secret)',
      `if strings.HasPrefix(secret, "${rule.prefix}") {`,
      `\tkey, _ = ${decoded(rule)}`,
      '}',
      `if ${isRight} {`,
      ...refuse,
    ];
  }
  return [`key, err := ${decoded(rule)}`, `if err != nil || ${isRight} {`, ...refuse];
}

function severalKeys(keys: readonly KeyRule[]): readonly string[] {
  return [
    'var keys [][]byte',
    ...keys.flatMap((rule) =>
      rule.kind === 'base64'
        ? [
            `decoded, err := ${decoded(rule)}`,
            'if err == nil && len(decoded) > 0 {',
            '\tkeys = append(keys, decoded)',
            '}',
          ]
        : ['if secret != "" {', '\tkeys = append(keys, []byte(secret))', '}'],
    ),
  ];
}

/** With or without padding. */
function decoded({ prefix }: { prefix: string }): string {
  return `base64.RawStdEncoding.DecodeString(strings.Trim(strings.TrimPrefix(secret, "${prefix}"), "="))`;
}

/** The message that is signed, and its parts, as Go writes them. */
function messageLines({ message, fields, isBodyOnly }: Plan): readonly string[] {
  if (isBodyOnly) return [];
  const at = message.findIndex(({ kind }) => kind === 'body' || kind === 'form');
  const expression = partWriter({
    text: (text) => `"${text}"`,
    header,
    variable: (name) => (name === 'url' ? 'rawURL' : name),
    field: (name) => pathOf(fields.find((field) => field.name === name)),
    body: 'rawBody',
  });
  // Spaced as gofmt does it.
  const text = (parts: readonly Part[], plus: string) => parts.map(expression).join(plus);
  if (at < 0) return [`message := []byte(${text(message, ' + ')})`];
  const [before, bytes, after] = [
    message.slice(0, at),
    message.slice(at, at + 1),
    message.slice(at + 1),
  ];
  return [
    `message := append([]byte(${before.length > 0 ? text(before, '+') : '""'}), ${text(bytes, '')}...)`,
    ...(after.length > 0 ? [`message = append(message, ${text(after, ' + ')}...)`] : []),
  ];
}

/** The way to a member of the body's struct. */
function pathOf(field: BodyField | undefined): string {
  return ['body', ...(field?.path ?? []).map(capital)].join('.');
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The parameters of a form as bytes, in the order in which they are signed. */
const formLines = [
  'called, err := url.Parse(rawURL)',
  'if err != nil {',
  '\treturn false',
  '}',
  '// A body that is no form is vouched for by its hash in the URL.',
  'values := url.Values{}',
  'if query := called.Query(); !query.Has("bodySHA256") {',
  '\tif values, err = url.ParseQuery(string(rawBody)); err != nil {',
  '\t\treturn false',
  '\t}',
  '} else if query.Get("bodySHA256") != fmt.Sprintf("%x", sha256.Sum256(rawBody)) {',
  '\treturn false',
  '}',
  'var pairs []string',
  'for name, all := range values {',
  '\tfor _, value := range all {',
  '\t\tpairs = append(pairs, name+"\\x00"+value)',
  '\t}',
  '}',
  'sort.Strings(pairs)',
  'var form []byte',
  'for at, pair := range pairs {',
  '\tif at == 0 || pair != pairs[at-1] {',
  '\t\tform = append(form, strings.Replace(pair, "\\x00", "", 1)...)',
  '\t}',
  '}',
];

function macLines(plan: Plan): readonly string[] {
  const { kind, hash, prefix, encoding, isBodyOnly } = plan;
  const encoded =
    encoding === 'hex'
      ? 'hex.EncodeToString(mac.Sum(nil))'
      : 'base64.StdEncoding.EncodeToString(mac.Sum(nil))';
  return [
    ...(kind === 'HMAC'
      ? [`mac := hmac.New(${hash}.New, key)`]
      : [`mac := ${hash}.New()`, 'mac.Write(key)']),
    `mac.Write(${isBodyOnly ? 'rawBody' : 'message'})`,
    `expected := ${prefix === '' ? '' : `"${prefix}" + `}${encoded}`,
    ...compared(plan, (entry) => `hmac.Equal([]byte(${entry}), []byte(expected))`),
  ];
}

function signatureLines(plan: Plan): readonly string[] {
  const { prefix, encoding, isBodyOnly } = plan;
  const decoder = encoding === 'hex' ? 'hex' : 'base64.StdEncoding';
  const content = isBodyOnly ? 'rawBody' : 'message';
  return [
    'isGood := func(entry string) bool {',
    `\tsignature, err := ${decoder}.DecodeString(${prefix === '' ? 'entry' : `strings.TrimPrefix(entry, "${prefix}")`})`,
    `\treturn err == nil && ${prefix === '' ? '' : `strings.HasPrefix(entry, "${prefix}") && `}ed25519.Verify(key, ${content}, signature)`,
    '}',
    ...compared(plan, (entry) => `isGood(${entry})`),
  ];
}

function compared(plan: Plan, matches: (entry: string) => string): readonly string[] {
  const rest = ageLines(plan);
  if (!plan.offersOne) {
    return [
      'for _, entry := range entries {',
      `\tif ${matches('entry')} {`,
      ...indented('\t\t', rest ?? ['return true']),
      '\t}',
      '}',
    ];
  }
  return rest
    ? [`if !${matches('offered')} {`, ...refuse, ...rest]
    : [`return ${matches('offered')}`];
}

/** What is left to say once a signature matches, where the time counts: whether it is young enough. */
function ageLines(plan: Plan): readonly string[] | undefined {
  const { timestamp } = plan;
  if (timestamp?.toleranceSeconds === undefined) return undefined;
  const { from, unit, toleranceSeconds, pastOnly } = timestamp;
  const tolerance = `${toleranceSeconds}*time.Second`;
  const sent = 'field' in from ? 'body.Sent' : 'int64(sent)';
  const sentAt = {
    seconds: `time.Unix(${sent}, 0)`,
    milliseconds: `time.UnixMilli(${sent})`,
    'ISO 8601': 'sent',
  }[unit];
  return [
    ...('field' in from
      ? [
          'var body struct {',
          `\tSent int64 \`json:"${from.field}"\``,
          '}',
          'if json.Unmarshal(rawBody, &body) != nil {',
          ...refuse,
        ]
      : []),
    `age := now.Sub(${sentAt})`,
    pastOnly ? `return age <= ${tolerance}` : `return -${tolerance} <= age && age <= ${tolerance}`,
  ];
}
