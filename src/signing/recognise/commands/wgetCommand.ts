import { shortened, type Warnings } from '../warnings.ts';
import { headerField } from '../http/headerLines.ts';
import { valueOf, withScheme, type HeaderEntry, type Reading } from '../reading.ts';
import {
  bytesOf,
  noArgument,
  type Command,
  type Input,
  type Argument,
} from '../shells/arguments.ts';

/** Further options that take a value. */
const withValue =
  /^(?:-[OoaetTwQPUlADRIi]|--(?:output-\w+|tries|timeout|wait|user|password|directory-prefix))$/;

/** Reads a Wget command, by its manual. */
export function readWget(
  { words }: Command,
  _input: Input | undefined,
  warnings: Warnings,
): Reading {
  const headers: HeaderEntry[] = [];
  let url: string | undefined;
  let method: string | undefined;
  let body: Argument | undefined;
  let hasBody = false;
  for (let at = 1; at < words.length; at += 1) {
    const word = words[at]?.text ?? '';
    const [, name, inWord] = /^(--[\w-]+)=([\s\S]*)$/.exec(word) ?? [];
    const option = name ?? word;
    const takesNext =
      name === undefined &&
      (withValue.test(option) ||
        /^--(?:header|method|(?:post|body)-(?:data|file)|user-agent)$/.test(option));
    if (takesNext) at += 1;
    const value: Argument = takesNext
      ? (words[at] ?? noArgument)
      : { text: inWord ?? '', isQuoted: true };
    if (option === '--header') {
      const header = headerField(value.text);
      if (header) headers.push(header);
      else warnings.add(`The header “${shortened(value.text)}” has no colon: it may be cut off.`);
    } else if (option === '--method') method = value.text.toUpperCase();
    else if (option === '-U' || option === '--user-agent') headers.push(['User-Agent', value.text]);
    else if (/^--(?:post|body)-data$/.test(option)) body = value;
    else if (/^--(?:post|body)-file$/.test(option)) {
      hasBody = true;
      warnings.add(
        `The body is in the file ${shortened(value.text)}, which is not here: open it as the body.`,
      );
    } else if (!word.startsWith('-')) url ??= word;
  }
  hasBody ||= body !== undefined;
  if (hasBody && valueOf(headers, 'content-type') === undefined) {
    headers.push(['Content-Type', 'application/x-www-form-urlencoded']);
  }
  if (url === undefined) warnings.add('There is no URL in the command.');
  return {
    as: 'wget command',
    method: method ?? (hasBody ? 'POST' : 'GET'),
    url: url === undefined ? undefined : withScheme(url),
    headers,
    ...(body ? { body: bytesOf(body) } : {}),
    warnings,
  };
}
