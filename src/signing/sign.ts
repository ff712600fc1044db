import { macOf } from './engine.ts';
import { prepareSigning, type Signed } from './prepareSigning.ts';
import type { SignInput } from './request.ts';
import type { SchemeId } from './scheme.ts';
import { schemeById } from './schemes.ts';

/** The headers a sender of this scheme would add to the request. */
export async function sign(schemeId: SchemeId, input: SignInput): Promise<Signed> {
  const scheme = schemeById(schemeId);
  const { algorithm } = scheme;
  const prepared = prepareSigning(scheme, input);
  if (!prepared.ok) return prepared;
  const { keys, message, headersWith } = prepared;
  return headersWith(await Promise.all(keys.map(({ key }) => macOf(algorithm, key, message))));
}
