import type { Scheme } from '../signing/scheme.ts';

/** A number with its noun, in the singular for exactly one: `1 byte`, `1,200 bytes`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

/** Several things as a sentence names them: with commas, and `and` before the last. */
export function listed(names: readonly string[]): string {
  return names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

/** `HMAC-SHA-256` as most documents write it. */
export function algorithmName({ algorithm }: Scheme): string {
  return algorithm.replace('SHA-', 'SHA');
}

/** What remains of a base64 text after its last whole group of four characters. */
export function leftOver(characters: number): string {
  return `${counted(characters, 'character')} ${characters === 1 ? 'is' : 'are'} left over`;
}
