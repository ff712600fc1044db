import type { KeyDerivation } from '../providers/scheme.ts';
import type { UnsignedKind } from '../diagnose/unsigned.ts';
import type { MatchedRequest } from './cure.ts';
import { writtenByRule } from './receivedSignature.ts';

const bothWays =
  'Mend the sender where you can. Where you cannot, the code here does as it does, and then refuses whoever follows the rule.';

const words = {
  'read the raw body':
    'Check the bytes as they came, before anything parses them, and parse only after the check.',
  'decode the gateway’s body':
    'Your gateway hands the body on wrapped or in base64. Take it out, decode it, and check those bytes.',
  'unpack the body':
    'What is signed is the body before it was compressed. Unpack it, up to a size that you allow, and check what comes out.',
  'send the bytes that were signed':
    'The body was changed when it was copied or sent again, not by your framework: text that is pasted loses its CR LF, editors add line breaks and marks. Keep it as a file, open that file here, and send it as it is.',
  'take the content as the sender does': ({ finding }) =>
    `The sender signs something else than the rule says${finding.causes.includes('timestampMissing') ? ': the body alone' : ', not the bytes that it sends'}. ${bothWays}`,
  'rebuild the public URL': ({ finding }) =>
    finding.causes.includes('urlQueryMissing')
      ? 'The sender signs the address without the query that is here: it is registered so, or something adds a query on the way. Check the address as it is registered.'
      : 'The sender signs the address that is registered with it. Behind a proxy, or after a redirect, the app sees another one: configure what the proxy hides, and take the rest as it came, without a #.',
  'register the last address':
    'Register the address that the redirect leads to, with https, host and slash as it is served: no sender has to follow a redirect, and after 301, 302 or 303 a client sends GET without a body. Where it cannot be changed, redirect with 307 or 308, which keep both.',
  'take the other text':
    'Nothing is to be changed at the receiver: the pasted text has several that may be the body, and another one was taken. “Use this” takes the right one.',
  'use the method that was sent':
    'The sender signs the method that it uses. A redirect turns POST into GET, and a form field can override it: register the final address, and check the method as it came.',
  'clean the secret':
    'Copy the secret anew and store it alone, without quotes, spaces, line breaks or a version before it. Until it is stored so, take off what it has too much where it is read.',
  'store the secret alone': ({ finding }) =>
    finding.causes.includes('secretEncodedLine')
      ? 'What was encoded is the secret with the line break that echo adds, and it is used without decoding. Store the secret itself. Where the store wants base64, make it with printf %s and base64, and decode it where it is read.'
      : 'Store the value alone, as the provider shows it: without its name, without quotes or signs around it, not encoded, one secret in each setting.',
  'read the other header': ({ finding, scheme }) =>
    `Read ${finding.headerName ?? 'that header'} for these requests: the sender signs them under another name than the rule of ${scheme.provider} has, or something between renamed it.`,
  'do without a signature': ({ finding }) => unsignedWords[finding.unsigned?.kind ?? 'no secret'],
  'copy the whole signature':
    'Copy the header anew, whole and as it came. Logs and consoles shorten long values, and some change capital letters; a receiver that gets it so has to refuse it.',
  'copy the whole secret':
    'The secret was not copied whole. Copy it anew, with its prefix, and let the program refuse to start without it.',
  'store the secret decoded':
    'What is stored here looks like the secret encoded, as Kubernetes shows a Secret. Store the secret itself; or, where it is the sender that decodes it, decode it here too.',
  'read the public key as it is written': ({ scheme }) =>
    `The public key is right, and written otherwise than the rule has it: store ${keyRule(scheme.secret)}, or decode it here as it is written.`,
  'make the key as the sender does': ({ scheme }) =>
    `The sender does not make its key by the rule, which takes ${keyRule(scheme.secret)}. ${bothWays}`,
  'compute the MAC as the sender does': ({ finding }) =>
    finding.causes.includes('plainHash')
      ? `The sender computes a plain hash, which is not what the rule says, and is weak: what has the secret in front can be continued by others, and what has no secret anybody can make. ${bothWays}`
      : `The sender uses another algorithm than the rule says, or its signature for another algorithm was taken from the wrong header. ${bothWays}`,
  'read the signature as the sender writes it': ({ scheme }) =>
    `The sender, or what is between, writes the signature otherwise than the rule, which has it as ${writtenByRule(scheme)}. Mend the sender where you can. Where you cannot, read it here as it is written there, and compare bytes, not texts.`,
  'mend the sender':
    'The sender signs what a program prints in place of a body. Such a signature says nothing about the body: only the sender can be mended, to sign the bytes that it sends.',
  'agree on the timestamp':
    'Write the time in the unit of the rule at the sender, once, and sign that very text. Where the sender is right, take the header as the text that it is: a number made of it and printed again is another text.',
  'follow the provider’s rule': ({ finding }) =>
    finding.causes.includes('wrongScheme')
      ? 'Check by the rule that this sender signs by. “Use this” chooses it; the code under “Use it elsewhere” then follows it, as does the provider’s own library.'
      : 'The signature is right, and what else the rule wants is missing or wrong: send it as the rule says. The code under “Use it elsewhere” checks all of it.',
  'set the clock':
    'The signature is right. Synchronise the receiver’s clock (NTP, UTC); a request that was recorded or delivered again late is refused on purpose.',
} as const satisfies Readonly<Record<string, string | ((found: MatchedRequest) => string)>>;

const unsignedWords: Readonly<Record<UnsignedKind, string>> = {
  'connection test':
    'It need not be signed: answer it with 200 before the check, and do nothing else for it. What comes with any other event has to be signed.',
  handshake:
    'It need not be signed: answer it as the sender wants, which is shown with the provider chosen, and do nothing else for it.',
  'no secret':
    'It should be signed: set a secret in the settings of the webhook, let the event be sent again, and refuse what comes without a signature.',
  browser: 'It need not be signed: answer it with 404 or 405. Only what is posted is an event.',
  probe: 'It need not be signed: answer it with 200 and no body, and do nothing else for it.',
  preflight:
    'It need not be signed: a browser asks before it sends. A sender of webhooks never does; answer it with 405.',
};

/** What to do about a cause. */
export type CureKind = keyof typeof words;

/** What to do, in a few sentences. */
export function cureWords(kind: CureKind, found: MatchedRequest): string {
  const told = words[kind];
  return typeof told === 'string' ? told : told(found);
}

function keyRule(rule: KeyDerivation): string {
  switch (rule.kind) {
    case 'text':
      return 'the whole secret as text, prefix and all';
    case 'base64':
      return rule.prefix === ''
        ? 'the secret decoded from base64'
        : `what follows ${rule.prefix}, decoded from base64`;
    case 'hex':
      return 'the secret decoded from hex';
    case 'either':
      return rule.of.map(keyRule).join(', or ');
    case 'Ed25519':
      return rule.encoding === 'hex'
        ? 'it in hexadecimal'
        : `it in base64 after ${rule.publicPrefix}`;
    case 'made':
      return rule.how === 'decoded from hex' ? 'the secret decoded from hexadecimal' : rule.how;
    case 'ECDSA':
      return 'it as SPKI in base64';
    case 'none':
      return 'none';
  }
}
