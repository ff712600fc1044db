import {
  signatureHeaders,
  type Encoding,
  type MessagePart,
  type Scheme,
} from '../providers/scheme.ts';
import { isOwnId } from '../providers/schemeIds.ts';
import type { TokenRule } from '../providers/rules/jwt.ts';
import { macPrefix } from '../check/signatureFormat.ts';

/** What a program has to do to check a scheme. Names of headers are in lower case. */
export interface Plan {
  readonly kind: 'HMAC' | 'plain hash' | 'Ed25519' | 'ECDSA' | 'token' | 'JWT';
  readonly hash: 'sha256' | 'sha1' | 'sha384' | 'sha512';
  /** How the key is made of the secret; several where any of them may be right. */
  readonly keys: readonly KeyRule[];
  readonly message: readonly Part[];
  /** Where the signatures stand: in one of these headers, or in the body, in a field of this name. */
  readonly offered: { readonly headers: readonly string[] } | { readonly field: string };
  /** What stands before a MAC: `v1,`, `v1=`, `sha256=` or nothing. */
  readonly prefix: string;
  /** Whether a plain hash is one of the message and the secret, and not of the secret and the message. */
  readonly keyLast: boolean;
  /** What stands between the entries of a header; absent where there is one entry only. */
  readonly separator?: string;
  readonly encoding: Encoding;
  readonly timestamp?: PlannedTimestamp;
  /** Members of the body that are read before the comparison. */
  readonly fields: readonly BodyField[];
  /** Whether members that are missing are signed as if they were empty. */
  readonly emptyFields: boolean;
  /** Headers that must say just this, `ifSent`, or in any case. */
  readonly constants: readonly {
    readonly name: string;
    readonly value: string;
    readonly ifSent?: true;
  }[];
  /** A regular expression, without its ends, that the signature's header fits as a whole. */
  readonly looks?: string;
  /** Whether a weight without decimals is signed with one. */
  readonly weights: boolean;
  /** What the token says, where the signature is one. */
  readonly jwt?: TokenRule;
  /** The header that must say what stands before the secret. */
  readonly accountHeader?: string;
  /** Whether the token is a name and a password, as HTTP itself sends them (RFC 7617). */
  readonly isBasic: boolean;
  /** What the raw body is, where it is not all that came. */
  readonly bodyNote?: string;
  /** Something to know about the URL. */
  readonly urlNote?: string;
  /** The conditions that a template's lines may have. */
  readonly facts: ReturnType<typeof factsOf>;
}

export interface PlannedTimestamp {
  readonly from:
    { readonly header: string } | { readonly pair: string } | { readonly field: string };
  readonly unit: 'seconds' | 'milliseconds' | 'ISO 8601';
  /**
   * A regular expression, without its ends, for what a timestamp looks like. It is asked before anything is computed:
   * where nothing parts a timestamp from its neighbours, bytes could otherwise move from one to the other.
   */
  readonly shape: string;
  readonly toleranceSeconds?: number;
  /** A smaller number is refused. */
  readonly least?: number;
  readonly pastOnly: boolean;
  /** Whether a time in the future is refused at once. */
  readonly notAhead: boolean;
}

/**
 * A member of the body, the variable that holds it, and the names that lead to it through the JSON, of lists the numbers.
 * Of a form the last name counts.
 */
export interface BodyField {
  readonly name: string;
  readonly path: readonly string[];
}

export type KeyRule =
  /** `behind`: a text behind the first colon; what stands before it is the account. `SPKI`: a public key of P-256. */
  | { readonly kind: 'text' | 'hex' | 'behind' | 'SPKI' }
  | {
      readonly kind: 'base64';
      readonly prefix: string;
      /** What a secret without the prefix is. */
      readonly otherwise: 'base64' | 'text';
    };

export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'header'; readonly name: string }
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'timestamp' | 'url' | 'method' | 'body' | 'form' };

/** What a rule may do in a way of its own without the program having to do it too. */
const besideThePlan: readonly string[] = [
  'absent',
  'bodyNote',
  'fits',
  'forms',
  'headers',
  'normal',
];

