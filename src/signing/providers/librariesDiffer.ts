import type { SchemeId } from './scheme.ts';

/** Schemes whose own JavaScript library judges in the tests, with its package. */
export const libraries = {
  'standard-webhooks': 'standardwebhooks',
  stripe: 'stripe',
  github: '@octokit/webhooks-methods',
  svix: 'svix',
  resend: 'resend',
  openai: 'openai',
  discord: 'discord-interactions',
  razorpay: 'razorpay',
  paddle: '@paddle/paddle-node-sdk',
  linear: '@linear/sdk',
  twilio: 'twilio',
  mux: '@mux/mux-node',
  sanity: '@sanity/webhook',
  fingerprint: '@fingerprint/node-sdk',
  notion: '@notionhq/client',
  'sendgrid-event-webhook': '@sendgrid/eventwebhook',
  'upstash-qstash': '@upstash/qstash',
  'messagebird-jwt': 'messagebird',
  'vonage-jwt': '@vonage/jwt',
  braintree: 'braintree',
} as const satisfies Partial<Record<SchemeId, string>>;

export type JudgedId = keyof typeof libraries;

/** A request that a library judges in a surprising way, and how it is judged here. */
export interface LibraryDifference {
  readonly schemes: readonly JudgedId[];
  /** The request, read after "accepts" or "refuses". */
  readonly request: string;
  readonly library: 'accepts' | 'refuses';
  readonly here: 'accepts' | 'refuses';
  readonly reason: string;
}

const table = {
  futureTimestamp: {
    schemes: ['stripe', 'paddle'],
    request: 'a timestamp any time in the future',
    library: 'accepts',
    here: 'accepts',
    reason:
      'the tolerance protects against replays, and a recorded request is never from the future',
  },
  twoTimestamps: {
    schemes: ['stripe', 'paddle'],
    request: 'a signature header with two timestamps, of which the last was signed',
    library: 'accepts',
    here: 'refuses',
    reason: 'no provider sends two, and it would be a matter of luck which one is checked',
  },
  timestampWithLetters: {
    schemes: ['stripe', 'standard-webhooks', 'svix', 'resend', 'paddle'],
    request: 'a timestamp with letters after its digits',
    library: 'accepts',
    here: 'refuses',
    reason: 'the library signs the number it has read, but the sender signed the text',
  },
  timestampAsText: {
    schemes: ['linear'],
    request: 'a webhookTimestamp in quotation marks',
    library: 'refuses',
    here: 'accepts',
    reason:
      'it is signed as part of the body, and the digits mean the same with quotation marks as without',
  },
  timestampHeaderIgnored: {
    schemes: ['linear'],
    request: 'a Linear-Timestamp header of another day',
    library: 'accepts',
    here: 'accepts',
    reason: 'the header is not signed; the webhookTimestamp in the body is',
  },
  byteOrderMark: {
    schemes: ['stripe'],
    request: 'a body with a byte order mark put in front',
    library: 'accepts',
    here: 'refuses',
    reason: 'these are not the bytes that were signed',
  },
  brokenUtf8: {
    schemes: ['stripe', 'standard-webhooks', 'svix'],
    request: 'a body with an invalid byte where a � was signed',
    library: 'accepts',
    here: 'refuses',
    reason: 'the library turns the body into text first, where an invalid byte becomes a � too',
  },
  emptyBody: {
    schemes: ['github', 'svix'],
    request: 'an empty body with a correct signature',
    library: 'refuses',
    here: 'accepts',
    reason: 'the signature is correct; whether an event may be empty is another question',
  },
  spaceBehindSignature: {
    schemes: ['stripe', 'github', 'discord', 'razorpay', 'paddle', 'linear'],
    request: 'a signature with a space after it',
    library: 'refuses',
    here: 'accepts',
    reason: 'HTTP servers remove white space around the value of a header, so an app never sees it',
  },
  upperCaseHex: {
    schemes: ['discord'],
    request: 'a signature in upper-case hex',
    library: 'accepts',
    here: 'accepts',
    reason: 'the bytes are the same, and nobody can make such a signature without the key',
  },
  withoutVersion: {
    schemes: ['openai'],
    request: 'a signature without the v1, in front of it',
    library: 'accepts',
    here: 'refuses',
    reason: 'the Standard Webhooks specification asks for it, and OpenAI sends it',
  },
  withoutPadding: {
    schemes: ['openai'],
    request: 'a signature whose base64 has lost its = signs',
    library: 'accepts',
    here: 'accepts',
    reason: 'the bytes are the same, and nobody can make such a signature without the key',
  },
  lineBreakBehindSecret: {
    schemes: ['standard-webhooks', 'svix', 'resend', 'openai'],
    request: 'a secret with a line break after it, if its base64 has no = signs at the end',
    library: 'accepts',
    here: 'refuses',
    reason: 'the line break was copied by mistake and is not part of the secret',
  },
  otherHeaderNames: {
    schemes: ['svix'],
    request: 'the headers under their names webhook-id, webhook-timestamp and webhook-signature',
    library: 'accepts',
    here: 'accepts',
    reason: 'the request is the same, under the names of the Standard Webhooks specification',
  },
  lastOfTwoSignatures: {
    schemes: ['paddle'],
    request: 'two h1 signatures of which only the first is right',
    library: 'refuses',
    here: 'accepts',
    reason: 'while a secret is being replaced there are two, and a receiver may have either key',
  },
  urlEscapedAnew: {
    schemes: ['twilio'],
    request: 'a URL with an apostrophe in its query where %27 was signed',
    library: 'accepts',
    here: 'accepts',
    reason: 'the URL is the same, spelled as a browser spells it',
  },
  standardPortForAnother: {
    schemes: ['twilio'],
    request: 'a URL with port 8443 where port 443 was signed',
    library: 'refuses',
    here: 'accepts',
    reason: 'behind a proxy the app sees its own port, while Twilio called the standard one',
  },
} as const satisfies Record<string, LibraryDifference>;

export type DifferenceId = keyof typeof table;

export const libraryDifferences: Readonly<Record<DifferenceId, LibraryDifference>> = table;

/** How a scheme's library differs, a sentence each. */
export function libraryDifferencesOf(schemeId: SchemeId): readonly string[] {
  if (!isJudged(schemeId)) return [];
  return Object.values(libraryDifferences)
    .filter(({ schemes }) => schemes.includes(schemeId))
    .map(({ request, library, here, reason }) => {
      const verdict = library === here ? `So does this page` : `This page ${here} it`;
      return `The library ${libraries[schemeId]} ${library} ${request}. ${verdict}: ${reason}.`;
    });
}

function isJudged(schemeId: SchemeId): schemeId is JudgedId {
  return Object.hasOwn(libraries, schemeId);
}
