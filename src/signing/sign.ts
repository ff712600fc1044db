import { canComputeEd25519, ed25519Sign } from './mac/ed25519.ts';
import { macOf } from './mac/macOf.ts';
import { prepareSigning, refused, type Signed } from './check/prepareSigning.ts';
import type { SignInput } from './request.ts';
import type { SchemeId } from './providers/scheme.ts';
import { loadScheme } from './providers/loaded.ts';

/**
 * The headers a sender of this scheme would add to the request; with them the URL or the body where the
 * scheme writes something into those.
 */
export async function sign(schemeId: SchemeId, input: SignInput): Promise<Signed> {
  const scheme = await loadScheme(schemeId);
  const { algorithm } = scheme;
  if (algorithm === 'Ed25519' && !(await canComputeEd25519())) {
    return refused('Ed25519 not supported');
  }
  const prepared = prepareSigning(scheme, input);
  if (!prepared.ok) return prepared;
  const { keys, message, signedWith } = prepared;
  if (algorithm !== 'Ed25519') {
    return signedWith(await Promise.all(keys.map(({ key }) => macOf(algorithm, key, message))));
  }
  const signatures: Uint8Array[] = [];
  for (const { seed } of keys) {
    if (!seed) return refused('secret cannot sign');
    const signature = await ed25519Sign(seed, message);
    if (!signature) return refused('Ed25519 not supported');
    signatures.push(signature);
  }
  return signedWith(signatures);
}
