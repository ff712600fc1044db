import type { SchemeId } from './scheme.ts';

/** Schemes whose provider's own JavaScript library is asked in the tests, with its package's name. */
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
} as const satisfies Partial<Record<SchemeId, string>>;

export type JudgedId = keyof typeof libraries;

/** What a library does that its provider's documentation does not make one expect, and what is done here. */
export interface Quirk {
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
    reason: 'the tolerance is against replays, and a recorded request is never from the future',
  },
  twoTimestamps: {
    schemes: ['stripe', 'paddle'],
    request: 'a signature header with two timestamps, of which the last was signed',
    library: 'accepts',
    here: 'refuses',
    reason: 'no provider sends two, and which of them was checked would be a matter of luck',
  },
  timestampWithLetters: {
    schemes: ['stripe', 'standard-webhooks', 'svix', 'resend', 'paddle'],
    request: 'a timestamp with letters behind its digits',
    library: 'accepts',
    here: 'refuses',
    reason: 'the library signs the number it has read; what was signed is the text that was sent',
  },
  timestampAsText: {
    schemes: ['linear'],
    request: 'a webhookTimestamp in quotation marks',
    library: 'refuses',
    here: 'accepts',
    reason: 'it is signed with the body, and its digits say the same with the marks and without',
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
    request: 'a body in which a byte that is no UTF-8 has taken the place of a �',
    library: 'accepts',
    here: 'refuses',
    reason: 'the library reads the body as text first, in which both look the same',
  },
  emptyBody: {
    schemes: ['github', 'svix'],
    request: 'an empty body, rightly signed',
    library: 'refuses',
    here: 'accepts',
    reason: 'its signature is right; whether an event may be empty is another question',
  },
  spaceBehindSignature: {
    schemes: ['stripe', 'github', 'discord', 'razorpay', 'paddle', 'linear'],
    request: 'a signature with a space behind it',
    library: 'refuses',
    here: 'accepts',
    reason: 'HTTP takes white space off the ends of a header, so that a server never hands it on',
  },
  upperCaseHex: {
    schemes: ['discord'],
    request: 'a signature in upper-case hex',
    library: 'accepts',
    here: 'refuses',
    reason: 'Discord writes lower case; one signature has one spelling here',
  },
  withoutVersion: {
    schemes: ['openai'],
    request: 'a signature without the v1, in front of it',
    library: 'accepts',
    here: 'refuses',
    reason: 'the Standard Webhooks specification wants it, and OpenAI sends it',
  },
  withoutPadding: {
    schemes: ['openai'],
    request: 'a signature whose base64 has lost its = signs',
    library: 'accepts',
    here: 'refuses',
    reason: 'one signature has one spelling here, and in Standard Webhooks’ own library',
  },
  lineBreakBehindSecret: {
    schemes: ['standard-webhooks', 'svix', 'resend', 'openai'],
    request: 'a secret with a line break behind it, whose base64 has no = signs',
    library: 'accepts',
    here: 'refuses',
    reason: 'the line break was copied along and is no part of the secret',
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
    reason: 'while a secret is rotated there are two, and a receiver may have the key of either',
  },
  urlEscapedAnew: {
    schemes: ['twilio'],
    request: 'a URL with an apostrophe in its query where %27 was signed',
    library: 'accepts',
    here: 'refuses',
    reason: 'Twilio signs the URL as it calls it; the library still knows older ways of writing it',
  },
  standardPortForAnother: {
    schemes: ['twilio'],
    request: 'a URL with port 8443 where port 443 was signed',
    library: 'refuses',
    here: 'accepts',
    reason: 'behind a proxy the port is the app’s own, and Twilio called the standard one',
  },
} as const satisfies Record<string, Quirk>;

export type QuirkId = keyof typeof table;

/** Where the libraries and this page part, or surprise together. */
export const quirks: Readonly<Record<QuirkId, Quirk>> = table;

/** The quirks of one scheme's library, each in one sentence. */
export function quirksOf(schemeId: SchemeId): readonly string[] {
  if (!isJudged(schemeId)) return [];
  return Object.values(quirks)
    .filter(({ schemes }) => schemes.includes(schemeId))
    .map(({ request, library, here, reason }) => {
      const verdict = library === here ? `So does this page` : `This page ${here} it`;
      return `The library ${libraries[schemeId]} ${library} ${request}. ${verdict}: ${reason}.`;
    });
}

function isJudged(schemeId: SchemeId): schemeId is JudgedId {
  return Object.hasOwn(libraries, schemeId);
}
