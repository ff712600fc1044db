/** The names and values of a form body, joined in the order in which Twilio signs them. */
export function sortedFormParameters(body: string): string {
  const byName = new Map<string, Set<string>>();
  for (const pair of body.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const name = decoded(equals < 0 ? pair : pair.slice(0, equals));
    const value = equals < 0 ? '' : decoded(pair.slice(equals + 1));
    const values = byName.get(name);
    if (values) values.add(value);
    else byName.set(name, new Set([value]));
  }
  return [...byName.keys()]
    .sort(byCodeUnit)
    .flatMap((name) => [...(byName.get(name) ?? [])].sort(byCodeUnit).map((value) => name + value))
    .join('');
}

/** Decodes a name or value of a form; a text with broken escapes stays as it is. */
export function decoded(text: string): string {
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
