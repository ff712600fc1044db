import { concatBytes } from './bytes/bytes.ts';
import { canComputeEd25519, ed25519Verifier } from './mac/ed25519.ts';
import { macOf } from './mac/macOf.ts';
import { judge, judgeChecked } from './check/judge.ts';
import { prepare, type Prepared } from './check/prepare.ts';
import type { VerifyInput } from './request.ts';
import type { SchemeId } from './providers/scheme.ts';
import { loadScheme } from './providers/loaded.ts';
import type { Comparison, Verdict } from './verdict.ts';

/**
 * Whether a receiver that follows this scheme to the letter would take the request, step by step. Neither yes nor no
 * where the platform cannot compute the scheme's algorithm. Rejects where a part that it needs cannot be loaded.
 */
export async function verify(schemeId: SchemeId, input: VerifyInput): Promise<Verdict> {
  const scheme = await loadScheme(schemeId);
  const { algorithm } = scheme;
  const prepared = prepare(scheme, input);
  if (algorithm === 'Ed25519') {
    return judgeChecked(algorithm, prepared, await checkSignatures(prepared));
  }
  const { keys, contents } = prepared;
  const computed = await Promise.all(
    keys.flatMap(({ secret, key }) =>
      contents.map(async ({ message }, content) => ({
        secret,
        content,
        mac: await macOf(algorithm, key, message),
      })),
    ),
  );
  return judge(algorithm, prepared, computed);
}

async function checkSignatures({
  keys,
  contents,
  offered,
}: Prepared): Promise<readonly Comparison[] | 'not supported'> {
  if (!(await canComputeEd25519())) return 'not supported';
  const comparisons: Comparison[] = [];
  for (const { secret, key } of keys) {
    const isSigned = await ed25519Verifier(key);
    for (const [content, { message }] of contents.entries()) {
      for (const [index, entry] of offered.entries()) {
        if (!('mac' in entry)) continue;
        const equal = await isSigned(concatBytes([entry.mac]), message);
        if (equal === undefined) return 'not supported';
        comparisons.push({ secret, content, offered: index + 1, offeredMac: entry.mac, equal });
      }
    }
  }
  return comparisons;
}
