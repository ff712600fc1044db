import { shortened, type Warnings } from './warnings.ts';
import type { HeaderEntry } from './reading.ts';

const headersMost = 200;
const valuesMost = 8;

/**
 * The headers by name. Of a name with several values each is kept, the further ones with other letters in upper case:
 * which of them a server would read is unknown here.
 */
export function headersOfRequest(
  entries: readonly HeaderEntry[],
  warnings: Warnings,
): Readonly<Record<string, string>> {
  if (entries.length > headersMost) {
    warnings.add(`There are ${entries.length} headers; the first ${headersMost} were kept.`);
  }
  const kept = new Map<string, string>();
  const valuesOf = new Map<string, string[]>();
  for (const [name, value] of entries.slice(0, headersMost)) {
    const values = valuesOf.get(name.toLowerCase()) ?? [];
    valuesOf.set(name.toLowerCase(), values);
    if (values.includes(value)) continue;
    const spelling = values.length < valuesMost ? freeSpelling(name, kept) : undefined;
    if (spelling === undefined) {
      warnings.add(`The header ${shortened(name)} has more values than can be kept.`);
      continue;
    }
    if (values.length > 0) {
      warnings.add(
        `The header ${shortened(name)} is given twice, with different values; both were kept.`,
      );
    }
    values.push(value);
    kept.set(spelling, value);
  }
  return Object.fromEntries(kept);
}

function freeSpelling(name: string, kept: ReadonlyMap<string, string>): string | undefined {
  for (let flipped = 0; flipped < 4 * valuesMost; flipped += 1) {
    let letter = 0;
    const spelling = name.replaceAll(/[A-Za-z]/g, (char) => {
      const isFlipped = ((flipped >> letter) & 1) === 1;
      letter += 1;
      if (!isFlipped || letter > 5) return char;
      return char === char.toLowerCase() ? char.toUpperCase() : char.toLowerCase();
    });
    if (!kept.has(spelling)) return spelling;
  }
  return undefined;
}
