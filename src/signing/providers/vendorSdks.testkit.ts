import { createHash, createSecretKey } from 'node:crypto';
import { createRequire } from 'node:module';
import { isValidWebhookSignature as verifyFingerprint } from '@fingerprint/node-sdk';
import { LinearWebhookClient } from '@linear/sdk/webhooks';
import Mux from '@mux/mux-node';
import { verifyWebhookSignature as verifyNotion } from '@notionhq/client';
import { verify as verifyGithub } from '@octokit/webhooks-methods';
import { Paddle } from '@paddle/paddle-node-sdk';
import { isValidSignature as verifySanity } from '@sanity/webhook';
import { EventWebhook } from '@sendgrid/eventwebhook';
import { Receiver as QstashReceiver } from '@upstash/qstash';
import { verifySignature as verifyVonage } from '@vonage/jwt';
import { verifyKey as verifyDiscord } from 'discord-interactions';
import * as fc from 'fast-check';
import OpenAI from 'openai';
import { validateWebhookSignature as verifyRazorpay } from 'razorpay/dist/utils/razorpay-utils.js';
import { Resend } from 'resend';
import { Webhook as StandardWebhook } from 'standardwebhooks';
import Stripe from 'stripe';
import { Webhook as SvixWebhook } from 'svix';
import { validateIncomingRequest as verifyTwilio } from 'twilio/lib/webhooks/webhooks.js';
import { vi } from 'vitest';
import { base64FromBytes } from '../bytes/bytes.ts';
import { ecdsaPair, ecdsaPublicText } from '../mac/ecdsaKey.ts';
import type { JudgedId } from './librariesDiffer.ts';
import { headerValues } from '../request.ts';
import { anySecret } from './samples.testkit.ts';
import { schemeById } from '../schemes.ts';
import { sign } from '../sign.ts';
import { verify } from '../verify.ts';

/** What a sender has before it signs. */
export interface Unsigned {
  /** The first is the one that the receiver has. */
  readonly secrets: readonly [string, ...string[]];
  readonly body: Uint8Array;
  readonly contentType: string;
  readonly url: string;
  readonly nowSeconds: number;
}

/** What a receiver has before it asks for a verdict. */
export interface Received {
  readonly secret: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly url: string;
  readonly nowSeconds: number;
}

/** A provider's own library, with secrets and bodies as that provider sends them. */
interface Judge {
  /** To sign with. */
  readonly secret: fc.Arbitrary<string>;
  readonly body: fc.Arbitrary<Pick<Unsigned, 'body' | 'contentType'>>;
  /** A refusal is false, or thrown. */
  readonly accepts: (request: Received) => boolean | Promise<boolean>;
}

export async function send(schemeId: JudgedId, unsigned: Unsigned): Promise<Received> {
  const { secrets, contentType, body, url, nowSeconds } = unsigned;
  const signed = await sign(schemeId, { ...unsigned, secret: secrets });
  if (!signed.ok) throw new Error(`not signed: ${signed.because}`);
  return {
    secret: secrets[0],
    headers: { 'Content-Type': contentType, ...signed.headers },
    body: signed.body ?? body,
    url: signed.url ?? url,
    nowSeconds,
  };
}

/** What this page and the library say of one request. Libraries read the clock, so it is set for them. */
export async function verdicts(schemeId: JudgedId, request: Received) {
  vi.setSystemTime(request.nowSeconds * 1000);
  const { ok } = await verify(schemeId, request);
  return { here: said(ok === true), library: said(await libraryAccepts(schemeId, request)) };
}

async function libraryAccepts(schemeId: JudgedId, request: Received): Promise<boolean> {
  try {
    return await judges[schemeId].accepts(request);
  } catch {
    return false;
  }
}

function said(accepted: boolean): 'accepts' | 'refuses' {
  return accepted ? 'accepts' : 'refuses';
}

const jsonStyles: readonly ((value: unknown) => string)[] = [
  (value) => JSON.stringify(value),
  (value) => JSON.stringify(value, null, 2),
  (value) => `${JSON.stringify(value)}\n`,
  (value) => JSON.stringify(value).replaceAll('/', '\\/'),
  (value) =>
    JSON.stringify(value).replace(
      /[\u0080-\uffff]/g,
      (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
];

const unicode = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('Zoë', '京都 🗼', 'https://a.example/b', '"\\\n', '1e3'),
);
const members = fc.dictionary(
  unicode,
  fc.oneof(unicode, fc.integer(), fc.boolean(), fc.array(unicode, { maxLength: 3 })),
  { maxKeys: 5, noNullPrototype: true },
);
const json = fc
  .tuple(members, fc.constantFrom(...jsonStyles))
  .map(([value, style]) => sent(style(value), 'application/json'));
const nothing = fc.constant(sent('', 'application/json'));
const jsonOrNothing = fc.oneof({ weight: 9, arbitrary: json }, { weight: 1, arbitrary: nothing });
const form = fc
  .array(fc.tuple(fc.constantFrom('Body', 'From', 'To', 'MediaUrl'), unicode), {
    minLength: 1,
    maxLength: 6,
  })
  .map((pairs) => sent(new URLSearchParams(pairs).toString(), 'application/x-www-form-urlencoded'));

function sent(text: string, contentType: string) {
  return { body: new TextEncoder().encode(text), contentType };
}

const key = fc.uint8Array({ minLength: 24, maxLength: 64 }).map(base64FromBytes);
const whsec = key.map((text) => `whsec_${text}`);
const ownText = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });

