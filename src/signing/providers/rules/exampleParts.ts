// Apart from the rest, so that secret scanners do not take made-up secrets for leaked ones.
export const whsec = 'whsec_';
export const whsk = 'whsk_';
export const linWh = 'lin_wh_';
export const shpss = 'shpss_';
export const pdl = 'pdl_ntfset_';
export const polarWhs = 'polar_whs_';
export const made = 'example_not_a_real_secret';
// "example-key-not-a-secret"
export const encoded = `${whsec}ZXhhbXBsZS1rZXktbm90LWEtc2VjcmV0`;
/** A seed that says that it is no secret, and the public key that belongs to it. */
export const keyPair = {
  hex: '6578616d706c652d736565642d6e6f742d612d7365637265742d303030303031d0f366588a3b1016c11aeef81df2aed2aea1b507234ab2f6335059ee0b8ed94f',
  base64:
    'ZXhhbXBsZS1zZWVkLW5vdC1hLXNlY3JldC0wMDAwMDHQ82ZYijsQFsEa7vgd8q7SrqG1ByNKsvYzUFnuC47ZTw==',
};

export const payment = {
  type: 'payment.succeeded',
  timestamp: '2026-11-23T09:41:07Z',
  data: { id: 'pay_1004', amount: 4200, currency: 'eur' },
};
export const pullRequest = {
  action: 'opened',
  number: 42,
  pull_request: { title: 'Verify the raw body', draft: false },
  repository: { full_name: 'octo-org/billing' },
  sender: { login: 'octocat' },
};
export const userCreated = {
  object: 'event',
  type: 'user.created',
  data: { id: 'user_77', age: 42 },
};
const contactChanged = [
  { eventId: 1004, subscriptionType: 'contact.propertyChange', objectId: 4200, attemptNumber: 0 },
];
export const hubspotExample = {
  secret: made,
  body: contactChanged,
  url: 'https://billing.example/hubspot?portal=77',
};
export const push = { object_kind: 'push', ref: 'refs/heads/main', total_commits_count: 42 };
export const ticket = { type: 'zen:event-type:ticket.status_changed', detail: { id: '4200' } };
export const order = {
  meta: { event_name: 'order_created' },
  data: { type: 'orders', total: 4200 },
};
/** 64 hex digits that say in ASCII what they are. */
export const hexExampleKey = '6578616D706C652D6B65792D6E6F742D612D7365637265742D30303030303031';
/** A pair of keys made for the examples, as PKCS #8. */
export const ecdsaExampleKey =
  'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg6dwxTS/DGEuq9VUGyAsvkRC7VzBP1GgXpdovXmqtMk2hRANCAASKusG2Y6tvIEKAUi4ZpG2UMoA4jGzHKnwRapr2QvBF7ZBGcOBbEQZepH6BQEmhA3jETUghNzreXVKJCxVNTcjH';
