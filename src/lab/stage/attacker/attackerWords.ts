import type { AttackerState, Overheard } from './attackerState.ts';

export function attackerWords(attacker: AttackerState): string {
  if (attacker.doing === 'idle') return 'Mallory listens';
  if (attacker.doing === 'waitingToTamper') return 'Mallory waits to tamper with the next request';
  if (attacker.doing === 'copied') return `Mallory keeps a copy of ${attacker.eventId}`;
  if (attacker.doing === 'empty-handed') {
    if (attacker.act === 'tamper') return 'Mallory cannot change what is encrypted';
    return attacker.reason === 'encrypted on the way'
      ? 'Mallory has no copy: it was encrypted'
      : 'Mallory has nothing to replay yet';
  }
  return `${actWords[attacker.act](attacker.eventId)}${attackEndWords[attacker.end]}`;
}

const actWords = {
  forge: (eventId: string) => `Mallory forges ${eventId}`,
  tamper: (eventId: string) => `Mallory changed ${eventId}`,
  replay: (eventId: string) => `Mallory replays a copy of ${eventId}`,
} as const;

const attackEndWords = {
  underWay: '',
  charged: ': charged',
  refused: ': refused',
  skipped: ': seen before, skipped',
  letIn: ': let in',
} as const;

/** What Mallory has read of the last request that passed, or why she has not. */
export function overheardWords(overheard: Overheard): string {
  switch (overheard.sees) {
    case 'nothing yet':
      return '';
    case 'ciphertext':
      return 'sees only ciphertext';
    case 'body':
      return `${overheard.origin === 'tampered' ? 'wrote' : 'read'} ${innermost(overheard.body)}`;
  }
}

/** A body from its data on: what stands before it is the same in all. */
function innermost(body: string): string {
  const data = body.indexOf('{', 1);
  return data < 0 ? body : `…${body.slice(data)}`;
}
