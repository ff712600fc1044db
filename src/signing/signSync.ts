import { equalInConstantTime, type Bytes } from './bytes/bytes.ts';
import { inabilityOf, judge, judgeChecked } from './check/judge.ts';
import type { MacAlgorithm } from './mac/macAlgorithm.ts';
import { nobleMac } from './mac/nobleMac.ts';
import { prepare } from './check/prepare.ts';
import { prepareSigning, refused, type Signed } from './check/prepareSigning.ts';
import type { SignInput, VerifyInput } from './request.ts';
import { isPublicKeyed, type Scheme } from './providers/scheme.ts';
import type { Verdict } from './check/verdict.ts';

/**
 * `sign` without a promise. It takes the scheme itself, so that whoever needs one does not load them all.
 * What has a public key exists only with a promise.
 */
export function signSync(scheme: Scheme, input: SignInput): Signed {
  const { algorithm } = scheme;
  if (isPublicKeyed(algorithm)) return refused(inabilityOf(algorithm));
  // The caller may change its bytes later.
  const prepared = prepareSigning(scheme, { ...input, body: input.body.slice() });
  if (!prepared.ok) return prepared;
  const { keys, content, signedWith } = prepared;
  const { message } = content;
  return signedWith(keys.map(({ key }) => macOf(algorithm, key, message)));
}

/** `verify` without a promise: the same steps and verdict from another engine. */
export function verifySync(scheme: Scheme, input: VerifyInput): Verdict {
  const prepared = prepare(scheme, input);
  const { algorithm, keys, contents } = prepared;
  if (isPublicKeyed(algorithm)) return judgeChecked(prepared, algorithm, 'not supported');
  const computed = keys.flatMap(({ secret, key }) =>
    contents.map(({ message }, content) => ({
      secret,
      content,
      mac: macOf(algorithm, key, message),
    })),
  );
  return judge(prepared, computed);
}

/** Of each key the last message and its MAC: a receiver often checks right after the sender has signed. */
const last = new WeakMap<Bytes, { algorithm: MacAlgorithm; message: Bytes; mac: Uint8Array }>();

function macOf(algorithm: MacAlgorithm, key: Bytes, message: Bytes): Uint8Array {
  const known = last.get(key);
  if (known?.algorithm === algorithm && equalInConstantTime(known.message, message)) {
    return known.mac;
  }
  const mac = nobleMac(algorithm, key, message);
  last.set(key, { algorithm, message, mac });
  return mac;
}
