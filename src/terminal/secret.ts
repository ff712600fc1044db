import { readFile } from 'node:fs/promises';
import type { Terminal } from './terminal.ts';
import { WrongUse } from './verb.ts';

/** The options by which a verb is told a secret: never as an argument, which others could read. */
export const secretOptions = {
  'secret-env': {
    type: 'string',
    value: 'NAME',
    says: 'The environment variable that has the secret',
  },
  'secret-file': {
    type: 'string',
    value: 'FILE',
    says: 'The file that has it; else it is asked for',
  },
} as const;

/** The same, each as often as there are secrets: a rotation has several. */
export const secretsOptions = {
  'secret-env': {
    ...secretOptions['secret-env'],
    multiple: true,
    says: 'The environment variable that has the secret; once more for each of a rotation',
  },
  'secret-file': { ...secretOptions['secret-file'], multiple: true },
} as const;

/** As many as the fields of the page take. */
const secretsMost = 8;

/**
 * Every secret that is named, those of the environment first; else the one that is typed. Throws `WrongUse` where one is
 * not there, or where there are too many.
 */
export async function readSecrets(
  given: {
    readonly [K in keyof typeof secretsOptions]?: readonly string[] | undefined;
  },
  terminal: Pick<Terminal, 'env' | 'ask'>,
): Promise<readonly string[]> {
  const named = [
    ...(given['secret-env'] ?? []).map((name) => ({ 'secret-env': name })),
    ...(given['secret-file'] ?? []).map((name) => ({ 'secret-file': name })),
  ];
  if (named.length > secretsMost) throw new WrongUse(`give ${secretsMost} secrets at most`);
  return Promise.all((named.length === 0 ? [{}] : named).map((each) => readSecret(each, terminal)));
}

/**
 * The secret from the environment, from a file, or typed at the terminal, without the line break at its end. Throws
 * `WrongUse` where there is none. It is never printed, and stands in no message.
 */
export async function readSecret(
  given: {
    readonly 'secret-env'?: string | undefined;
    readonly 'secret-file'?: string | undefined;
  },
  terminal: Pick<Terminal, 'env' | 'ask'>,
): Promise<string> {
  const name = given['secret-env'];
  const file = given['secret-file'];
  if (name !== undefined && file !== undefined)
    throw new WrongUse('give --secret-env or --secret-file, not both');
  if (name !== undefined) {
    const value = terminal.env[name];
    if (value === undefined || value === '')
      throw new WrongUse(`the environment has no ${name}, or nothing in it`);
    return value;
  }
  const text =
    file === undefined
      ? await terminal.ask('The secret (it is not shown): ', { hidden: true })
      : await readFile(file, 'utf8').catch(() => {
          throw new WrongUse(`the file of the secret, ${file}, cannot be read`);
        });
  const secret = text?.replace(/\r?\n$/, '') ?? '';
  if (secret === '') throw new WrongUse('there is no secret: give --secret-env or --secret-file');
  return secret;
}
