import type { FactOf, Trace } from '../../model/facts.ts';
import type { Settings } from '../../model/settings.ts';
import { between } from '../../model/units.ts';
import { duration } from '../words/format.ts';
import { says, type Narration, type Phrase } from './narration.ts';
import { settingsWhen } from '../settingsAt.ts';

/** An attack, with what she has to sign with. */
export function attackMade(fact: FactOf<'attack.made'>, trace: Trace, payment: Phrase): Narration {
  const settings = settingsWhen(trace, fact);
  switch (fact.act) {
    case 'forge':
      return says(2)`Mallory forges ${payment} ${signedHow(settings)}.`;
    case 'tamper':
      return settings.secretLeaked
        ? says(2)`Mallory changes ${payment} on the way and signs it with the secret she stole.`
        : says(2)`Mallory changes ${payment} on the way and keeps the signature.`;
    case 'replay':
      return says(2)`Mallory sends a copy of ${payment}.`;
  }
}

/** `without the secret`: what a forged request is signed with. */
export function signedHow({
  secretLeaked,
  forgery,
}: Pick<Settings, 'secretLeaked' | 'forgery'>): string {
  return secretLeaked ? 'with the secret she stole' : forgeryWords[forgery];
}

const forgeryWords: Readonly<Record<Settings['forgery'], string>> = {
  wrongSecret: 'without the secret',
  noSignature: 'without a signature',
  plainHash: 'with a plain hash, which needs no secret',
};

export function attackFailed({ act, reason }: FactOf<'attack.failed'>): Narration {
  if (reason === 'nothing recorded yet') {
    return says(2)`Mallory has no recorded message to work with yet.`;
  }
  return act === 'tamper'
    ? says(2)`Mallory cannot change what passes: over HTTPS she sees only ciphertext.`
    : says(2)`Mallory has nothing to replay: over HTTPS she sees only ciphertext.`;
}

export function secretRotated({ at, overlapUntilAt }: FactOf<'secret.rotated'>): Narration {
  const overlap = between(at, overlapUntilAt);
  return overlap === 0
    ? says(1)`The Store signs with a new secret, and with the old one no more.`
    : says(
        1,
      )`The Store signs with a new secret, and for ${duration(overlap)} with the old one too.`;
}

export function secretInstalled({ secrets }: FactOf<'secret.installed'>): Narration {
  return secrets.length > 1
    ? says(2)`Billing takes signatures by ${secrets.length} secrets while they are rotated.`
    : says(2)`Billing takes signatures by the new secret alone.`;
}
