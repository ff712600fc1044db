import type { RuleField } from '../../signing/ownRule/ownRule.ts';

/** What the fields of the form are called, in reading order, and what an empty one could say. */
export const ruleLabels: Readonly<Record<RuleField, string>> = {
  name: 'Name of the sender',
  header: 'Header of the signature',
  value: 'What that header says',
  algorithm: 'Algorithm',
  encoding: 'Encoding',
  content: 'What is signed',
  key: 'Key from the secret',
  prefix: 'Prefix before the base64',
  id: 'Header of the event’s id',
  time: 'Header of the time',
  unit: 'Unit of the time',
  tolerance: 'Oldest age in seconds',
};

/** What a choice is called, where it is not called as the rule calls it. */
export const choiceLabels: Readonly<Record<string, string>> = {
  'HMAC-SHA-256': 'HMAC-SHA256',
  'HMAC-SHA-1': 'HMAC-SHA1',
  'HMAC-SHA-384': 'HMAC-SHA384',
  'HMAC-SHA-512': 'HMAC-SHA512',
  'SHA-256': 'SHA256 of secret and content',
  Ed25519: 'Ed25519 (public key)',
  'ECDSA P-256': 'ECDSA P-256 (public key)',
  text: 'as text',
  base64: 'base64',
  hex: 'hex',
};

export const placeholders: Readonly<Partial<Record<RuleField, string>>> = {
  value: 't={timestamp},v1={signature}',
  content: '{id}.{timestamp}.{body}',
  id: 'none',
  time: 'none',
  prefix: 'none',
  tolerance: 'not checked',
};
