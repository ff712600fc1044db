import { concatBytes } from './bytes/bytes.ts';
import { curveOf } from './mac/curveOf.ts';
import { macOf } from './mac/macOf.ts';
import { judge, judgeChecked } from './check/judge.ts';
import { prepare, type Prepared } from './check/prepare.ts';
import { loadScheme } from './providers/loaded.ts';
import type { VerifyInput } from './request.ts';
import { isPublicKeyed, type Scheme, type SchemeId } from './providers/scheme.ts';
import type { Comparison, Verdict } from './check/verdict.ts';

/**
 * Whether a receiver that follows this scheme to the letter would take the request, step by step. Neither yes nor no
 * where the platform cannot compute the scheme's algorithm. Rejects where a part that it needs cannot be loaded.
 */
export async function verify(schemeId: SchemeId, input: VerifyInput): Promise<Verdict> {
  const scheme = await loadScheme(schemeId);
  const prepared = prepare(scheme, input);
  const { algorithm, keys, contents } = prepared;
  if (isPublicKeyed(algorithm)) {
    return judgeChecked(prepared, algorithm, await checkSignatures(scheme, prepared));
  }
  const computed = await Promise.all(
    keys.flatMap(({ secret, key }) =>
      contents.map(async ({ message }, content) => ({
        secret,
        content,
        mac: await macOf(algorithm, key, message),
      })),
    ),
  );
  return judge(prepared, computed);
}

async function checkSignatures(
  scheme: Scheme,
  { keys, contents, offered }: Prepared,
): Promise<readonly Comparison[] | 'not supported'> {
  const curve = curveOf(scheme);
  // The key that checks it is published somewhere, and nobody has given it.
  const isUnknown = scheme.algorithm === 'RSA' && keys.length === 0;
  if (isUnknown || !(await curve?.isThere())) return 'not supported';
  const comparisons: Comparison[] = [];
  for (const { secret, key } of keys) {
    const isSigned = await curve?.verifier(key);
    for (const [content, { message }] of contents.entries()) {
      for (const [index, entry] of offered.entries()) {
        if (!('mac' in entry)) continue;
        const equal = await isSigned?.(concatBytes([entry.mac]), message);
        if (equal === undefined) return 'not supported';
        comparisons.push({ secret, content, offered: index + 1, offeredMac: entry.mac, equal });
      }
    }
  }
  return comparisons;
}
