import type { StrayEdge } from '../verdict.ts';

/** What a secret starts or ends with that nobody sees and every MAC depends on; nothing of the secret itself is told. */
export function strayEdges(secret: string): readonly StrayEdge[] {
  const first = strayName(secret.charAt(0));
  const last = strayName(secret.charAt(secret.length - 1));
  return [
    ...(first ? [`starts with ${first}` as const] : []),
    ...(last ? [`ends with ${last}` as const] : []),
  ];
}

function strayName(char: string) {
  if (char === ' ') return 'a space';
  if (char === '\t') return 'a tab';
  if (char === '\n' || char === '\r') return 'a line break';
  // Zero-width characters are no white space to a regular expression.
  return /[\s\u200b-\u200d\u2060]/.test(char) ? 'an invisible character' : undefined;
}
