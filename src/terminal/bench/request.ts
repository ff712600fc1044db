import { readFile } from 'node:fs/promises';
import { exampleDraft } from '../../sign/bench/examples.ts';
import { readDraft, withScheme, type Draft } from '../../sign/bench/draft.ts';
import { pasted } from '../../sign/paste/pasted.ts';
import { bytesFromText, textFromBytes } from '../../signing/bytes/bytes.ts';
import { recognise, type Recognition } from '../../signing/recognise.ts';
import type { VerifyInput } from '../../signing/request.ts';
import { schemeCalled } from '../named.ts';
import { readSecrets, secretsOptions } from '../secret.ts';
import type { Terminal } from '../terminal.ts';
import { WrongUse } from '../verb.ts';

/** The options of every verb of the bench. */
export const benchOptions = {
  scheme: {
    type: 'string',
    value: 'ID',
    says: 'The rule, where it is not known by a header: see hookscope list schemes',
  },
  ...secretsOptions,
  now: {
    type: 'string',
    value: 'TIME',
    says: 'The clock: seconds since 1970, 2026-11-30T12:00:00Z, or none; else this one',
  },
  url: { type: 'string', value: 'URL', says: 'The address, where it is signed and not there' },
} as const;

type Given = {
  readonly [K in keyof typeof benchOptions]?:
    (K extends keyof typeof secretsOptions ? readonly string[] : string) | undefined;
};

/** A request as it stands in a file or on standard input, in the fields of the bench. */
export interface BenchRequest {
  readonly draft: Draft;
  /** Unix time in seconds, by which an age is measured. */
  readonly clockSeconds: number;
  readonly found: Recognition;
}

/**
 * Reads a pasted request as the bench does: whatever form it has, its scheme by its headers. Throws `WrongUse` where it
 * cannot be read, no scheme is named, or there is no secret.
 * @param isBody whether all of it is the body, byte for byte.
 */
export async function readRequest(
  file: string,
  given: Given,
  terminal: Terminal,
  isBody = false,
): Promise<BenchRequest> {
  const clock = clockOf(given.now);
  const named = given.scheme === undefined ? undefined : schemeCalled(given.scheme).id;
  const bytes =
    file === '-'
      ? await terminal.input()
      : await readFile(file).catch(() => {
          throw new WrongUse(`${file} cannot be read`);
        });
  const text = isBody || bytes.includes(0) ? undefined : textFromBytes(bytes);
  const found: Recognition =
    text === undefined
      ? {
          as: 'body',
          orElse: [],
          request: { headers: {}, body: new Uint8Array(bytes) },
          doubts: [],
        }
      : recognise(text);
  if (found.as === 'nothing') throw new WrongUse(`there is nothing in ${nameOf(file)}`);
  const schemeId = named ?? found.schemeId;
  if (schemeId === undefined)
    throw new WrongUse(`nothing in ${nameOf(file)} tells the scheme: name it with --scheme`);
  const { draft } = pasted(exampleDraft('standard-webhooks'), found);
  return {
    found,
    clockSeconds: clock.seconds,
    draft: {
      ...withScheme(draft, schemeId),
      secrets: await readSecrets(given, terminal),
      now: clock.isChecked ? 'fixed' : 'unchecked',
      fixedSeconds: String(clock.seconds),
      ...(given.url === undefined ? {} : { url: given.url }),
    },
  };
}

/** What is checked of it. */
export function inputOf({ draft, clockSeconds }: BenchRequest): VerifyInput {
  const read = readDraft(draft, clockSeconds);
  // A body that came from a file is never digits that could be wrong, and the clock has been read before.
  if (!read.ok) throw new WrongUse(read.problem);
  return read.request;
}

/** A shorter one stands in any text. */
const secretLeast = 6;

/** A text without the secrets, which no sentence and no code should have in it. */
export function withoutSecret(text: string, { draft }: Pick<BenchRequest, 'draft'>): string {
  // One may begin as another does: the longest goes first, or its end would remain.
  return draft.secrets
    .filter(({ length }) => length >= secretLeast)
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, secret) => rest.replaceAll(secret, '(the secret)'), text);
}

const nameOf = (file: string) => (file === '-' ? 'standard input' : file);

function clockOf(text: string | undefined): { seconds: number; isChecked: boolean } {
  if (text === undefined || text === 'none')
    return { seconds: Math.floor(Date.now() / 1000), isChecked: text === undefined };
  const seconds = /^\d{1,12}$/.test(text)
    ? Number(text)
    : /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(text)
      ? Math.floor(Date.parse(text) / 1000)
      : NaN;
  if (Number.isNaN(seconds))
    throw new WrongUse('--now is seconds since 1970, a time such as 2026-11-30T12:00:00Z, or none');
  return { seconds, isChecked: true };
}

/** A body as JSON can have it: a text, or base64 where it is none. */
export function bodyJson(body: Uint8Array) {
  const text = textFromBytes(body);
  const isText = text !== undefined && bytesFromText(text).length === body.length;
  return isText ? { body: text } : { bodyBase64: Buffer.from(body).toString('base64') };
}
