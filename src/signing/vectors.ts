import type { SchemeId } from './scheme.ts';

/** A request whose verdict somebody else decided: a provider's documentation, or its own library. */
export interface SigningVector {
  readonly id: string;
  readonly schemeId: SchemeId;
  readonly origin: 'published' | 'sdk-generated';
  readonly secret: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Exactly these characters in UTF-8, without a byte order mark. */
  readonly rawBody: string;
  /** Absent: the time is not checked. */
  readonly nowSeconds?: number;
  readonly expected: 'valid' | 'invalid';
  readonly reason?: string;
  readonly source: string;
}

export interface MacVector {
  readonly id: string;
  readonly keyHex: string;
  readonly messageHex: string;
  /** RFC 4231 case 5 gives the first 128 bits only. */
  readonly macHex: string;
  readonly source: string;
}

// Apart from the rest, so that secret scanners do not take published test secrets for leaked ones.
const whsec = 'whsec_';

export const signingVectors: readonly SigningVector[] = [
  {
    id: 'standard-webhooks/canonical',
    schemeId: 'standard-webhooks',
    origin: 'published',
    secret: `${whsec}MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw`,
    headers: {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    },
    rawBody: '{"test": 2432232314}',
    nowSeconds: 1614265330,
    expected: 'valid',
    source:
      'standard-webhooks/standard-webhooks@b2fa7b8 libraries/javascript/src/webhook.test.ts ("sign function works"); same vector in python, go, ruby, php, csharp, java, rust tests',
  },
  {
    id: 'standard-webhooks/tolerance-edge-old',
    schemeId: 'standard-webhooks',
    origin: 'published',
    secret: `${whsec}MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw`,
    headers: {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    },
    rawBody: '{"test": 2432232314}',
    nowSeconds: 1614265630,
    expected: 'valid',
    reason: 'exactly 300 s old is inside',
    source:
      'standard-webhooks/standard-webhooks@b2fa7b8 libraries/javascript/src/webhook.test.ts ("old/new timestamp fails"), clock fixed here',
  },
  {
    id: 'standard-webhooks/tolerance-edge-new',
    schemeId: 'standard-webhooks',
    origin: 'published',
    secret: `${whsec}MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw`,
    headers: {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    },
    rawBody: '{"test": 2432232314}',
    nowSeconds: 1614265030,
    expected: 'valid',
    reason: 'exactly 300 s in the future is inside',
    source:
      'standard-webhooks/standard-webhooks@b2fa7b8 libraries/javascript/src/webhook.test.ts ("old/new timestamp fails"), clock fixed here',
  },
  {
    id: 'standard-webhooks/multi-signature',
    schemeId: 'standard-webhooks',
    origin: 'published',
    secret: `${whsec}MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw`,
    headers: {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature':
        'v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= v2,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE= v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=',
    },
    rawBody: '{"test": 2432232314}',
    nowSeconds: 1614265330,
    expected: 'valid',
    reason: 'any v1 entry may match',
    source:
      'standard-webhooks/standard-webhooks@b2fa7b8 libraries/javascript/src/webhook.test.ts ("multi sig payload is valid")',
  },
  {
    id: 'standard-webhooks/bad-signature-js',
    schemeId: 'standard-webhooks',
    origin: 'published',
    secret: `${whsec}MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw`,
    headers: {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,dawfeoifkpqwoekfpqoekf',
    },
    rawBody: '{"test": 2432232314}',
    nowSeconds: 1614265330,
    expected: 'invalid',
    reason: 'no matching v1 signature',
    source: 'standard-webhooks/standard-webhooks@b2fa7b8 libraries/{javascript,python,ruby} tests',
  },
  {
    id: 'standard-webhooks/partial-signature',
    schemeId: 'standard-webhooks',
    origin: 'published',
    secret: `${whsec}MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw`,
    headers: {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9',
    },
    rawBody: '{"test": 2432232314}',
    nowSeconds: 1614265330,
    expected: 'invalid',
    reason: 'no matching v1 signature',
    source: 'standard-webhooks/standard-webhooks@b2fa7b8 libraries/{javascript,python,ruby} tests',
  },
  {
    id: 'standard-webhooks/right-mac-wrong-version',
    schemeId: 'standard-webhooks',
    origin: 'published',
    secret: `${whsec}MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw`,
    headers: {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    },
    rawBody: '{"test": 2432232314}',
    nowSeconds: 1614265330,
    expected: 'invalid',
    reason: 'no matching v1 signature',
    source: 'standard-webhooks/standard-webhooks@b2fa7b8 libraries/{javascript,python,ruby} tests',
  },
  {
    id: 'standard-webhooks/missing-webhook-timestamp',
    schemeId: 'standard-webhooks',
    origin: 'published',
    secret: `${whsec}MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw`,
    headers: {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    },
    rawBody: '{"test": 2432232314}',
    nowSeconds: 1614265330,
    expected: 'invalid',
    reason: 'missing required header',
    source: 'standard-webhooks/standard-webhooks@b2fa7b8 libraries/javascript/src/webhook.test.ts',
  },
  {
    id: 'standard-webhooks/non-numeric-timestamp',
    schemeId: 'standard-webhooks',
    origin: 'published',
    secret: `${whsec}MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw`,
    headers: {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': 'hello',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    },
    rawBody: '{"test": 2432232314}',
    nowSeconds: 1614265330,
    expected: 'invalid',
    reason: 'bad timestamp',
    source: 'standard-webhooks/standard-webhooks@b2fa7b8 libraries/javascript/src/webhook.test.ts',
  },
  {
    id: 'standard-webhooks/openai-canonical',
    schemeId: 'standard-webhooks',
    origin: 'published',
    secret: `${whsec}RdvaYFYUXuIFuEbvZHwMfYFhUf7aMYjYcmM24+Aj40c=`,
    headers: {
      'webhook-id': 'wh_685c059ae39c8190af8c71ed1022a24d',
      'webhook-timestamp': '1750861210',
      'webhook-signature': 'v1,gUAg4R2hWouRZqRQG4uJypNS8YK885G838+EHb4nKBY=',
    },
    rawBody:
      '{"id": "evt_685c059ae3a481909bdc86819b066fb6", "object": "event", "created_at": 1750861210, "type": "response.completed", "data": {"id": "resp_123"}}',
    nowSeconds: 1750861210,
    expected: 'valid',
    source: 'openai/openai-node tests/lib/webhooks.test.ts (OpenAI = Standard Webhooks)',
  },
  {
    id: 'github/docs',
    schemeId: 'github',
    origin: 'published',
    secret: "It's a Secret to Everybody",
    headers: {
      'X-Hub-Signature-256':
        'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
    },
    rawBody: 'Hello, World!',
    expected: 'valid',
    source: 'github/docs content/webhooks/using-webhooks/validating-webhook-deliveries.md@0c4564a',
  },
  {
    id: 'github/octokit-wrong-secret',
    schemeId: 'github',
    origin: 'published',
    secret: 'foo',
    headers: {
      'X-Hub-Signature-256':
        'sha256=4864d2759938a15468b5df9ade20bf161da9b4f737ea61794142f3484236bda3',
    },
    rawBody: '{"foo":"bar"}',
    expected: 'invalid',
    reason: 'wrong secret',
    source: 'octokit/webhooks-methods.js test/{sign,verify}.test.ts, browser-test.js',
  },
  {
    id: 'github/octokit-data',
    schemeId: 'github',
    origin: 'published',
    secret: 'secret',
    headers: {
      'X-Hub-Signature-256':
        'sha256=1b2c16b75bd2a870c114153ccda5bcfca63314bc722fa160d690de133ccbb9db',
    },
    rawBody: 'data',
    expected: 'valid',
    source: 'octokit/webhooks-methods.js test/{sign,verify}.test.ts, browser-test.js',
  },
  {
    id: 'github/octokit-escaped-backslash',
    schemeId: 'github',
    origin: 'published',
    secret: 'development',
    headers: {
      'X-Hub-Signature-256':
        'sha256=6f8326efbacfbd04e870cea25b5652e635be8c9807f2fd5348ef60753c9e96ed',
    },
    rawBody: '{"foo":"\\\\u001b"}',
    expected: 'valid',
    source: 'octokit/webhooks-methods.js test/{sign,verify}.test.ts, browser-test.js',
  },
  {
    id: 'standard-webhooks/gen-compact',
    schemeId: 'standard-webhooks',
    origin: 'sdk-generated',
    secret: `${whsec}/wRT16Jf/YknbH5YhEPfc7Y1utvXDqHG`,
    headers: {
      'Content-Type': 'application/json',
      'webhook-id': 'msg_test',
      'webhook-timestamp': '1767225600',
      'webhook-signature': 'v1,GdH/+lz3MHcTwyunOE/Wqpe61ZcTlWPj5oGy9nXf3co=',
    },
    rawBody: '{"id":"evt_1","type":"invoice.paid","amount":1200,"ok":true,"n":null}',
    nowSeconds: 1767225600,
    expected: 'valid',
    source: 'signed by standardwebhooks@1.1.1',
  },
  {
    id: 'standard-webhooks/gen-unicode-escaped',
    schemeId: 'standard-webhooks',
    origin: 'sdk-generated',
    secret: `${whsec}/wRT16Jf/YknbH5YhEPfc7Y1utvXDqHG`,
    headers: {
      'Content-Type': 'application/json',
      'webhook-id': 'msg_test',
      'webhook-timestamp': '1767225600',
      'webhook-signature': 'v1,yM4heHL/nESoovL1L4iI9AVNZFk4WXwJF/uZMeuT4fo=',
    },
    rawBody: '{"id":"evt_1","name":"Zo\\u00eb \\u2615 \\ud83d\\ude00","path":"a\\/b"}',
    nowSeconds: 1767225600,
    expected: 'valid',
    source: 'signed by standardwebhooks@1.1.1',
  },
  {
    id: 'stripe/gen-compact',
    schemeId: 'stripe',
    origin: 'sdk-generated',
    secret: `${whsec}Zz9ExampleStripeSecretKey0123456789`,
    headers: {
      'Content-Type': 'application/json',
      'stripe-signature':
        't=1767225600,v1=6b4df7fc2afee9ae7832f9c8b13a1755d8e6b248f5fca77f457dec0c064a1244',
    },
    rawBody: '{"id":"evt_1","type":"invoice.paid","amount":1200,"ok":true,"n":null}',
    nowSeconds: 1767225600,
    expected: 'valid',
    source: 'signed by stripe@23.1.0',
  },
  {
    id: 'stripe/gen-unicode-escaped',
    schemeId: 'stripe',
    origin: 'sdk-generated',
    secret: `${whsec}Zz9ExampleStripeSecretKey0123456789`,
    headers: {
      'Content-Type': 'application/json',
      'stripe-signature':
        't=1767225600,v1=e022d12adf1ef8779ec9b1fbca72455d6e7d0f743695fb7413bc473d0549dcc4',
    },
    rawBody: '{"id":"evt_1","name":"Zo\\u00eb \\u2615 \\ud83d\\ude00","path":"a\\/b"}',
    nowSeconds: 1767225600,
    expected: 'valid',
    source: 'signed by stripe@23.1.0',
  },
  {
    id: 'github/gen-compact',
    schemeId: 'github',
    origin: 'sdk-generated',
    secret: 'gh-s3cr3t ünï',
    headers: {
      'Content-Type': 'application/json',
      'x-hub-signature-256':
        'sha256=9cced1f245b47a95357001bf233c77882fe61fd991340cc026b19f17233eeb1b',
    },
    rawBody: '{"id":"evt_1","type":"invoice.paid","amount":1200,"ok":true,"n":null}',
    nowSeconds: 1767225600,
    expected: 'valid',
    source: 'signed by @octokit/webhooks-methods@6.0.0',
  },
  {
    id: 'github/gen-unicode-escaped',
    schemeId: 'github',
    origin: 'sdk-generated',
    secret: 'gh-s3cr3t ünï',
    headers: {
      'Content-Type': 'application/json',
      'x-hub-signature-256':
        'sha256=1eb1763122b6e93eccc3bd3945052bac2b0499b5ec33ac9f932bae56cede0327',
    },
    rawBody: '{"id":"evt_1","name":"Zo\\u00eb \\u2615 \\ud83d\\ude00","path":"a\\/b"}',
    nowSeconds: 1767225600,
    expected: 'valid',
    source: 'signed by @octokit/webhooks-methods@6.0.0',
  },
];

export const macVectors: readonly MacVector[] = [
  {
    id: 'rfc4231/1/sha256',
    keyHex: '0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b',
    messageHex: '4869205468657265',
    macHex: 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
    source: 'RFC 4231 section 4',
  },
  {
    id: 'rfc4231/2/sha256',
    keyHex: '4a656665',
    messageHex: '7768617420646f2079612077616e7420666f72206e6f7468696e673f',
    macHex: '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    source: 'RFC 4231 section 4',
  },
  {
    id: 'rfc4231/3/sha256',
    keyHex: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    messageHex:
      'dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd',
    macHex: '773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe',
    source: 'RFC 4231 section 4',
  },
  {
    id: 'rfc4231/4/sha256',
    keyHex: '0102030405060708090a0b0c0d0e0f10111213141516171819',
    messageHex:
      'cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd',
    macHex: '82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b',
    source: 'RFC 4231 section 4',
  },
  {
    id: 'rfc4231/5/sha256',
    keyHex: '0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c',
    messageHex: '546573742057697468205472756e636174696f6e',
    macHex: 'a3b6167473100ee06e0c796c2955552b',
    source: 'RFC 4231 section 4',
  },
  {
    id: 'rfc4231/6/sha256',
    keyHex:
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    messageHex:
      '54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368204b6579204669727374',
    macHex: '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
    source: 'RFC 4231 section 4',
  },
  {
    id: 'rfc4231/7/sha256',
    keyHex:
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    messageHex:
      '5468697320697320612074657374207573696e672061206c6172676572207468616e20626c6f636b2d73697a65206b657920616e642061206c6172676572207468616e20626c6f636b2d73697a6520646174612e20546865206b6579206e6565647320746f20626520686173686564206265666f7265206265696e6720757365642062792074686520484d414320616c676f726974686d2e',
    macHex: '9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2',
    source: 'RFC 4231 section 4',
  },
];
