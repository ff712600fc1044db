import { Cursor } from '../cursor.ts';
import { Warnings } from '../warnings.ts';
import { headerField } from '../http/headerLines.ts';
import { urlOf, type HeaderEntry, type Reading } from '../reading.ts';

const requestLine = /^> ([A-Z]{3,12}) (\S{1,8192}) HTTP\/[\d.]{1,3}[ \t]*\r?$/m;
const headersMost = 2_000;

/** Reads what `curl -v` prints of a request: lines with `> ` in front, without the body. */
export function readVerboseOutput(text: string): Reading | undefined {
  const first = requestLine.exec(text);
  if (!first) return undefined;
  const [whole, method, target = ''] = first;
  const warnings = new Warnings();
  const headers: HeaderEntry[] = [];
  const cursor = new Cursor(text, first.index + whole.length + 1);
  while (!cursor.isAtEnd && headers.length < headersMost) {
    const line = cursor.takeLine();
    // curl's own remarks.
    if (line.startsWith('* ')) continue;
    if (!line.startsWith('> ')) break;
    const header = headerField(line.slice(2));
    if (!header) break;
    headers.push(header);
  }
  if (requestLine.test(cursor.takeRest())) {
    warnings.add('There are several requests in it; the first was taken.');
  }
  warnings.add('curl -v does not show the body: paste it into its field.');
  return { as: 'output of curl -v', method, url: urlOf(target, headers), headers, warnings };
}
