import { createHmac } from 'node:crypto';
import { afterAll, expect, test, vi } from 'vitest';
import { bytesFromText } from '../bytes/bytes.ts';
import { send, verdicts, type Received } from './vendorSdks.testkit.ts';
import { notesLoader } from './notes.ts';
import {
  libraries,
  libraryDifferences,
  libraryDifferencesOf,
  type JudgedId,
  type DifferenceId,
} from './librariesDiffer.ts';
import { schemeById, schemes } from '../schemes.ts';

afterAll(() => {
  vi.useRealTimers();
});

const sentAt = 1_767_225_600;

const encoded = 'bGV0IG1lIGluIGlmIHlvdSBrbm93IGl0';
const secrets: Readonly<Record<JudgedId, string>> = {
  'standard-webhooks': `whsec_${encoded}`,
  stripe: `whsec_${encoded}`,
  github: 'let me in if you know it',
  svix: `whsec_${encoded}`,
  resend: `whsec_${encoded}`,
  openai: `whsec_${encoded}`,
  // RFC 8032, section 7.1, test 1.
  discord:
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
  razorpay: 'let me in if you know it',
  paddle: `pdl_ntfset_${encoded}`,
  linear: `lin_wh_${encoded}`,
  twilio: '12345678901234567890123456789012',
  mux: 'let me in if you know it',
  sanity: 'let me in if you know it',
  fingerprint: 'let me in if you know it',
  notion: 'let me in if you know it',
  'sendgrid-event-webhook': '',
  'upstash-qstash': 'let me in if you know it',
  'messagebird-jwt': 'let me in if you know it',
  'vonage-jwt': 'let me in if you know it',
  braintree: 'public:private',
};

/** A request as this provider signs it. */
function sent(
  schemeId: JudgedId,
  { body = '{"amount":4200}', url = 'https://a.example/in', contentType = 'application/json' } = {},
): Promise<Received> {
  const unsigned = { secrets: [secrets[schemeId]] as const, url, contentType, nowSeconds: sentAt };
  return send(schemeId, { ...unsigned, body: bytesFromText(body) });
}

/** The headers, with the one that holds the signature written anew. */
function resigned(schemeId: JudgedId, request: Received, rewrite: (value: string) => string) {
  const { signature } = schemeById(schemeId);
  const name = 'header' in signature ? signature.header : '';
  return {
    ...request,
    headers: { ...request.headers, [name]: rewrite(request.headers[name] ?? '') },
  };
}

const call = { contentType: 'application/x-www-form-urlencoded', body: 'From=%2B15550100' };

/** For each difference a request that has it and nothing else. */
const requests: Readonly<Record<DifferenceId, (schemeId: JudgedId) => Promise<Received>>> = {
  futureTimestamp: async (id) => ({ ...(await sent(id)), nowSeconds: sentAt - 86_400 }),
  twoTimestamps: async (id) =>
    resigned(id, await sent(id), (value) => {
      const [key = ''] = value.split('=');
      return `${key}=1${id === 'paddle' ? ';' : ','}${value}`;
    }),
  timestampWithLetters: async (id) => {
    const request = await sent(id);
    const headers = Object.entries(request.headers).map(([name, value]) => [
      name,
      value.replace(String(sentAt), `${String(sentAt)}abc`),
    ]);
    return { ...request, headers: Object.fromEntries(headers) as Received['headers'] };
  },
  // Signed by hand: the time is written into the body as a number here.
  timestampAsText: async (id) => {
    const request = await sent(id);
    const body = `{"webhookTimestamp":"${String(sentAt)}000"}`;
    const mac = createHmac('sha256', request.secret).update(body).digest('hex');
    return resigned(id, { ...request, body: bytesFromText(body) }, () => mac);
  },
  timestampHeaderIgnored: async (id) => {
    const request = await sent(id);
    return { ...request, headers: { ...request.headers, 'Linear-Timestamp': '1500000000000' } };
  },
  byteOrderMark: async (id) => {
    const request = await sent(id);
    return { ...request, body: new Uint8Array([0xef, 0xbb, 0xbf, ...request.body]) };
  },
  brokenUtf8: async (id) => {
    const request = await sent(id, { body: '"\ufffd"' });
    return { ...request, body: new Uint8Array([0x22, 0xff, 0x22]) };
  },
  emptyBody: (id) => sent(id, { body: '' }),
  spaceBehindSignature: async (id) => resigned(id, await sent(id), (value) => `${value} `),
  upperCaseHex: async (id) => resigned(id, await sent(id), (value) => value.toUpperCase()),
  withoutVersion: async (id) => resigned(id, await sent(id), (value) => value.replace('v1,', '')),
  withoutPadding: async (id) => resigned(id, await sent(id), (value) => value.replace(/=+$/, '')),
  lineBreakBehindSecret: async (id) => {
    const request = await sent(id);
    return { ...request, secret: `${request.secret}\n` };
  },
  otherHeaderNames: async (id) => {
    const request = await sent(id);
    const headers = Object.entries(request.headers).map(([name, value]) => [
      name.replace('svix-', 'webhook-'),
      value,
    ]);
    return { ...request, headers: Object.fromEntries(headers) as Received['headers'] };
  },
  lastOfTwoSignatures: async (id) =>
    resigned(id, await sent(id), (value) => `${value};h1=${'0'.repeat(64)}`),
  urlEscapedAnew: async (id) => ({
    ...(await sent(id, { ...call, url: 'https://a.example/in?name=O%27Neil' })),
    url: "https://a.example/in?name=O'Neil",
  }),
  standardPortForAnother: async (id) => ({
    ...(await sent(id, { ...call, url: 'https://a.example:443/in' })),
    url: 'https://a.example:8443/in',
  }),
};

for (const [name, difference] of Object.entries(libraryDifferences)) {
  for (const schemeId of difference.schemes) {
    const { library, request, here } = difference;
    test(`${libraries[schemeId]} ${library} ${request}, and this page ${here} it`, async () => {
      const odd = await requests[name as DifferenceId](schemeId);
      expect(await verdicts(schemeId, odd)).toEqual({ library, here });
    });
  }
}

test('the notes of every scheme are found, and tell of its libraries what is different, and nothing else', async () => {
  for (const { id } of schemes) {
    expect((await notesLoader(id)())[id], id).toBeDefined();
    const having = Object.values(libraryDifferences).filter(({ schemes: those }) =>
      those.some((each) => each === id),
    );
    expect(libraryDifferencesOf(id)).toEqual(
      having.map(({ request }) => expect.stringContaining(request) as string),
    );
  }
  expect(libraryDifferencesOf('openai')).toContain(
    'The library openai accepts a signature without the v1, in front of it. This page refuses it: ' +
      'the Standard Webhooks specification asks for it, and OpenAI sends it.',
  );
});
