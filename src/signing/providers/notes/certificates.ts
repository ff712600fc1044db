import type { SomeNotes } from '../notes.ts';

export const notes: SomeNotes = {
  paypal: {
    secret: 'the id of the webhook, which is signed too; the key is in a certificate',
    rotation: 'The certificate is named in PAYPAL-CERT-URL.',
    traps: [
      'This page fetches nothing, and so cannot check the signature.',
      'Fetch the certificate only from paypal.com: whoever may choose its address can sign anything.',
      'The body is signed by its CRC-32, as a decimal number.',
    ],
    source: {
      title: 'PayPal, Integrate webhooks',
      url: 'https://developer.paypal.com/api/rest/webhooks/rest/',
    },
  },
  'aws-sns': {
    secret: 'none: the key is in a certificate',
    rotation: 'The certificate is named in SigningCertURL.',
    traps: [
      'This page fetches nothing, and so cannot check the signature.',
      'Fetch the certificate only from sns.….amazonaws.com: whoever may choose its address can sign anything.',
      'SignatureVersion 1 is SHA-1, 2 is SHA-256.',
    ],
    challenge: 'A SubscriptionConfirmation: visit its SubscribeURL to confirm.',
    source: {
      title: 'Amazon SNS, Verifying the signatures of messages',
      url: 'https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html',
    },
  },
  kinde: {
    secret: 'the JSON Web Keys of your domain: what is at /.well-known/jwks.json',
    rotation: 'The keys of the set are tried one after the other.',
    traps: [
      'This page fetches nothing: paste the set of keys.',
      'The body is the token itself, and nothing else is sent.',
    ],
    differences: [
      'The library @kinde/webhooks 1.0.0 fetches the keys on every call, and answers null for whatever is wrong.',
    ],
    source: {
      title: 'Kinde, Webhooks',
      url: 'https://docs.kinde.com/integrate/webhooks/webhooks-verification/',
    },
  },
};