/** Whether a program that checks the scheme can be written by a plan. */
export function hasPlan({ algorithm, secret, own = {} }: Scheme): boolean {
  return (
    algorithm in kinds &&
    (own.code !== undefined ||
      (secret.kind !== 'made' &&
        Object.keys(own).every(
          (way) => besideThePlan.includes(way) || (algorithm === 'token' && way === 'written'),
        )))
  );
}

/** The plan of a scheme that has one. */
export function planOf(scheme: Scheme): Plan {
  const { algorithm, signature, secret, constants = [], urlForms, own = {} } = scheme;
  const { looks, accountHeader, ifSent = [], token, weights = false } = own.code ?? {};
  const { format } = signature;
  const separator = separatorOf(format);
  const timestamp = timestampOf(scheme);
  const headers = signatureHeaders(scheme).map((name) => name.toLowerCase());
  const fields = fieldsOf(scheme);
  const nameOf = (path: string) => fields.find((field) => field.path.join('.') === path)?.name;
  const plan = {
    kind: token ? 'JWT' : kinds[algorithm as keyof typeof kinds],
    ...(token ? { jwt: token } : {}),
    hash: hashes[algorithm] ?? 'sha256',
    weights,
    keys: weights ? [{ kind: 'text' as const }] : keyRules(secret),
    message: scheme.message.map((part) => partOf(part, nameOf)),
    offered: 'bodyField' in signature ? { field: nameOf(signature.bodyField) ?? '' } : { headers },
    isBasic: algorithm === 'token' && own.written !== undefined,
    prefix: macPrefix(format),
    ...(separator === undefined ? {} : { separator }),
    encoding: 'encoding' in format ? format.encoding : 'hex',
    ...(timestamp ? { timestamp } : {}),
    fields,
    emptyFields: own.emptyFields === true,
    constants: [
      ...constants.map(({ name, value }) => ({ name: name.toLowerCase(), value })),
      ...ifSent.map((each) => ({ ...each, ifSent: true as const })),
    ],
    ...(looks === undefined ? {} : { looks }),
    ...(accountHeader === undefined ? {} : { accountHeader }),
    keyLast: algorithm === 'SHA-1',
    ...(own.bodyNote === undefined ? {} : { bodyNote: own.bodyNote }),
    ...(urlForms ? { urlNote: urlNotes[urlForms] } : {}),
  } as const;
  return { ...plan, facts: factsOf(plan) };
}

function factsOf({ kind, keys, message, offered, timestamp, ...plan }: Omit<Plan, 'facts'>) {
  const { encoding, prefix, separator, fields } = plan;
  const [only] = keys.length === 1 ? keys : [];
  const places = 'headers' in offered ? offered.headers.length : 1;
  const from = timestamp?.from ?? {};
  const timed = timestamp?.toleranceSeconds !== undefined;
  const signs = (part: Part['kind']) => message.some((each) => each.kind === part);
  return {
    HMAC: kind === 'HMAC',
    plain: kind === 'plain hash',
    Ed25519: kind === 'Ed25519',
    ECDSA: kind === 'ECDSA',
    /** Whether the secret is a public key. */
    public: kind === 'Ed25519' || kind === 'ECDSA',
    /** Whether types are written, where the language can go without. */
    typed: false,
    token: kind === 'token',
    weights: plan.weights,
    ...tokenFacts(plan.jwt),
    basic: plan.isBasic,
    hex: encoding === 'hex',
    base64: encoding === 'base64',
    base64url: encoding === 'base64url',
    keyLast: plan.keyLast,
    looks: plan.looks !== undefined,
    account: plan.accountHeader !== undefined,
    prefix: prefix !== '',
    urlNote: plan.urlNote !== undefined,
    bodyNote: plan.bodyNote !== undefined,
    url: signs('url') || plan.jwt?.url !== undefined,
    method: signs('method'),
    form: signs('form'),
    body: signs('body'),
    /** Whether the message has a header in it. */
    named: signs('header'),
    /** Whether the message is told in lines. */
    long: signs('header') || message.length > 6,
    bodyOnly: message.length === 1 && signs('body'),
    /** Whether several keys may be right. The five after it are about the only key. */
    several: keys.length > 1,
    text: only?.kind === 'text',
    made: only !== undefined && only.kind !== 'text' && only.kind !== 'SPKI',
    behind: only?.kind === 'behind',
    hexKey: only?.kind === 'hex',
    key64: only?.kind === 'base64' && only.otherwise === 'base64',
    either: only?.kind === 'base64' && only.otherwise === 'text',
    decodes: keys.some((rule) => rule.kind === 'base64'),
    /** Whether any header is read. */
    headers:
      'headers' in offered || 'header' in from || plan.constants.length > 0 || signs('header'),
    /** Whether there is one signature to look at, and one to compare it with. */
    single: separator === undefined && places === 1 && keys.length === 1,
    header: 'headers' in offered,
    field: 'field' in offered,
    list: separator !== undefined,
    /** Whether there are several signatures, and no list of them in one header. */
    some: separator === undefined && (places > 1 || keys.length > 1),
    many: places > 1,
    fields: fields.length > 0,
    /** Whether all of them have to be there. */
    needed: fields.length > 0 && !plan.emptyFields,
    timeHeader: 'header' in from,
    timePair: 'pair' in from,
    timeField: 'field' in from,
    /** Whether the time is read before the comparison: a field that is asked for nothing else is read after it. */
    timeFirst: timestamp !== undefined && !('field' in from && fields.length === 0),
    /** Whether the time is read out of the body once the signature holds. */
    bodyTime: timed && 'field' in from && fields.length === 0,
    /** Whether a request may be too old. */
    timed,
    least: timestamp?.least !== undefined,
    pastOnly: timestamp?.pastOnly === true,
    notAhead: timestamp?.notAhead === true,
    both: timestamp !== undefined && !timestamp.pastOnly && !timestamp.notAhead,
    seconds: timestamp?.unit === 'seconds',
    milliseconds: timestamp?.unit === 'milliseconds',
    iso: timestamp?.unit === 'ISO 8601',
  };
}

