import { parseArgs } from 'node:util';
import { helpOf, overview } from './help.ts';
import type { Terminal } from './terminal.ts';
import { WrongUse, type Verb } from './verb.ts';
import { verbs } from './verbs/verbs.ts';

/** What the process ends with. */
const exitCodes = { held: 0, 'fell short': 1, 'wrong use': 2 } as const;

/** What every verb has. */
const common = {
  json: { type: 'boolean', says: 'Write the result as JSON' },
  help: { type: 'boolean', short: 'h', says: 'Show this help' },
} as const;

/**
 * Does what was typed after `hookscope`, and returns the exit code. Wrong use and what breaks are told in a sentence on
 * standard error.
 */
export async function hookscope(typed: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const [first, ...rest] = typed;
    if (first === undefined || first === 'help' || first === '--help' || first === '-h') {
      terminal.say(rest[0] === undefined ? overview(verbs) : helpOf(verbCalled(rest[0])));
      return exitCodes.held;
    }
    const verb = verbCalled(first);
    const { values, positionals } = parsed(verb, rest);
    const { help, json, ...given } = values;
    if (help === true) {
      terminal.say(helpOf(verb));
      return exitCodes.held;
    }
    const words = verb.takes.match(/\S+/g) ?? [];
    const least = words.filter((word) => word.startsWith('<')).length;
    if (positionals.length < least || positionals.length > words.length)
      throw new WrongUse(
        verb.takes === '' ? `${verb.name} takes options only` : `${verb.name} takes ${verb.takes}`,
      );
    return exitCodes[await verb.run({ words: positionals, given, json: json === true }, terminal)];
  } catch (error) {
    if (error instanceof WrongUse) {
      terminal.warn(`hookscope: ${error.message.replace(/\.$/, '')}. See hookscope --help.`);
      return exitCodes['wrong use'];
    }
    terminal.warn(`hookscope: ${error instanceof Error ? error.message : String(error)}`);
    return exitCodes['fell short'];
  }
}

function verbCalled(name: string): Verb {
  const verb = verbs.find((each) => each.name === name);
  if (verb) return verb;
  throw new WrongUse(`there is no “${name}”, only ${verbs.map((each) => each.name).join(', ')}`);
}

function parsed(verb: Verb, args: string[]) {
  try {
    return parseArgs({
      args,
      options: { ...verb.options, ...common },
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    // It says what is wrong in its first sentence, and then how to escape it.
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new WrongUse(`${verb.name}: ${sentence}`);
  }
}
