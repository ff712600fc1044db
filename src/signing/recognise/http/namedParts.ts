import { Warnings } from '../warnings.ts';
import { areRequestHeaders, headerEntries } from '../objects/headerObjects.ts';
import { bodyBehind } from '../objects/objects.ts';
import { printedAt } from '../objects/consoleObject.ts';
import { urlOf, type Reading } from '../reading.ts';

const headersName =
  /(?:^|[\s,;({])["']?(?:req(?:uest)?[._])?headers["']?\s{0,20}(?::|=>?)\s{0,20}(?=[{[(]|[A-Z]\w{0,40}\s?[({])/gi;
const bodyName =
  /(?:^|[\s,;(})\]])["']?(?:req(?:uest)?[._])?(?:raw_?body|body|payload|data)["']?\s{0,20}(?::|=>?)\s{0,20}(?=\S)/gi;
const line = /(?:^|[\s"'])([A-Z]{3,7})\s{1,4}((?:\/|https?:\/\/)[^\s"']{0,8192})/;
const triesMost = 50;

/** Only where the text begins with the name: a list of headers may have such words in it too. */
export function readNamedPartsFirst(text: string): Reading | undefined {
  return /^["']?(?:req(?:uest)?[._])?headers["']?\s{0,20}(?::|=>?)\s{0,20}[{[(A-Z]/i.test(text)
    ? readNamedParts(text)
    : undefined;
}

/** Headers and body that are printed one after the other with their names: `headers: {…} body: {…}`. */
export function readNamedParts(text: string): Reading | undefined {
  headersName.lastIndex = 0;
  for (let tries = 0; tries < triesMost; tries += 1) {
    const named = headersName.exec(text);
    if (!named) return undefined;
    const printed = printedAt(text, headersName.lastIndex);
    if (!printed) continue;
    const headers = headerEntries(printed.value);
    if (!areRequestHeaders(headers)) continue;

    const warnings = new Warnings();
    const body = bodyNear(text, named.index, printed.end, warnings);
    const [, method, target] = line.exec(text.slice(0, named.index)) ?? [];
    return {
      as: 'log',
      method,
      url: urlOf(target, headers),
      headers,
      body,
      warnings,
    };
  }
  return undefined;
}

/** The body after the headers, or else before them. */
function bodyNear(text: string, from: number, to: number, warnings: Warnings) {
  bodyName.lastIndex = to;
  if (bodyName.exec(text)) return lineOrWhole(text.slice(bodyName.lastIndex), warnings);
  bodyName.lastIndex = 0;
  const before = bodyName.exec(text.slice(0, from));
  return before ? lineOrWhole(text.slice(bodyName.lastIndex, from), warnings) : undefined;
}

function lineOrWhole(text: string, warnings: Warnings): string | Uint8Array | undefined {
  const printed = printedAt(text, 0);
  const end = printed ? printed.end : text.search(/\r?\n|$/);
  return bodyBehind(text.slice(0, end), warnings);
}