function tokenFacts(jwt: Plan['jwt']) {
  return {
    jwt: jwt !== undefined,
    bearer: jwt?.before !== undefined,
    /** Whether the token may name one of several algorithms. */
    algorithms: jwt?.algorithms !== undefined,
    issued: jwt !== undefined && jwt.issuer !== 'the key before the secret',
    jti: jwt?.needs?.includes('jti') === true,
    urlText: jwt?.url?.as === 'text',
    urlHash: jwt?.url?.as === 'hex',
    hashHex: jwt?.body.as === 'hex',
    hash64: jwt?.body.as === 'base64',
    hash64url: jwt?.body.as === 'base64url',
  };
}

const kinds = {
  'HMAC-SHA-256': 'HMAC',
  'HMAC-SHA-1': 'HMAC',
  'HMAC-SHA-384': 'HMAC',
  'HMAC-SHA-512': 'HMAC',
  'SHA-256': 'plain hash',
  'SHA-1': 'plain hash',
  Ed25519: 'Ed25519',
  'ECDSA P-256': 'ECDSA',
  token: 'token',
} as const;

const hashes: Readonly<Partial<Record<Scheme['algorithm'], Plan['hash']>>> = {
  'SHA-1': 'sha1',
  'HMAC-SHA-1': 'sha1',
  'HMAC-SHA-384': 'sha384',
  'HMAC-SHA-512': 'sha512',
};

const urlNotes = {
  'ports and legacy query': 'with or without the port, as Twilio called it',
  'decoded query': 'with %3A %2F %3F %40 %21 %24 %27 %28 %29 %2A %2C %3B decoded in the query',
} as const;

function timestampOf({ timestamp, signature }: Scheme): PlannedTimestamp | undefined {
  if (!timestamp) return undefined;
  const { place, unit, toleranceSeconds, direction, least } = timestamp;
  return {
    from:
      place === 'signature header'
        ? { pair: ('timeKey' in signature.format && signature.format.timeKey) || 't' }
        : 'header' in place
          ? { header: place.header.toLowerCase() }
          : { field: place.bodyField },
    unit,
    shape:
      unit === 'ISO 8601'
        ? '\\d{4}(-\\d\\d){2}T\\d\\d(:\\d\\d){2}(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)'
        : '\\d+',
    ...(toleranceSeconds === undefined ? {} : { toleranceSeconds }),
    ...(least === undefined ? {} : { least }),
    pastOnly: direction === 'past only',
    notAhead: direction === 'not ahead',
  };
}

