import type { BodyField, Part, Plan } from './plan.ts';

/** The message that is signed, and its parts, as Go writes them. */
export function messageLines({ message, fields }: Plan): readonly string[] {
  if (isBodyOnly(message)) return [];
  const at = message.findIndex(({ kind }) => kind === 'body' || kind === 'form');
  // Spaced as gofmt does it.
  const text = (parts: readonly Part[], plus: string) =>
    parts.map((part) => expression(part, fields)).join(plus);
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

/** Whether the bytes of the body are the whole message. */
export function isBodyOnly(message: readonly Part[]): boolean {
  return message.length === 1 && message[0]?.kind === 'body';
}

export const header = (name: string) => `headers.Get("${name}")`;

function expression(part: Part, fields: readonly BodyField[]): string {
  switch (part.kind) {
    case 'text':
      return `"${part.text}"`;
    case 'header':
      return header(part.name);
    case 'field':
      return pathOf(fields.find(({ name }) => name === part.name));
    case 'body':
      return 'rawBody';
    case 'url':
      return 'rawURL';
    default:
      return part.kind;
  }
}

/** The way to a member of the body's struct. */
export function pathOf(field: BodyField | undefined): string {
  return ['body', ...(field?.path ?? []).map(capital)].join('.');
}

export function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The parameters of a form as bytes, in the order in which they are signed. */
export const formLines = [
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
