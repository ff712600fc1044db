import type { SchemeId } from './scheme.ts';

/** What a person should know of a scheme beside its rule. */
export interface SchemeNotes {
  /** What its secrets look like. */
  readonly secret: string;
  readonly rotation: string;
  readonly traps: readonly string[];
  /** Where the rule was read. */
  readonly source: { readonly title: string; readonly url: string };
}

/** The notes of every scheme; apart from the rules, which are also loaded where nobody reads them. */
export const schemeNotes: Readonly<Record<SchemeId, SchemeNotes>> = {
  'standard-webhooks': {
    secret: 'whsec_ + base64 of 24 to 64 random bytes',
    rotation: 'The sender lists one v1 signature for each active key; any match is enough.',
    traps: [
      'The part after whsec_ is base64 and is decoded; Stripe uses the same prefix and decodes nothing.',
      'Some dashboards show the secret as v1,whsec_…: leave out the v1, part.',
      'Libraries disagree about base64 without its padding: JavaScript takes it, Go and Rust do not.',
    ],
    source: {
      title: 'Standard Webhooks specification',
      url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
    },
  },
  stripe: {
    secret: 'whsec_…, the whole text',
    rotation: 'While a secret is rolled the header carries two v1 signatures; any match is enough.',
    traps: [
      'The whole secret is the key, whsec_ included: nothing is decoded.',
      'Every endpoint has its own secret, and the Stripe CLI has another one.',
      'Stripe sends JSON indented by two spaces: a compact body was parsed and printed again.',
      'Stripe’s own libraries refuse old timestamps only; one in the future passes.',
    ],
    source: {
      title: 'stripe-node, src/Webhooks.ts',
      url: 'https://github.com/stripe/stripe-node/blob/master/src/Webhooks.ts',
    },
  },
  github: {
    secret: 'any text',
    rotation: 'One signature; while a secret is replaced, the receiver tries both.',
    traps: [
      'No time is signed: a recorded request passes for ever unless its delivery id is remembered.',
      'With the form content type the body is payload=…, and that text is what is signed.',
      'X-Hub-Signature is the older SHA-1 header: another algorithm, another value.',
    ],
    source: {
      title: 'GitHub Docs, Validating webhook deliveries',
      url: 'https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries',
    },
  },
};
