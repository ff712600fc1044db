import type { Settings } from '../../model/settings.ts';

export const signatureNames: Readonly<Record<Settings['signatureMethod'], string>> = {
  hmac: 'HMAC with the secret',
  plainHash: 'Plain SHA-256, no secret',
};

export const signedBytesNames: Readonly<Record<Settings['signedBytes'], string>> = {
  rawBody: 'The raw body',
  parsedAgain: 'The JSON, parsed and rewritten',
};

export const jsonStyleNames: Readonly<Record<Settings['jsonStyle'], string>> = {
  compact: 'Compact',
  spaced: 'With spaces and 10.0',
  escaped: 'With \\u00e9 and \\/',
};

export const forgeryNames: Readonly<Record<Settings['forgery'], string>> = {
  wrongSecret: 'A wrong secret',
  noSignature: 'No signature',
  plainHash: 'A plain hash',
};

/** `The Store signs with secrets 2 and 1; Billing takes 1.` */
export function secretsWords(signing: readonly number[], accepted: readonly number[]): string {
  const secrets = signing.length > 1 ? 'secrets' : 'secret';
  return `The Store signs with ${secrets} ${signing.join(' and ')}; Billing takes ${accepted.join(' and ')}.`;
}
