/** The names and values of a form body, joined in the order in which Twilio signs them. */
export function sortedFormParameters(body: string): string {
  const byName = new Map<string, Set<string>>();
  for (const [name, value] of body.split('&').map(pairOf)) {
    byName.set(name, (byName.get(name) ?? new Set()).add(value));
  }
  return [...byName.keys()]
    .sort(byCodeUnit)
    .flatMap((name) => [...(byName.get(name) ?? [])].sort(byCodeUnit).map((value) => name + value))
    .join('');
}

/** The decoded name and value of a pair in a form or a query. */
export function pairOf(pair: string): readonly [name: string, value: string] {
  const equals = pair.indexOf('=');
  return equals < 0
    ? [decoded(pair), '']
    : [decoded(pair.slice(0, equals)), decoded(pair.slice(equals + 1))];
}

/** Decodes a name or value of a form; a text with broken escapes stays as it is. */
function decoded(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
