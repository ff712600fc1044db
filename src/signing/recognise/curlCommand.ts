import type { Reading } from '../recognise.ts';
import { headerLine } from './headerLines.ts';
import { shellWords } from './shellWords.ts';

const dataOptions = new Set([
  '-d',
  '--data',
  '--data-raw',
  '--data-binary',
  '--data-ascii',
  '--json',
]);
/** Long options with a value that says nothing of what is signed. */
const otherOptions = new Set(
  (
    '--output --max-time --user-agent --referer --cookie --cookie-jar --write-out ' +
    '--connect-timeout --retry --cacert --cert --key --proxy --upload-file --resolve ' +
    '--config --retry-delay --limit-rate --interface --proxy-user --user'
  ).split(' '),
);
/** The letters of the short options that take a value: what follows them in their word, or else the next word. */
const lettersWithValue = new Set('XHdomAebcwExTFKUurtyYzCDPQ');

/** A curl command, as it is copied from a terminal, a browser or a document. */
export function readCurl(text: string): Reading | undefined {
  const command = /^(?:[$#>%]\s+)?curl(?:\.exe)?(?=\s)/.exec(text);
  if (!command) return undefined;
  // Windows' command line joins lines with a caret.
  const unixed = text.slice(command[0].length).replace(/\^\r?\n/g, '\\\n');
  const words = shellWords(unixed);
  const headers: (readonly [string, string])[] = [];
  const doubts: string[] = [];
  const data: string[] = [];
  let method: string | undefined;
  let url: string | undefined;
  const types = new Set<string>();
  let inQuery = false;
  let headOnly = false;
  const parts: string[] = [];

  const take = (option: string, value: string): void => {
    if (option === '-X' || option === '--request') method = value;
    else if (option === '--url') url = value;
    else if (option === '-H' || option === '--header') {
      const header = headerLine(value);
      if (header) headers.push(header);
      else doubts.push(`The header “${value.slice(0, 40)}” could not be read.`);
    } else if (option === '-F' || option === '--form' || option === '--form-string')
      parts.push(value);
    else if (option === '--data-urlencode') data.push(urlEncoded(value));
    else if (dataOptions.has(option)) {
      if (option === '--json') types.add('application/json');
      if (value.startsWith('@') && option !== '--data-raw') {
        doubts.push(
          `The body is in the file ${value.slice(1, 60)}, which is not here: open it as the body.`,
        );
      } else data.push(value);
    }
  };

  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const long = /^(--[a-z-]+)=([\s\S]*)$/.exec(word);
    if (long) take(long[1] ?? '', long[2] ?? '');
    else if (takesValue(word)) {
      take(word, words[at + 1] ?? '');
      at += 1;
    } else if (word === '--get') inQuery = true;
    else if (word === '--head') headOnly = true;
    else if (/^-[^-]/.test(word)) {
      const { flags, option, value } = shortOptions(word);
      inQuery ||= flags.includes('G');
      headOnly ||= flags.includes('I');
      if (option !== undefined) {
        take(option, value ?? words[at + 1] ?? '');
        if (value === undefined) at += 1;
      }
    } else if (otherOptions.has(word)) at += 1;
    else if (word === '|' || word === ';' || word === '&&' || word === '>') break;
    else if (!word.startsWith('-')) url ??= word;
  }

  const inParts = parts.length > 0;
  if (inParts) {
    doubts.push(
      'The body is a form in parts (-F), between which curl writes a boundary of its own: its bytes are not known.',
    );
  }
  const body = data.length === 0 ? undefined : data.join('&');
  const hasType = headers.some(([name]) => name.toLowerCase() === 'content-type');
  if (body !== undefined && !hasType && !inQuery) {
    const [type = 'application/x-www-form-urlencoded'] = types;
    headers.push(['Content-Type', type]);
  }
  return {
    as: 'curl command',
    method: method ?? ownMethod(inParts || (body !== undefined && !inQuery), headOnly),
    url: url === undefined || /^[a-z]+:\/\//i.test(url) ? url : `http://${url}`,
    headers,
    ...(inQuery ? {} : { body }),
    doubts,
  };
}

/** What curl asks by when no method is named. */
function ownMethod(hasBody: boolean, headOnly: boolean): string {
  if (hasBody) return 'POST';
  return headOnly ? 'HEAD' : 'GET';
}

/** A word of short options, of which the first that takes a value ends it: `-sX POST`, `-vXPOST`. */
function shortOptions(word: string): { flags: string; option?: string; value?: string } {
  let at = 1;
  while (at < word.length && !lettersWithValue.has(word[at] ?? '')) at += 1;
  const flags = word.slice(1, at);
  if (at === word.length) return { flags };
  const value = word.slice(at + 1);
  return { flags, option: `-${word[at] ?? ''}`, ...(value === '' ? {} : { value }) };
}

function takesValue(option: string): boolean {
  return (
    (option.startsWith('--') && dataOptions.has(option)) ||
    ['--request', '--header', '--url', '--data-urlencode', '--form', '--form-string'].includes(
      option,
    )
  );
}

/** As curl does: what stands before a `=` is a name and stays as it is. */
function urlEncoded(value: string): string {
  const equals = value.indexOf('=');
  const name = equals < 0 ? '' : value.slice(0, equals + 1);
  return name.replace(/^=$/, '') + encodeURIComponent(wellFormed(value.slice(equals + 1)));
}

/** Half a surrogate pair would make the encoder throw. */
function wellFormed(text: string): string {
  return text.replace(
    /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    '\ufffd',
  );
}
