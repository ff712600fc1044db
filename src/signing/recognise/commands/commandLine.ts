import { readCurl } from './curlCommand.ts';
import { Warnings, shortened } from '../warnings.ts';
import { readHttpie } from './httpieCommand.ts';
import { outputOf } from './pipeOutput.ts';
import { isPowerShell, powerShellCommands, readWebRequest } from '../shells/powerShell.ts';
import type { Reading } from '../reading.ts';
import { shellCommands } from '../shells/shellWords.ts';
import { readVerboseOutput } from './verboseOutput.ts';
import { readWget } from './wgetCommand.ts';
import { isForWindows, windowsCommand } from '../shells/windowsWords.ts';
import { tell, type Command, type CommandLine, type Input } from '../shells/arguments.ts';

const prompt =
  /^(?:[$#>%]\s{1,8}|PS [^>\n]{0,200}>\s{0,8}|[\w.-]{1,60}@[^\s$#%]{1,100}[$#%]\s{1,8})/;
const start = /^(?:curl|wget|https?|xh|printf|echo|cat)(?:\.exe)?\s/;

type Reader = (
  command: Command,
  input: Input | undefined,
  warnings: Warnings,
) => Reading | undefined;

const readers: ReadonlyMap<string, Reader> = new Map([
  ['curl', readCurl],
  ['wget', readWget],
  ['http', readHttpie],
  ['https', readHttpie],
  ['xh', readHttpie],
]);

/** Reads a command copied from a terminal, a browser or a document. */
export function readCommand(text: string): Reading | undefined {
  const command = text.replace(prompt, '');
  if (isPowerShell(command)) return readWebRequest(command);
  if (!start.test(command)) return undefined;
  const line = commandLine(command);
  const at = line.commands.findIndex((each) => readerOf(each) !== undefined);
  const found = line.commands[at];
  const read = found && readerOf(found);
  if (!found || !read) return undefined;

  const before = line.commands[at - 1];
  const warnings = new Warnings();
  const input = found.input ?? (before?.isPiped === true ? outputOf(before, warnings) : undefined);
  tell(line, warnings, expansionSentence);
  for (const remark of [...((input && before?.remarks) ?? []), ...found.remarks]) {
    warnings.add(remark);
  }
  const reading = read(found, input, warnings);
  if (!reading) return undefined;
  const wire = readVerboseOutput(command);
  if (wire) return { ...wire, as: reading.as, body: reading.body, warnings };
  tellRest(line, at, warnings);
  return reading;
}

function commandLine(text: string): CommandLine {
  if (isForWindows(text)) return windowsCommand(text);
  // PowerShell needs the whole name, and passes the quotes on to Windows.
  const isInPowerShell = text.startsWith('curl.exe') && /`\r?\n|`"|\s'/.test(text);
  return isInPowerShell ? powerShellCommands(text) : shellCommands(text);
}

function readerOf({ words }: Command): Reader | undefined {
  return readers.get(words[0]?.text.replace(/\.exe$/, '') ?? '');
}

function expansionSentence(name: string): string {
  return name === 'another command'
    ? 'Another command writes part of this one; only a shell could put it in.'
    : `${name} stands for a value that only the shell knows.`;
}

function tellRest({ commands }: CommandLine, at: number, warnings: Warnings): void {
  const rest = commands.slice(at + 1);
  if (rest.some((each) => readerOf(each))) {
    warnings.add('There are several commands; the first was taken.');
  } else if (rest.some(({ beginsLine }) => beginsLine)) {
    const [first] = rest.filter(({ beginsLine }) => beginsLine);
    const words = first?.words.map(({ text }) => text).slice(0, 10) ?? [];
    warnings.add(`What follows the command was left out, from “${shortened(words.join(' '))}” on.`);
  }
}