function keyRules(secret: Scheme['secret']): readonly KeyRule[] {
  switch (secret.kind) {
    case 'text':
    case 'hex':
      return [secret];
    case 'base64':
      return [
        { kind: 'base64', prefix: secret.prefix, otherwise: secret.withoutPrefix ?? 'base64' },
      ];
    case 'either':
      return secret.of.flatMap(keyRules);
    case 'Ed25519':
      return secret.encoding === 'hex'
        ? [{ kind: 'hex' }]
        : [{ kind: 'base64', prefix: secret.publicPrefix, otherwise: 'base64' }];
    case 'made':
      return [{ kind: 'behind' }];
    case 'ECDSA':
      return [{ kind: 'SPKI' }];
    case 'none':
      return [{ kind: 'hex' }];
  }
}

function partOf(part: MessagePart, nameOf: (path: string) => string | undefined): Part {
  if (part === 'form parameters') return { kind: 'form' };
  if (part === 'body:weights as decimals') return { kind: 'body' };
  if (part === 'body' || part === 'timestamp' || part === 'url' || part === 'method') {
    return { kind: part };
  }
  if (part.startsWith('header:')) {
    return { kind: 'header', name: part.slice('header:'.length).toLowerCase() };
  }
  if (part.startsWith('field:')) {
    const name = nameOf(part.slice('field:'.length)) ?? '';
    return name === 'timestamp' ? { kind: name } : { kind: 'field', name };
  }
  return { kind: 'text', text: part.startsWith('text:') ? part.slice(5) : part };
}

function fieldsOf({ id, message, signature, timestamp }: Scheme): readonly BodyField[] {
  const place = timestamp?.place;
  const time = typeof place === 'object' && 'bodyField' in place ? place.bodyField : undefined;
  const paths = message.flatMap((part) => (part.startsWith('field:') ? [part.slice(6)] : []));
  if ('bodyField' in signature) paths.push(signature.bodyField);
  if (isOwnId(id) && time !== undefined) paths.push(time);
  const all = [...new Set(paths)];
  return all.map((path, at) => ({
    name: path === time ? 'timestamp' : isOwnId(id) ? variableOf(all, at) : lastOf(path),
    path: path.split('.'),
  }));
}

/** A name that no language keeps for itself, and no other variable of a program has. */
function variableOf(paths: readonly string[], at: number): string {
  const [own = '', ...before] = [at, ...paths.keys()].slice(0, at + 1).map((each) => {
    const last = lastOf(paths[each] ?? '').replace(/\W|_/g, '');
    return `${/^[a-z]/i.test(last) ? last.charAt(0).toLowerCase() : 'item'}${last.slice(/^[a-z]/i.test(last) ? 1 : 0)}Field`;
  });
  const isTaken = before.some((each) => each.toLowerCase() === own.toLowerCase());
  return isTaken ? `${own}${at}` : own;
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

function separatorOf(format: Scheme['signature']['format']): string | undefined {
  if (format.kind === 'versioned list') return ' ';
  return format.kind === 'key=value pairs' ? format.separator : undefined;
}

/** A part of the message as a language writes it: a text, a header, a variable or the bytes of the body. */
export function partWriter(as: {
  readonly text: (text: string) => string;
  readonly header: (name: string) => string;
  readonly variable: (name: string) => string;
  readonly body: string;
}): (part: Part) => string {
  return (part) => {
    switch (part.kind) {
      case 'text':
        return as.text(part.text.replaceAll('\n', '\\n'));
      case 'header':
        return as.header(part.name);
      case 'field':
        return as.variable(part.name);
      case 'body':
        return as.body;
      default:
        return as.variable(part.kind);
    }
  };
}

/** Parts that follow each other joined in one template, the body by itself. */
export function joinedParts(
  message: readonly Part[],
  inTemplate: (part: Part) => string,
): readonly ({ readonly template: string } | 'body')[] {
  const joined: ({ template: string } | 'body')[] = [];
  for (const part of message) {
    const last = joined.at(-1);
    if (part.kind === 'body') joined.push('body');
    else if (typeof last === 'object') last.template += inTemplate(part);
    else joined.push({ template: inTemplate(part) });
  }
  return joined;
}
