import { base64FromBytes, equalInConstantTime, hexFromBytes } from '../bytes/bytes.ts';
import { prepare } from '../check/prepare.ts';
import { macOf } from '../mac/macOf.ts';
import { isPublicKeyed, type Scheme } from '../providers/scheme.ts';
import type { VerifyInput } from '../request.ts';
import type { Finding } from './match.ts';
import { signatureTexts, words, type SignatureVariant } from './variants/signatureVariants.ts';

/** Characters that have to agree: eight hexadecimal digits do so by chance once in four thousand million times. */
const agreeingLeast = 8;
/** Of the characters of a signature, how many may differ: of a wrong one nearly all do. */
const differingMost = 0.25;

/**
 * A signature that is the right one but for a few characters, for its case, or as far as it goes; undefined for any other,
 * for a token, and for a public key, where nothing is computed to compare with.
 */
export async function nearMiss(
  scheme: Scheme,
  input: VerifyInput,
  offered: readonly SignatureVariant[],
): Promise<Finding | undefined> {
  const { algorithm } = scheme;
  if (algorithm === 'token' || isPublicKeyed(algorithm)) return undefined;
  const { keys, contents } = prepare(scheme, input);
  const texts = signatureTexts(scheme, input).flatMap((text) => words(text.slice(0, 2_000)));
  for (const { secret, key } of keys) {
    for (const { message } of contents) {
      const mac = await macOf(algorithm, key, message);
      // Whole, and only written in another way.
      if (offered.some((reading) => equalInConstantTime(reading.mac, mac))) continue;
      for (const right of [hexFromBytes(mac), base64FromBytes(mac)]) {
        for (const { word } of texts) {
          const found = compared(word, right);
          if (found) return { ...found, secret, mac };
        }
      }
    }
  }
  return undefined;
}

function compared(word: string, right: string): Pick<Finding, 'causes' | 'agreeing'> | undefined {
  const of = right.length;
  const [head = '', ...others] = word.split(/\u2026|\.{2,}/);
  const tail = others.at(-1) ?? '';
  const isShortened = others.length > 0;
  const characters = head.length + tail.length;
  const told = (cause: Finding['causes'][0], count: number) => ({
    causes: [cause] as const,
    agreeing: { characters: count, of: Math.max(of, head.length) },
  });
  if (characters < agreeingLeast || characters > of + 4) return undefined;
  if (isShortened || characters < of) {
    if (right.startsWith(head) && right.endsWith(tail)) return told('signatureCut', characters);
    if (!isShortened && right.endsWith(head)) return told('signatureCut', characters);
  }
  if (isShortened) return undefined;
  if (head !== right && head.toLowerCase() === right.toLowerCase())
    return told('signatureCase', of);
  const agreeing =
    head.length === of
      ? Array.from(right).filter((char, at) => char === head[at]).length
      : agreeingEnds(head, right);
  const isNear = agreeing >= (1 - differingMost) * Math.max(of, head.length);
  return isNear && head !== right ? told('signatureMistyped', agreeing) : undefined;
}

/** How many characters two texts of different lengths have in common at both ends. */
function agreeingEnds(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let start = 0;
  while (start < most && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < most - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  return start + end;
}