/** Private and public keys of RFC 8032, section 7.1, tests 1 to 3. */
const keyPairs = [
  '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
  '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
  'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
];

const resend = new Resend('re_never_used');
const openai = new OpenAI({ apiKey: 'never used' });
// Without the client its webhooks find no crypto and refuse everything.
const paddle = new Paddle('never used').webhooks;
const mux = new Mux({ tokenId: 'never', tokenSecret: 'used' }).webhooks;

const require = createRequire(import.meta.url);

/** It has types for its client only. */
const { verify: verifyMessagebird } = require('messagebird/lib/webhook-signature-jwt.js') as {
  readonly verify: (
    url: string,
    payload: Buffer,
    token: string,
    key: ReturnType<typeof createSecretKey>,
  ) => Promise<unknown>;
};

/** The library has no types. */
const braintree = require('braintree') as {
  readonly BraintreeGateway: new (config: object) => {
    readonly webhookNotification: {
      readonly parse: (signature: string, payload: string) => Promise<unknown>;
    };
  };
  readonly Environment: { readonly Sandbox: unknown };
};

/** A notification as the library can read it, in a form. */
const notification = fc
  .tuple(fc.stringMatching(/^[A-Za-z0-9 ]{0,40}$/), fc.constantFrom('', '\n'))
  .map(([subject, end]) => {
    const xml = `<notification><kind>check</kind><subject><check type="boolean">true</check></subject><!-- ${subject} --></notification>`;
    const payload = Buffer.from(xml).toString('base64') + end;
    const fields = new URLSearchParams({ bt_signature: '', bt_payload: payload });
    return sent(fields.toString(), 'application/x-www-form-urlencoded');
  });

