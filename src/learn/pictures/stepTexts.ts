import { cast } from '../../model/cast.ts';

/** What the steps say by which a request is signed, in their order. */
export const stepTexts = [
  'The id of the event',
  'The time of sending, in seconds since 1970',
  'The body, byte for byte as it is sent; its amount is in cents',
  'The three of them, with a dot between: this is signed',
  `The secret, which only the ${cast.sender} and ${cast.receiver} know; “whsec_” says that it is one for webhooks`,
  'The signature: HMAC-SHA-256 of what is signed, with the secret, written in base64; the picture of its bits writes the same in hex',
  'The header that goes along with the body; “v1” names the way in which it was signed',
] as const;
