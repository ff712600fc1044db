import type {
  Algorithm,
  Encoding,
  KeyDerivation,
  MessagePart,
  Scheme,
  SignatureFormat,
} from '../providers/scheme.ts';
import { isLoaded, keepRules } from '../providers/loaded.ts';
import { ecdsa } from '../mac/ecdsa.ts';
import { ecdsaPair, ecdsaPublicText, freshEcdsaKey } from '../mac/ecdsaKey.ts';
import { ecdsaExampleKey, keyPair, payment } from '../providers/rules/exampleParts.ts';
import { isOwnId, labelOf, type OwnId } from '../providers/schemeIds.ts';

/** A rule of one's own as it stands in a form and in a link: texts, right or wrong. Empty where nothing is said. */
export interface RuleFields {
  /** Who signs so. */
  readonly name: string;
  /** The header of the signature; or, as `body.data.sig`, the field of the body. */
  readonly header: string;
  /** What that header says: `sha256={signature}`, `t={timestamp},v1={signature}`. */
  readonly value: string;
  readonly algorithm: string;
  readonly encoding: string;
  /** What is signed: `{id}.{timestamp}.{body}`, or fields of a JSON or form body, `{body.data.id}`. */
  readonly content: string;
  /** How the key is read from the secret. */
  readonly key: string;
  /** What stands before a secret in base64. */
  readonly prefix: string;
  /** The header of the event's id. */
  readonly id: string;
  /** The header of the time, or the field of the body, as `body.sent`; empty where it stands beside the signature, or is not sent. */
  readonly time: string;
  readonly unit: string;
  /** In seconds; empty where the age is not checked. */
  readonly tolerance: string;
}

export type RuleField = keyof RuleFields;

/** The choices of a rule, in the order in which they are offered. */
export const ruleChoices = {
  algorithm: [
    'HMAC-SHA-256',
    'HMAC-SHA-1',
    'HMAC-SHA-384',
    'HMAC-SHA-512',
    'SHA-256',
    'Ed25519',
    'ECDSA P-256',
  ],
  encoding: ['hex', 'base64'],
  key: ['text', 'base64', 'hex'],
  unit: ['seconds', 'milliseconds', 'ISO 8601'],
} as const satisfies {
  readonly algorithm: readonly Algorithm[];
  readonly encoding: readonly Encoding[];
  readonly key: readonly KeyDerivation['kind'][];
  readonly unit: readonly string[];
};

/** What most senders do. */
export const usualRule: RuleFields = {
  name: '',
  header: 'X-Signature',
  value: '{signature}',
  algorithm: 'HMAC-SHA-256',
  encoding: 'hex',
  content: '{body}',
  key: 'text',
  prefix: '',
  id: '',
  time: '',
  unit: 'seconds',
  tolerance: '',
};

const names = Object.keys(usualRule) as readonly RuleField[];

/** What is wrong with a field, in a sentence. */
export interface RuleProblem {
  readonly field: RuleField;
  readonly sentence: string;
}

export type ReadRule =
  | { readonly ok: true; readonly scheme: Scheme }
  | { readonly ok: false; readonly problem: RuleProblem };

const textMost = 300;
const partsMost = 24;
const toleranceMost = 31_536_000;

/** The scheme that these fields describe, or what is wrong with the first of them that is wrong. */
export function readRule(fields: RuleFields): ReadRule {
  const problem = firstProblem(fields);
  if (problem) return { ok: false, problem };
  const { name, header, key, prefix, id, tolerance, unit } = fields;
  const algorithm = fields.algorithm as Algorithm;
  const encoding = fields.encoding as Encoding;
  const place = timePlace(fields);
  const secret = keyOf(algorithm, key, prefix);
  return {
    ok: true,
    scheme: {
      id: ownId(fields),
      provider: labelOf(ownId(fields)),
      signer: name === '' ? 'the sender' : name,
      algorithm,
      signature: { ...placeOf(header), format: formatOf(fields.value, encoding) ?? unformatted },
      message: partsOf(fields) ?? [],
      secret,
      ...(algorithm === 'ECDSA P-256' ? { own: { curve: ecdsa, code: {} } } : {}),
      example: {
        // Hex, base64 and a text in one, of “example-not-a-secret”.
        secret:
          secret.kind === 'Ed25519'
            ? keyPair[secret.encoding]
            : secret.kind === 'ECDSA'
              ? ecdsaExampleKey
              : '6578616d706c652d6e6f742d612d736563726574',
        body: bodyWith(fieldPaths(fields)),
        url: 'https://billing.example/webhooks',
      },
      ...(place
        ? {
            timestamp: {
              place,
              unit: unit as 'seconds',
              direction: 'both',
              ...(tolerance === '' ? {} : { toleranceSeconds: Number(tolerance) }),
            },
          }
        : {}),
      ...(id === '' ? {} : { eventId: { header: id, example: 'evt_2f8aQkXo7Yt1' } }),
    },
  };
}

