import { exec } from 'node:child_process';
import { promisify } from 'node:util';
import * as v from 'valibot';

/** How often each event had its effect at the receiver, by the id that the provider gives it. */
export type Counts = ReadonlyMap<string, number>;

const patienceMs = 10_000;
const bytesMost = 16_000_000;

const countsSchema = v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(0)));

/** Asks a receiver what it has done: a URL that answers with, or a command that prints, a JSON object of id and count. */
export class Effects {
  readonly #where: string;
  #trouble: string | undefined;

  constructor(where: string) {
    this.#where = where;
  }

  /** Why it could not be read, the last time: a sentence. */
  get trouble(): string | undefined {
    return this.#trouble;
  }

  /** Undefined where it cannot be read. */
  async read(): Promise<Counts | undefined> {
    const isUrl = isEffectsUrl(this.#where);
    const kind = isUrl ? 'the effects at' : 'the effects command';
    try {
      const text = isUrl ? await fetched(this.#where) : await printed(this.#where);
      const counts = v.safeParse(countsSchema, JSON.parse(text));
      if (!counts.success) {
        this.#trouble = `${kind} ${this.#where} gave no JSON object of event ids and counts.`;
        return undefined;
      }
      this.#trouble = undefined;
      return new Map(Object.entries(counts.output));
    } catch (error) {
      const reason = error instanceof SyntaxError ? 'gave no JSON' : reasonOf(error);
      this.#trouble = `${kind} ${this.#where} ${reason}.`;
      return undefined;
    }
  }
}

export const isEffectsUrl = (where: string) => /^https?:\/\//.test(where);

async function fetched(url: string): Promise<string> {
  const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(patienceMs) });
  if (!answer.ok) throw new Error(`answered ${answer.status}`);
  return answer.text();
}

async function printed(command: string): Promise<string> {
  const { stdout } = await promisify(exec)(command, {
    timeout: patienceMs,
    maxBuffer: bytesMost,
  });
  return stdout;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'failed';
  const { code, killed } = error as { code?: unknown; killed?: boolean };
  if (killed || error.name === 'TimeoutError')
    return `did not answer within ${patienceMs / 1_000} s`;
  if (typeof code === 'number') return `ended with ${code}`;
  return error.message.startsWith('answered') ? error.message : 'could not be reached';
}
