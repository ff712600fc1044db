import { macOf } from './engine.ts';
import { judge } from './judge.ts';
import { prepare } from './prepare.ts';
import type { VerifyInput } from './request.ts';
import type { SchemeId } from './scheme.ts';
import { schemeById } from './schemes.ts';
import type { Verdict } from './verdict.ts';

/** Whether a receiver that follows this scheme to the letter would take the request, step by step. */
export async function verify(schemeId: SchemeId, input: VerifyInput): Promise<Verdict> {
  const scheme = schemeById(schemeId);
  const { algorithm } = scheme;
  const prepared = prepare(scheme, input);
  const { keys, message } = prepared;
  const computed = message
    ? await Promise.all(
        keys.map(async ({ secret, key }) => ({
          secret,
          mac: await macOf(algorithm, key, message),
        })),
      )
    : [];
  return judge(algorithm, prepared, computed);
}