const unformatted: SignatureFormat = { kind: 'prefixed', prefix: '', encoding: 'hex' };

/** The id of a rule, which is how a link says it behind `scheme=`: what differs from the usual rule. */
export function ownId(fields: RuleFields): OwnId {
  const said = names.filter((name) => fields[name] !== usualRule[name]);
  return `own&${new URLSearchParams(said.map((name) => [name, fields[name]])).toString()}`;
}

/** What a link says of a rule; further keys are none of its. */
export function fieldsIn(params: URLSearchParams): RuleFields {
  const said = names.flatMap((name) => {
    const value = params.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return { ...usualRule, ...Object.fromEntries(said) };
}

/** The fields of the rule with this id; undefined for a provider's. */
export function fieldsOfId(id: string): RuleFields | undefined {
  return isOwnId(id) ? fieldsIn(new URLSearchParams(id.slice(4))) : undefined;
}

/** Makes the rule with this id known to all that ask for a scheme; does nothing for an id that says no rule. */
export function knowRule(id: OwnId): void {
  if (isLoaded(id)) return;
  const fields = fieldsOfId(id);
  const read = fields && readRule(fields);
  if (read?.ok) keepRules({ own: { ...read.scheme, id } });
}

const headerName = /^[A-Za-z][\w-]{0,79}$/;
/** Names, or numbers in lists, that lead to a member of the body; none that an object has by itself. */
const bodyPath =
  /^body\.(?=.{1,80}$)((?!__|(?:constructor|prototype)(?![\w-]))[A-Za-z_][\w-]*(?:\.(?:\d{1,2}|(?!__|(?:constructor|prototype)(?![\w-]))[A-Za-z_][\w-]*))*)$/;

function pathIn(text: string): string | undefined {
  return bodyPath.exec(text)?.[1];
}

function isPlace(text: string): boolean {
  return headerName.test(text) || pathIn(text) !== undefined;
}

function placeOf(text: string): { header: string } | { bodyField: string } {
  const path = pathIn(text);
  return path === undefined ? { header: text } : { bodyField: path };
}

/** The ways to all fields of the body that a rule reads. */
function fieldPaths({ header, time, content }: RuleFields): readonly string[] {
  const named = [...content.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
  return [...named, header, time].flatMap((text) => pathIn(text) ?? []);
}

/** The usual example with these fields in it. */
function bodyWith(paths: readonly string[]): unknown {
  const body = structuredClone(payment) as object as Record<string, unknown>;
  for (const path of paths) {
    const names = path.split('.');
    let parent = body;
    for (const [at, name] of names.entries()) {
      const next = names[at + 1];
      const member = Object.hasOwn(parent, name) ? parent[name] : undefined;
      if (next === undefined) parent[name] = member ?? '1004';
      else {
        const isHolder = typeof member === 'object' && member !== null;
        parent[name] = isHolder ? member : /^\d/.test(next) ? [] : {};
        parent = parent[name] as typeof body;
      }
    }
  }
  return body;
}

/** Nothing that any of the languages could take for more than a text. */
const literal = /^[\w .,:;|/=+&@*~!?^()<>\n-]+$/;

function firstProblem(fields: RuleFields): RuleProblem | undefined {
  const { name, header, value, algorithm, encoding, content, key, prefix, id, time } = fields;
  const found: readonly (readonly [RuleField, boolean, string])[] = [
    [
      'name',
      !/^[\p{L}\p{N} ._-]{0,40}$/u.test(name),
      `A name has up to 40 letters, digits, spaces, dots and dashes.`,
    ],
    [
      'header',
      !isPlace(header),
      'The signature’s header needs a name: a letter, then letters, digits and dashes, 80 at most. A field of the body is told as body.data.sig.',
    ],
    [
      'algorithm',
      !isOne(ruleChoices.algorithm, algorithm),
      `There is no algorithm “${short(algorithm)}” here.`,
    ],
    [
      'encoding',
      !isOne(ruleChoices.encoding, encoding),
      `There is no encoding “${short(encoding)}” here: hex or base64.`,
    ],
    [
      'value',
      formatOf(value, 'hex') === undefined,
      'The header’s value has {signature} once, alone or at its end, as in sha256={signature}, v1,{signature} or t={timestamp},v1={signature}.',
    ],
    [
      'value',
      pathIn(header) !== undefined && formatOf(value, 'hex')?.kind !== 'prefixed',
      'In a field of the body the signature stands alone or behind a beginning, as in sha256={signature}.',
    ],
    [
      'id',
      id !== '' && !headerName.test(id),
      'The header of the event’s id needs a name: a letter, then letters, digits and dashes.',
    ],
    [
      'time',
      time !== '' && !isPlace(time),
      'The header of the time needs a name: a letter, then letters, digits and dashes. A field of the body is told as body.sent.',
    ],
    [
      'time',
      time !== '' && value.includes('{timestamp}'),
      'The time stands beside the signature already: leave its header empty.',
    ],
    [
      'header',
      areSame([header, id, time]),
      'The signature, the time and the event’s id stand in a place each.',
    ],
    [
      'content',
      content.length > textMost,
      `What is signed is told in at most ${textMost} characters.`,
    ],
    [
      'content',
      partsOf(fields) === undefined,
      'What is signed has {body}, a field of it such as {body.data.id}, {timestamp}, {id}, {url} or {method} in it, and between them letters, digits, spaces, \\n and . , : ; | / _ = + & @ * ~ ! ? ^ ( ) < > -',
    ],
    [
      'content',
      !/\{(?:body|url|body\.[^{}]+)\}/.test(content),
      'What is signed has a field of the body, the body or the URL in it: a signature over anything else says nothing about this request.',
    ],
    [
      'content',
      pathIn(header) !== undefined && content.includes('{body}'),
      'The signature stands in the body, so the body as a whole cannot be signed: name its fields, as {body.data.id}.',
    ],
    [
      'content',
      pathIn(header) !== undefined && content.includes(`{${header}}`),
      'A signature cannot be a part of what it signs.',
    ],
    [
      'content',
      content.includes('{timestamp}') && !timePlace(fields),
      'The time is signed, so say where it stands: in a header, or as {timestamp} beside the signature.',
    ],
    [
      'content',
      content.includes('{id}') && id === '',
      'The event’s id is signed, so say in which header it stands.',
    ],
    [
      'key',
      !isOne(ruleChoices.key, key),
      `There is no key “${short(key)}” here: text, base64 or hex.`,
    ],
    [
      'key',
      algorithm === 'Ed25519' && key === 'text',
      'A public key is read from hex or from base64.',
    ],
    [
      'key',
      algorithm === 'ECDSA P-256' && (key !== 'base64' || prefix !== ''),
      'A public key of P-256 is read from base64 without a prefix, alone or as PEM.',
    ],
    [
      'algorithm',
      algorithm === 'SHA-256' && !(encoding === 'hex' && value === '{signature}' && key === 'text'),
      'A plain SHA-256 is read here as hex with nothing beside it, of the secret as text.',
    ],
    ['prefix', !/^[\w-]{0,20}$/.test(prefix), 'A prefix has up to 20 letters, digits, _ and -.'],
    ['prefix', prefix !== '' && key !== 'base64', 'A prefix is taken off only before base64.'],
    [
      'unit',
      !isOne(ruleChoices.unit, fields.unit),
      `There is no unit “${short(fields.unit)}” here: seconds, milliseconds or ISO 8601.`,
    ],
    [
      'tolerance',
      !isTolerance(fields.tolerance),
      'A tolerance is a whole number of seconds, a year at most, or empty.',
    ],
    [
      'tolerance',
      fields.tolerance !== '' && !timePlace(fields),
      'A tolerance needs a time: say where it stands.',
    ],
  ];
  const [wrong] = found.filter(([, isWrong]) => isWrong);
  return wrong && { field: wrong[0], sentence: wrong[2] };
}

function areSame(headers: readonly string[]): boolean {
  const given = headers.filter((each) => each !== '').map((each) => each.toLowerCase());
  return new Set(given).size < given.length;
}

function isOne(choices: readonly string[], text: string): boolean {
  return choices.includes(text);
}

function isTolerance(text: string): boolean {
  return text === '' || (/^\d{1,8}$/.test(text) && Number(text) <= toleranceMost);
}

/** Enough of a text to be known again. */
function short(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 30);
}

function timePlace({
  value,
  time,
}: RuleFields): { header: string } | { bodyField: string } | 'signature header' | undefined {
  if (value.includes('{timestamp}')) return 'signature header';
  return time === '' ? undefined : placeOf(time);
}

/** How the header's value is written; undefined where it is no such text. */
function formatOf(value: string, encoding: Encoding): SignatureFormat | undefined {
  const list = /^(\w{1,20}),\{signature\}$/.exec(value);
  if (list?.[1] !== undefined) return { kind: 'versioned list', version: list[1], encoding };
  const pairs = /^(\w{1,20})=\{timestamp\}(, |,|;)(\w{1,20})=\{signature\}$/.exec(value);
  if (pairs) {
    const [, timeKey = '', between, macKey = ''] = pairs;
    const separator = between === ';' ? ';' : between === ', ' ? ', ' : ',';
    if (timeKey === macKey) return undefined;
    return { kind: 'key=value pairs', separator, timeKey, macKey, encoding };
  }
  const prefix = /^([\w=: -]{0,30})\{signature\}$/.exec(value)?.[1];
  return prefix === undefined ? undefined : { kind: 'prefixed', prefix, encoding };
}

/** The parts of the content; undefined where it names something else. */
function partsOf({ content, id }: RuleFields): readonly MessagePart[] | undefined {
  const parts: MessagePart[] = [];
  for (const [text, named] of content
    .replaceAll('\\n', '\n')
    .matchAll(/\{([^{}]*)\}|[^{}]+|[{}]/g)) {
    const part = named === undefined ? literalOf(text) : namedPart(named, id);
    if (!part) return undefined;
    parts.push(part);
  }
  return parts.length > 0 && parts.length <= partsMost ? parts : undefined;
}

function literalOf(text: string): MessagePart | undefined {
  if (text === '.' || text === ':' || text === 'v0:') return text;
  return literal.test(text) ? `text:${text}` : undefined;
}

function namedPart(named: string, id: string): MessagePart | undefined {
  switch (named) {
    case 'body':
    case 'timestamp':
    case 'url':
    case 'method':
      return named;
    case 'id':
      return `header:${id}`;
    default: {
      const path = pathIn(named);
      return path === undefined ? undefined : `field:${path}`;
    }
  }
}

function keyOf(algorithm: Algorithm, key: string, prefix: string): KeyDerivation {
  if (algorithm === 'Ed25519') {
    return key === 'hex'
      ? { kind: 'Ed25519', encoding: 'hex' }
      : { kind: 'Ed25519', encoding: 'base64', publicPrefix: prefix, privatePrefix: prefix };
  }
  if (algorithm === 'ECDSA P-256') {
    return { kind: 'ECDSA', pair: ecdsaPair, written: ecdsaPublicText, fresh: freshEcdsaKey };
  }
  if (key === 'base64') return { kind: 'base64', prefix };
  return key === 'hex' ? { kind: 'hex' } : { kind: 'text' };
}