export const judges: Readonly<Record<JudgedId, Judge>> = {
  'standard-webhooks': {
    secret: fc.oneof(whsec, key),
    body: jsonOrNothing,
    accepts: ({ secret, headers, body }) =>
      unlessThrown(() =>
        new StandardWebhook(secret).verify(Buffer.from(body), headers, { jsonParse: false }),
      ),
  },
  stripe: {
    secret: fc.stringMatching(/^whsec_[A-Za-z0-9]{32}$/),
    body: jsonOrNothing,
    accepts: ({ secret, headers, body }) =>
      Stripe.webhooks.signature?.verifyHeader(body, read(headers, 'Stripe-Signature'), secret) ??
      false,
  },
  github: {
    secret: ownText,
    body: json,
    accepts: ({ secret, headers, body }) =>
      verifyGithub(secret, textOf(body), read(headers, 'X-Hub-Signature-256')),
  },
  svix: {
    secret: whsec,
    body: json,
    accepts: ({ secret, headers, body }) =>
      unlessThrown(() => new SvixWebhook(secret).verify(Buffer.from(body), { ...headers })),
  },
  resend: {
    secret: whsec,
    body: jsonOrNothing,
    accepts: ({ secret, headers, body }) =>
      unlessThrown(() =>
        resend.webhooks.verify({
          payload: textOf(body),
          webhookSecret: secret,
          headers: {
            id: read(headers, 'svix-id'),
            timestamp: read(headers, 'svix-timestamp'),
            signature: read(headers, 'svix-signature'),
          },
        }),
      ),
  },
  openai: {
    secret: fc.oneof(whsec, ownText),
    body: jsonOrNothing,
    accepts: async ({ secret, headers, body }) => {
      await openai.webhooks.verifySignature(textOf(body), { ...headers }, secret);
      return true;
    },
  },
  discord: {
    secret: fc.constantFrom(...keyPairs),
    body: jsonOrNothing,
    accepts: ({ secret, headers, body }) =>
      verifyDiscord(
        body,
        read(headers, 'X-Signature-Ed25519'),
        read(headers, 'X-Signature-Timestamp'),
        secret.slice(-64),
      ),
  },
  razorpay: {
    secret: ownText,
    body: jsonOrNothing,
    accepts: ({ secret, headers, body }) =>
      verifyRazorpay(textOf(body), read(headers, 'X-Razorpay-Signature'), secret),
  },
  paddle: {
    secret: fc.stringMatching(/^pdl_ntfset_[a-z0-9]{26}_[A-Za-z0-9+/]{32}$/),
    body: jsonOrNothing,
    accepts: ({ secret, headers, body }) =>
      paddle.isSignatureValid(textOf(body), secret, read(headers, 'Paddle-Signature')),
  },
  linear: {
    secret: fc.stringMatching(/^lin_wh_[A-Za-z0-9]{40}$/),
    body: json,
    accepts: ({ secret, headers, body }) =>
      new LinearWebhookClient(secret).verify(Buffer.from(body), read(headers, 'Linear-Signature')),
  },
  mux: {
    secret: ownText,
    body: json,
    accepts: async ({ secret, headers, body }) => {
      await mux.verifySignature(textOf(body), { ...headers }, secret);
      return true;
    },
  },
  sanity: {
    secret: ownText,
    body: json,
    accepts: ({ secret, headers, body }) =>
      verifySanity(textOf(body), read(headers, 'sanity-webhook-signature'), secret),
  },
  fingerprint: {
    secret: ownText,
    body: json,
    accepts: ({ secret, headers, body }) =>
      verifyFingerprint({
        header: read(headers, 'fpjs-event-signature'),
        data: Buffer.from(body),
        secret,
      }),
  },
  notion: {
    secret: ownText,
    body: json,
    accepts: ({ secret, headers, body }) =>
      verifyNotion({
        body: textOf(body),
        signature: read(headers, 'X-Notion-Signature'),
        verificationToken: secret,
      }),
  },
  'sendgrid-event-webhook': {
    secret: anySecret(schemeById('sendgrid-event-webhook')),
    body: json,
    accepts: ({ secret, headers, body }) => {
      const library = new EventWebhook();
      const { key } = ecdsaPair(secret) ?? {};
      if (!key) return false;
      return library.verifySignature(
        library.convertPublicKeyToECDSA(ecdsaPublicText(key)),
        Buffer.from(body),
        read(headers, 'X-Twilio-Email-Event-Webhook-Signature'),
        read(headers, 'X-Twilio-Email-Event-Webhook-Timestamp'),
      );
    },
  },
  'upstash-qstash': {
    secret: ownText,
    body: jsonOrNothing,
    accepts: ({ secret, headers, body, url }) =>
      new QstashReceiver({ currentSigningKey: secret, nextSigningKey: secret }).verify({
        signature: read(headers, 'Upstash-Signature'),
        body: textOf(body),
        url,
      }),
  },
  'messagebird-jwt': {
    secret: ownText,
    body: jsonOrNothing,
    accepts: async ({ secret, headers, body, url }) => {
      const token = read(headers, 'MessageBird-Signature-JWT');
      await verifyMessagebird(url, Buffer.from(body), token, createSecretKey(Buffer.from(secret)));
      return true;
    },
  },
  'vonage-jwt': {
    secret: ownText,
    body: jsonOrNothing,
    // The hash is the caller's to compare.
    accepts: ({ secret, headers, body }) => {
      const token = read(headers, 'Authorization').replace(/^Bearer /, '');
      const claims = JSON.parse(
        Buffer.from(token.split('.')[1] ?? '', 'base64url').toString(),
      ) as Record<string, unknown>;
      const hash = createHash('sha256').update(body).digest('hex');
      return verifyVonage(token, secret) && claims['payload_hash'] === hash;
    },
  },
  braintree: {
    secret: fc.stringMatching(/^[a-z0-9]{32}$/).map((text) => `integration_public:${text}`),
    body: notification,
    accepts: async ({ secret, body }) => {
      const [publicKey = '', privateKey = ''] = secret.split(':');
      const gateway = new braintree.BraintreeGateway({
        environment: braintree.Environment.Sandbox,
        merchantId: 'never used',
        publicKey,
        privateKey,
      });
      const form = new URLSearchParams(textOf(body));
      const [signature, payload] = [form.get('bt_signature'), form.get('bt_payload')];
      await gateway.webhookNotification.parse(signature ?? '', payload ?? '');
      return true;
    },
  },
  twilio: {
    secret: fc.stringMatching(/^[0-9a-f]{32}$/),
    body: fc.oneof(form, json),
    accepts: ({ secret, headers, body, url }) =>
      verifyTwilio(
        {
          url,
          protocol: 'https',
          originalUrl: url,
          headers: { ...headers },
          header: (name: string) => headerValues(headers, name)[0],
          rawBody: textOf(body),
          body: formFields(textOf(body)),
        } as never,
        secret,
        { url },
      ),
  },
};

/** As it came, with the white space around it. */
function read(headers: Received['headers'], name: string): string {
  const found = Object.entries(headers).find(([each]) => each.toLowerCase() === name.toLowerCase());
  if (!found) throw new Error(`no ${name}`);
  return found[1];
}

/** As Node reads a body that is wanted as text. */
function textOf(body: Uint8Array): string {
  return Buffer.from(body).toString();
}

function unlessThrown(ask: () => unknown): true {
  ask();
  return true;
}

/** As a server's middleware gives them: a list where a name comes twice. */
function formFields(text: string): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const before = fields[name];
    fields[name] = before === undefined ? value : [before, value].flat();
  }
  return fields;
}
