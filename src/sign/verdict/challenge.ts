import { bodyField } from '../../signing/bytes/bodyFields.ts';
import { bytesFromText, hexFromBytes } from '../../signing/bytes/bytes.ts';
import { macOf } from '../../signing/mac/macOf.ts';
import { headerValues, type VerifyInput } from '../../signing/request.ts';
import type { SchemeId } from '../../signing/providers/scheme.ts';
import { testsEndpoint, type TestingId } from './testsEndpoint.ts';

/** What an endpoint has to answer when a provider asks whether it is there. */
export interface ChallengeAnswer {
  /** What the request is, in a sentence. */
  readonly why: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** What to look at before it is sent. */
  readonly first?: string;
}

/** A test is short, and a long body takes long to parse. */
const testBytesMost = 100_000;

/** The answer to a provider's test of the endpoint; undefined for any other request. Never throws. */
export async function challengeAnswer(
  schemeId: SchemeId,
  request: VerifyInput,
): Promise<ChallengeAnswer | undefined> {
  return request.body.length <= testBytesMost && testsEndpoint(schemeId)
    ? answers[schemeId](request)
    : undefined;
}

type Answerer = (
  request: VerifyInput,
) => ChallengeAnswer | undefined | Promise<ChallengeAnswer | undefined>;

const json = { 'Content-Type': 'application/json' };
const plain = { 'Content-Type': 'text/plain' };

const answers: Readonly<Record<TestingId, Answerer>> = {
  zoom: async ({ body, secret }) => {
    const plainToken = bodyField(body, 'payload.plainToken');
    if (bodyField(body, 'event') !== 'endpoint.url_validation' || plainToken === undefined) {
      return undefined;
    }
    const key = (typeof secret === 'string' ? secret : (secret[0] ?? '')) as string;
    if (key === '') return undefined;
    const mac = await macOf('HMAC-SHA-256', bytesFromText(key), bytesFromText(plainToken));
    return {
      why: 'Zoom tests the endpoint: it wants the token back, and its HMAC with your secret.',
      status: 200,
      headers: json,
      body: JSON.stringify({ plainToken, encryptedToken: hexFromBytes(mac) }),
    };
  },
  slack: ({ body }) => {
    const challenge = bodyField(body, 'challenge');
    if (bodyField(body, 'type') !== 'url_verification' || challenge === undefined) return undefined;
    return {
      why: 'Slack tests the endpoint: it wants its challenge back.',
      status: 200,
      headers: plain,
      body: challenge,
    };
  },
  twitch: ({ body, headers }) => {
    const [type] = headerValues(headers, 'Twitch-Eventsub-Message-Type');
    const challenge = bodyField(body, 'challenge');
    if (challenge === undefined) return undefined;
    if (type !== undefined && type !== 'webhook_callback_verification') return undefined;
    return {
      why: 'Twitch tests the endpoint: it wants the challenge back, as it is, as plain text.',
      status: 200,
      headers: plain,
      body: challenge,
      first: 'Answer only when the signature matches.',
    };
  },
  meta: ({ url }) => {
    const query = queryOf(url);
    const challenge = query?.get('hub.challenge');
    if (query?.get('hub.mode') !== 'subscribe' || !challenge) return undefined;
    const token = query.get('hub.verify_token');
    return {
      why: 'Meta tests the endpoint with a GET that nobody signs: it wants hub.challenge back.',
      status: 200,
      headers: plain,
      body: challenge,
      first: `Answer only when hub.verify_token is the text you chose${token === null ? '; here it is missing' : `; here it is “${token}”`}.`,
    };
  },
  dropbox: ({ url }) => {
    const challenge = queryOf(url)?.get('challenge');
    if (!challenge) return undefined;
    return {
      why: 'Dropbox tests the endpoint with a GET that nobody signs: it wants challenge back.',
      status: 200,
      headers: { ...plain, 'X-Content-Type-Options': 'nosniff' },
      body: challenge,
    };
  },
  asana: ({ headers }) => {
    const [secret] = headerValues(headers, 'X-Hook-Secret');
    if (secret === undefined) return undefined;
    return {
      why: 'Asana makes a webhook: this header is the secret for all that follows. Keep it, and send it back.',
      status: 200,
      headers: { 'X-Hook-Secret': secret },
      body: '',
    };
  },
  discord: ({ body }) =>
    bodyField(body, 'type') === '0'
      ? {
          why: 'Discord tests the endpoint of webhook events with a PING of type 0: it wants 204 with a Content-Type and no body, and a 401 when the signature is wrong.',
          status: 204,
          headers: json,
          body: '',
          first:
            'Answer only when the signature matches: Discord also sends wrong ones on purpose.',
        }
      : bodyField(body, 'type') === '1'
        ? {
            why: 'Discord tests the endpoint with a PING: it wants a PONG, and a 401 when the signature is wrong.',
            status: 200,
            headers: json,
            body: '{"type":1}',
            first:
              'Answer only when the signature matches: Discord also sends wrong ones on purpose.',
          }
        : undefined,
};

function queryOf(url: string | undefined): URLSearchParams | undefined {
  const question = url?.indexOf('?') ?? -1;
  if (url === undefined || question < 0) return undefined;
  return new URLSearchParams(url.slice(question + 1).replace(/#.*$/, ''));
}
