import { byteDiff, type ByteDiff } from '../../signing/bytes/byteDiff.ts';
import { bytesFromText } from '../../signing/bytes/bytes.ts';
import { search, type DiagnoseOptions } from '../../signing/diagnose.ts';
import type { Cause } from '../../signing/diagnose/causes.ts';
import { changeFor, type AcceptedWith } from '../../signing/diagnose/changeFor.ts';
import type { Finding, Tried, Untried } from '../../signing/diagnose/match.ts';
import { hintsFor, likelierScheme, type Hint } from '../../signing/diagnose/hints.ts';
import { jsonLayout, writersOf } from '../../signing/diagnose/variants/jsonVariants.ts';
import type { PastedCopy } from '../bench/draft.ts';
import type { VerifyInput } from '../../signing/request.ts';
import type { SchemeId } from '../../signing/providers/scheme.ts';
import { schemeById } from '../../signing/schemes.ts';

/** A refused request whose cause is to be found. */
export interface DiagnosisTask {
  readonly schemeId: SchemeId;
  readonly request: VerifyInput;
  /** What is known of the pasted text it was read from. */
  readonly copy?: PastedCopy | undefined;
}

/** What a search has brought, ready to be shown. */
export interface DiagnosisReport extends DiagnosisTask {
  /** Absent: nothing that was tried makes the signature match. */
  readonly finding?: Finding;
  /** Absent: the request cannot be put right in its fields. */
  readonly change?: AcceptedWith;
  readonly diff?: ByteDiff & { readonly of: 'body' | 'URL' };
  /** How the JSON of the body that was checked is laid out, by the name of the cause that would lay it out so. */
  readonly layoutHere?: Cause;
  /** The programs that write the strings of the signed JSON so, where that is what differs. */
  readonly writers?: readonly string[];
  readonly hints: readonly Hint[];
  /** The scheme whose headers these are, with the hint that says so. */
  readonly likelier?: SchemeId;
  readonly tried: Tried;
  readonly untried?: readonly Untried[];
}

/** Searches the cause, and makes ready what is shown of it. */
export async function work(
  { schemeId, request, copy }: DiagnosisTask,
  options: DiagnoseOptions = {},
): Promise<DiagnosisReport> {
  const bodies = copy?.bodies?.map(({ body }) => body) ?? [];
  const { finding, tried, untried } = await search(schemeId, request, { ...options, bodies });
  const likelier = likelierScheme(schemeById(schemeId), request)?.id;
  const report = {
    schemeId,
    request,
    copy,
    hints: hintsFor(schemeId, request),
    ...(likelier === undefined ? {} : { likelier }),
    tried,
    untried,
  };
  if (!finding) return report;
  const change = await changeFor(schemeId, request, finding);
  const diff = diffOf(request, finding);
  const isRewritten = finding.causes.some((cause) => escapes.has(cause));
  const writers = finding.body && isRewritten ? writersOf(finding.body) : [];
  const layoutHere = finding.body && jsonLayout(new Uint8Array(request.body));
  return {
    ...report,
    finding,
    ...(change ? { change } : {}),
    ...(diff ? { diff } : {}),
    ...(layoutHere ? { layoutHere } : {}),
    ...(writers.length > 0 ? { writers } : {}),
  };
}

const escapes = new Set<Cause>([
  'unicodeEscaped',
  'slashesEscaped',
  'htmlEscaped',
  'escapesSpelled',
  'unicodeRaw',
]);

function diffOf(request: VerifyInput, { body, url }: Finding): DiagnosisReport['diff'] {
  if (body) return { of: 'body', ...byteDiff(body, request.body) };
  if (url === undefined) return undefined;
  return { of: 'URL', ...byteDiff(bytesFromText(url), bytesFromText(request.url ?? '')) };
}

/** How many changes were tried so far, and last what that has brought. */
export type DiagnosisPart = { readonly tried: number } | { readonly report: DiagnosisReport };

/** Searches piece by piece, and waits after each until the next one is asked for. */
export function* partsOfDiagnosis(task: DiagnosisTask): Generator<Promise<DiagnosisPart>> {
  let tried = 0;
  let isDone = false;
  let tell: (part: DiagnosisPart) => void = () => {};
  let goOn = () => {};
  const report = work(task, {
    onProgress: (count) => {
      tried = count;
    },
    pause: () =>
      new Promise((resolve) => {
        goOn = resolve;
        tell({ tried });
      }),
  });
  // TypeScript does not see that it ends while a piece is awaited.
  while (!(isDone as boolean)) {
    yield new Promise((resolve, reject) => {
      tell = resolve;
      report.then((found) => {
        isDone = true;
        resolve({ report: found });
      }, reject);
      goOn();
    });
  }
}
