import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';

/** A browser that is worked through a protocol of WebDriver: what both of its forms have in common. */
export interface Engine {
  readonly version: string;
  open(url: string): Promise<void>;
  /** The value of an expression in the page, which may be a promise, as JSON. */
  evaluate(expression: string): Promise<string>;
  /** Sources of input and what they do, as the Actions of WebDriver: https://www.w3.org/TR/webdriver2/#actions */
  act(actions: readonly unknown[]): Promise<void>;
  close(): Promise<void>;
}

/** The first of these programs that is installed. */
export function installed(...names: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return names
    .flatMap((name) => (isAbsolute(name) ? name : folders.map((folder) => join(folder, name))))
    .find((file) => existsSync(file));
}

/**
 * Starts a program and waits until it says where it listens; rejects with all that it has said where it ends before.
 * @param says its first group is what is waited for.
 */
export async function start(
  program: string,
  args: readonly string[],
  { says, env = {} }: { says: RegExp; env?: Readonly<Record<string, string>> },
): Promise<{ readonly child: ChildProcess; readonly said: string }> {
  const child = spawn(program, args, { env: { ...process.env, ...env } });
  let output = '';
  const said = await new Promise<string>((resolve, reject) => {
    const read = (bytes: Buffer) => {
      output += String(bytes);
      const found = says.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('error', reject);
    child.on('exit', () => {
      reject(new Error(`${program} ended: ${output}`));
    });
  });
  return { child, said };
}

/** A home of its own for a browser, where it keeps what it keeps and saves what is saved. */
export function makeHome() {
  const folder = mkdtempSync(join(tmpdir(), 'hookscope-'));
  return {
    folder,
    leave: () => {
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** Ends a program that was started here. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill();
  await gone;
}
