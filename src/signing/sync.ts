import { judge, judgeChecked } from './judge.ts';
import { nobleMac } from './nobleMac.ts';
import { prepare } from './prepare.ts';
import { prepareSigning, refused, type Signed } from './prepareSigning.ts';
import type { SignInput, VerifyInput } from './request.ts';
import type { Scheme } from './scheme.ts';
import type { Verdict } from './verdict.ts';

/**
 * `sign` without a promise, for the simulation, whose clock cannot wait on one. It takes the scheme
 * itself, so that whoever needs one does not load them all. Ed25519 exists only with a promise.
 */
export function signSync(scheme: Scheme, input: SignInput): Signed {
  const { algorithm } = scheme;
  if (algorithm === 'Ed25519') return refused('Ed25519 not supported');
  const prepared = prepareSigning(scheme, input);
  if (!prepared.ok) return prepared;
  const { keys, message, signedWith } = prepared;
  return signedWith(keys.map(({ key }) => nobleMac(algorithm, key, message)));
}

/** `verify` without a promise: the same steps and verdict from another engine. */
export function verifySync(scheme: Scheme, input: VerifyInput): Verdict {
  const { algorithm } = scheme;
  const prepared = prepare(scheme, input);
  if (algorithm === 'Ed25519') return judgeChecked(algorithm, prepared, 'not supported');
  const { keys, contents } = prepared;
  const computed = keys.flatMap(({ secret, key }) =>
    contents.map(({ message }, content) => ({
      secret,
      content,
      mac: nobleMac(algorithm, key, message),
    })),
  );
  return judge(algorithm, prepared, computed);
}
