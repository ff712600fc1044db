import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../examples/', import.meta.url));

/** Python where its packages are, if it is not the one on the path. */
const python = process.env['HOOKSCOPE_PYTHON'] ?? 'python3';

/** A receiver in `examples`, and what its README says of it. */
export interface Example {
  /** In `examples`, such as `express/naive.mjs`. */
  readonly file: string;
  /** The drills that it falls short in. */
  readonly fallsShortIn: readonly string[];
}

/** The rows of the table in `examples/README.md`: file, what is wrong, the drills. */
export const examples: readonly Example[] = readFileSync(`${folder}README.md`, 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, file, , drills = ''] = line.split('|').map((cell) => cell.trim());
    const named = /^`(.+)`$/.exec(file ?? '')?.[1];
    const ids = [...drills.matchAll(/`([^`]+)`/g)].map(([, id = '']) => id);
    return named === undefined ? [] : [{ file: named, fallsShortIn: ids }];
  });

/** Why it cannot be started here; an empty text where it can. */
export function notHere(file: string): string {
  const [name = ''] = file.split('/');
  if (file.endsWith('.mjs')) return '';
  if (file.endsWith('.py')) {
    const needs = name === 'flask' ? name : `${name}, uvicorn`;
    const isThere = spawnSync(python, ['-c', `import ${needs}`]).status === 0;
    return isThere ? '' : ` (skipped: ${python} has no ${needs})`;
  }
  const isThere = spawnSync(name, [name === 'go' ? 'version' : '--version']).status === 0;
  return isThere ? '' : ` (skipped: ${name} is not installed)`;
}

export interface Started {
  readonly url: string;
  /** Where it tells how often each event id had its effect. */
  readonly effects: string;
  stop(): void;
}

/** Starts a receiver of `examples` on a free port, and waits until it answers. */
export async function start(file: string, secret: string): Promise<Started> {
  const port = await freePort();
  const own = mkdtempSync(join(tmpdir(), 'example-'));
  const env = {
    ...process.env,
    PORT: String(port),
    WEBHOOK_SECRET: secret,
    TMPDIR: own,
    GO111MODULE: 'off',
  };
  const [command = '', ...args] = commandOf(file, port, own);
  const child = spawn(command, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (text) => (said = `${said}${text}`.slice(-2000)));
  const stop = () => {
    child.kill('SIGKILL');
    rmSync(own, { recursive: true, force: true });
  };
  const origin = `http://127.0.0.1:${port}`;
  const effects = `${origin}/effects`;
  while (!(await fetch(effects).catch(() => undefined))) {
    if (child.exitCode !== null) throw new Error(`${file} has not started: ${said}`);
    await new Promise((again) => setTimeout(again, 50));
  }
  return { url: `${origin}/webhooks`, effects, stop };
}

function commandOf(file: string, port: number, own: string): readonly string[] {
  const path = `${folder}${file}`;
  if (!existsSync(path)) throw new Error(`examples/${file} is not there`);
  if (file.endsWith('.mjs')) return [process.execPath, path];
  if (file.endsWith('.py')) return [python, path];
  if (file.endsWith('.php')) return ['php', '-S', `127.0.0.1:${port}`, path];
  const built = join(own, 'receiver');
  const { status, stderr } = spawnSync('go', ['build', '-o', built, path], {
    env: { ...process.env, GO111MODULE: 'off' },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return [built];
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
