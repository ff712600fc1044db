import { bytesFromText } from '../../bytes/bytes.ts';
import { Warnings } from '../warnings.ts';
import { PowerShellText, type PowerShellValue } from './powerShellText.ts';
import { valueOf, withScheme, type HeaderEntry, type Reading } from '../reading.ts';
import { newCommand, tell, type CommandLine } from './arguments.ts';

const called = /(?:^|[\s;(|=])(invoke-webrequest|invoke-restmethod|iwr|irm)\s/i;
const startMost = 20_000;

/** Whether a text calls one of PowerShell's own commands for a request, after what it has set up for it. */
export function isPowerShell(text: string): boolean {
  return (
    /^(?:\$|invoke-|iwr\s|irm\s)/i.test(text) &&
    (called.test(text.slice(0, startMost)) || called.test(text.slice(-startMost)))
  );
}

/** What `Invoke-WebRequest` or `Invoke-RestMethod` is told to send. */
export function readWebRequest(text: string): Reading | undefined {
  const script = new PowerShellText(text);
  const { parameters, positional } = script.call(called);
  const warnings = new Warnings();
  const named = (start: string): PowerShellValue | undefined =>
    [...parameters].find(([name]) => name !== '' && start.startsWith(name))?.[1];
  const textOf = (start: string) => {
    const value = named(start);
    return typeof value === 'string' ? value : undefined;
  };

  const headers: HeaderEntry[] = [];
  const table = named('headers');
  if (table instanceof Map) {
    for (const [name, value] of table) headers.push([name, value]);
  } else if (table !== undefined)
    warnings.add('The headers are made by a command that is not here.');
  // Browsers write the parts of HTTP/2's request line among them.
  const pseudo = /^(?:authority|method|path|scheme)$/;
  const sent = headers.filter(([name]) => !pseudo.test(name));
  for (const [option, name] of [
    ['contenttype', 'Content-Type'],
    ['useragent', 'User-Agent'],
  ] as const) {
    const value = textOf(option);
    if (value !== undefined) sent.push([name, value]);
  }
  const body = named('body');
  if (typeof body !== 'string' && (body !== undefined || named('infile') !== undefined)) {
    warnings.add(
      'The body is made by another command or read from a file: its bytes are not known here.',
    );
  }
  if (typeof body === 'string' && valueOf(sent, 'content-type') === undefined) {
    sent.push(['Content-Type', 'application/x-www-form-urlencoded']);
  }
  tell(script, warnings, (name) => `${name} stands for a value that is not here.`);
  const url = textOf('uri') ?? positional[0];
  if (url === undefined) warnings.add('There is no URL in the command.');
  return {
    as: 'PowerShell command',
    method: textOf('method')?.toUpperCase() ?? (body === undefined ? 'GET' : 'POST'),
    url: url === undefined ? undefined : withScheme(url),
    headers: sent,
    ...(typeof body === 'string' ? { body: bytesFromText(body) } : {}),
    warnings,
  };
}

/** `curl.exe` as PowerShell calls it: what stands in its quotes is read once more by Windows, which knows `\"`. */
export function powerShellCommands(text: string): CommandLine {
  const script = new PowerShellText(text);
  const words = script
    .words()
    .map((word) => ({ text: word.replaceAll('\\"', '"'), isQuoted: true }));
  const { unclosed, expansions, remarks } = script;
  return { commands: [newCommand(false, words)], unclosed, expansions, remarks };
}
