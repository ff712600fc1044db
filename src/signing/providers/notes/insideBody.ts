import type { SomeNotes } from '../notes.ts';

const none = 'none';

export const notes: SomeNotes = {
  'adyen-classic': {
    secret: 'the HMAC key, 64 hex digits, decoded to 32 bytes',
    rotation: none,
    traps: [
      'The key is hex, and here it has to be decoded: its characters are not the key.',
      'Only eight fields are signed. Whatever else the body says could be anybody’s.',
      'A colon or a backslash in a field is signed as it stands: older documents escape them.',
    ],
    differences: [
      'The library @adyen/api-library 32.1.0 takes the signature without its = signs too, and so does this page.',
    ],
    source: {
      title: 'Adyen, Verify HMAC signatures',
      url: 'https://docs.adyen.com/development-resources/webhooks/secure-webhooks/verify-hmac-signatures',
    },
  },
  braintree: {
    secret: 'public and private key as public:private, or the private key alone',
    rotation: 'bt_signature lists a MAC for each public key; that of yours counts.',
    traps: [
      'The key is the SHA-1 of the private key, in raw bytes.',
      'The payload ends in a line break. Where that is lost on the way the library tries it with one, and so does this page.',
      'A + that became a blank is refused: the form was decoded twice.',
    ],
    challenge:
      'A GET with bt_challenge: answer with your public key, a bar, and the MAC of the challenge.',
    source: {
      title: 'Braintree, Webhooks',
      url: 'https://developer.paypal.com/braintree/docs/guides/webhooks/parse',
    },
  },
  'dropbox-sign': {
    secret: 'the API key, used as text',
    rotation: none,
    traps: [
      'Only the time and the type of the event are signed. A signature that matches does not prove the rest.',
      'The body is a form of several parts; the JSON is in the part named json.',
    ],
    differences: [
      'The library @dropbox/sign 1.11.0 says false, and no more, to an object that JSON.parse made: give it EventCallbackRequest.init(json).',
    ],
    challenge: 'Every callback wants the answer “Hello API Event Received”.',
    source: {
      title: 'Dropbox Sign, Events and callbacks',
      url: 'https://developers.hellosign.com/docs/events/walkthrough/',
    },
  },
};
