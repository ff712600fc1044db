import { cast } from '../../../model/cast.ts';
import type { Trace } from '../../../model/facts.ts';
import type { AttackAct } from '../../../model/ids.ts';
import type { Settings } from '../../../model/settings.ts';
import type { SimInstant } from '../../../model/units.ts';
import { recordsOf } from '../../../trace/records.ts';
import { oncePerTrace } from '../../../trace/oncePerTrace.ts';

/** Why an attack is in vain before anybody checks a signature; undefined when it may come through. */
export function whyInVain(
  act: AttackAct,
  { https, onlySenderIps }: Pick<Settings, 'https' | 'onlySenderIps'>,
  hasCopy: boolean,
): string | undefined {
  switch (act) {
    case 'forge':
      return onlySenderIps
        ? `it does not come from one of the ${cast.sender}’s addresses.`
        : undefined;
    case 'tamper':
      return https
        ? `over HTTPS ${cast.attacker} sees only ciphertext, which she cannot change.`
        : undefined;
    case 'replay':
      if (!hasCopy) {
        return https
          ? `over HTTPS ${cast.attacker} sees only ciphertext, and has no copy.`
          : 'no request has passed yet.';
      }
      return onlySenderIps
        ? `it does not come from one of the ${cast.sender}’s addresses.`
        : undefined;
  }
}

/** Whether a request that the sender made has passed in the clear up to the playhead. */
export function hasCopy(trace: Trace, at: SimInstant): boolean {
  return at >= firstReadableAt(trace);
}

const firstReadableAt = oncePerTrace((trace): number => {
  const readable = recordsOf(trace).messages.find(
    ({ from, request }) => from === 'sender' && request.url.startsWith('http:'),
  );
  return readable?.sentAt ?? Infinity;
});
