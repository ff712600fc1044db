/**
 * A number in [0, 1) that depends only on its arguments, never on what was drawn before it.
 * Turning one knob therefore leaves every other actor's luck alone.
 *
 * FNV-1a over the text, then MurmurHash3's finaliser to spread the bits. The same on every engine.
 */
export function luck(seed: number, ...about: readonly (string | number)[]): number {
  let hash = hashOf(seed);
  for (const part of about) hash = hashed(hashed(hash, '/'), String(part));
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

const last = { seed: NaN, hash: 0 };

/** A run asks with the same seed all along. */
function hashOf(seed: number): number {
  if (seed !== last.seed) Object.assign(last, { seed, hash: hashed(0x811c9dc5, String(seed)) });
  return last.hash;
}

function hashed(from: number, text: string): number {
  let hash = from;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash;
}
