export const frameworks = [
  'Express',
  'Next.js',
  'FastAPI',
  'Flask',
  'Django',
  'Rails',
  'Laravel',
  'Go',
  'Spring',
] as const;
export type Framework = (typeof frameworks)[number];

/** What to do about a cause. */
export type CureKind =
  | 'read the raw body'
  | 'decode the gateway’s body'
  | 'unpack the body'
  | 'send the bytes that were signed'
  | 'take the content as the sender does'
  | 'rebuild the public URL'
  | 'use the method that was sent'
  | 'clean the secret'
  | 'copy the whole secret'
  | 'store the secret decoded'
  | 'read the public key as it is written'
  | 'make the key as the sender does'
  | 'compute the MAC as the sender does'
  | 'read the signature as the sender writes it'
  | 'mend the sender'
  | 'agree on the timestamp'
  | 'follow the provider’s rule'
  | 'set the clock';

/** Code for each framework, or one text for all. */
export type CureCode = Readonly<Record<Framework, string>> | string;

export interface Cure {
  readonly kind: CureKind;
  readonly words: string;
  readonly code?: CureCode;
}
