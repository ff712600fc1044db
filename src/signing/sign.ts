import { curveOf } from './mac/curveOf.ts';
import { macOf } from './mac/macOf.ts';
import { inabilityOf } from './check/judge.ts';
import { prepareSigning, refused, type Signed } from './check/prepareSigning.ts';
import { loadScheme } from './providers/loaded.ts';
import type { SignInput } from './request.ts';
import { isPublicKeyed, type SchemeId } from './providers/scheme.ts';

/**
 * The headers a sender of this scheme would add to the request; with them the URL or the body where the
 * scheme writes something into those.
 */
export async function sign(schemeId: SchemeId, input: SignInput): Promise<Signed> {
  const scheme = await loadScheme(schemeId);
  const { algorithm } = scheme;
  const curve = curveOf(scheme);
  if (isPublicKeyed(algorithm) && !(await curve?.isThere())) return refused(inabilityOf(algorithm));
  // The caller may change its bytes later.
  const prepared = prepareSigning(scheme, { ...input, body: input.body.slice() });
  if (!prepared.ok) return prepared;
  const { keys, content, signedWith } = prepared;
  const { message } = content;
  if (!isPublicKeyed(algorithm)) {
    return signedWith(await Promise.all(keys.map(({ key }) => macOf(algorithm, key, message))));
  }
  const signatures: Uint8Array[] = [];
  for (const { seed } of keys) {
    if (!seed) return refused('secret cannot sign');
    const signature = await curve?.sign(seed, message);
    if (!signature) return refused(inabilityOf(algorithm));
    signatures.push(signature);
  }
  return signedWith(signatures);
}
