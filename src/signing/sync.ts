import { judge } from './judge.ts';
import { nobleMac } from './nobleMac.ts';
import { prepare } from './prepare.ts';
import { prepareSigning, type Signed } from './prepareSigning.ts';
import type { SignInput, VerifyInput } from './request.ts';
import type { Scheme } from './scheme.ts';
import type { Verdict } from './verdict.ts';

/**
 * `sign` without a promise, for the simulation, whose clock cannot wait on one. It takes the scheme
 * itself, so that whoever needs one does not load them all.
 */
export function signSync(scheme: Scheme, input: SignInput): Signed {
  const prepared = prepareSigning(scheme, input);
  if (!prepared.ok) return prepared;
  const { keys, message, headersWith } = prepared;
  return headersWith(keys.map(({ key }) => nobleMac(scheme.algorithm, key, message)));
}

/** `verify` without a promise: the same steps and verdict from another engine. */
export function verifySync(scheme: Scheme, input: VerifyInput): Verdict {
  const { algorithm } = scheme;
  const prepared = prepare(scheme, input);
  const { keys, message } = prepared;
  const computed = message
    ? keys.map(({ secret, key }) => ({ secret, mac: nobleMac(algorithm, key, message) }))
    : [];
  return judge(algorithm, prepared, computed);
}
