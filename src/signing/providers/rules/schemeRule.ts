import { labelOf } from '../schemeIds.ts';
import type { Encoding, Scheme, SchemeId, SignatureFormat, TimestampRule } from '../scheme.ts';

/** What is special in a scheme. */
interface SchemeRule
  extends
    Partial<Omit<Scheme, 'id' | 'provider' | 'timestamp' | 'example'>>,
    Pick<Scheme, 'example'> {
  /** Where the signature stands, unless `signature` tells it. */
  readonly header?: string;
  readonly prefix?: string;
  readonly encoding?: Encoding;
  readonly format?: SignatureFormat;
  readonly timestamp?: Pick<TimestampRule, 'place'> & Partial<TimestampRule>;
}

/** A scheme that signs the body by HMAC-SHA-256 in hex, with the secret as text, where its rule says nothing else. */
export function schemeRule(id: SchemeId, rule: SchemeRule): Scheme {
  const provider = labelOf(id);
  const { header = '', prefix = '', encoding = 'hex', format, timestamp, ...rest } = rule;
  return {
    id,
    provider,
    signer: provider,
    algorithm: 'HMAC-SHA-256',
    signature: { header, format: format ?? { kind: 'prefixed', prefix, encoding } },
    message: ['body'],
    secret: { kind: 'text' },
    ...(timestamp ? { timestamp: { unit: 'seconds', direction: 'both', ...timestamp } } : {}),
    ...rest,
  };
}

/** `t=<time>,v1=<mac>` in hex. */
export function pairs(separator: ',' | ', ' | ';' | '&', timeKey: string, macKey: string) {
  return { kind: 'key=value pairs', separator, timeKey, macKey, encoding: 'hex' } as const;
}

/** A User-Agent that names the provider. */
export function agent(value: RegExp) {
  return [{ header: 'user-agent', value }];
}
