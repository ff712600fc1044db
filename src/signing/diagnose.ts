import { equalInConstantTime, type Bytes } from './bytes/bytes.ts';
import { areaOf } from './diagnose/causes.ts';
import { candidates, type Candidate } from './diagnose/candidates.ts';
import { matchedFinding, type Finding, type Tried, type Untried } from './diagnose/match.ts';
import { nearMiss } from './diagnose/nearMiss.ts';
import { otherSignatureHeaders, unsignedFinding } from './diagnose/unsigned.ts';
import { signatureVariants, type SignatureVariant } from './diagnose/variants/signatureVariants.ts';
import { writtenSecret } from './diagnose/variants/secretVariants.ts';
import { curveOf } from './mac/curveOf.ts';
import { macOf } from './mac/macOf.ts';
import { sameBytes } from './bytes/sameBytes.ts';
import { hasSignature } from './diagnose/unsigned.ts';
import { lostBody } from './diagnose/lostBody.ts';
import { bodyField } from './bytes/bodyFields.ts';
import { isOutOfReach, unpackedBodies } from './diagnose/variants/gunzipped.ts';
import { headerValues, type VerifyInput } from './request.ts';
import { isPublicKeyed, signatureHeaders, type Scheme, type SchemeId } from './providers/scheme.ts';
import { recogniseScheme } from './recognise/recogniseScheme.ts';
import { schemeById, schemes } from './schemes.ts';
import { verify } from './verify.ts';

export interface DiagnoseOptions {
  /** Ends the search early; what was found is returned. */
  readonly signal?: { readonly aborted: boolean };
  /** Called after some batches, a few milliseconds apart, and at the end. */
  readonly onProgress?: (tried: number) => void;
  /** Awaited then, so that others can work. */
  readonly pause?: () => Promise<void>;
  /** What else the body may be. */
  readonly bodies?: readonly Uint8Array[];
}

export interface Search {
  /** The first change that matches is the cause. */
  readonly finding: Finding | undefined;
  readonly tried: Tried;
  readonly untried: readonly Untried[];
}

const untouched = {
  time: 0,
  body: 0,
  secret: 0,
  signature: 0,
  rule: 0,
  URL: 0,
  scheme: 0,
  several: 0,
};

/** MACs, and bytes of their messages, that are computed side by side. */
const batchMost = 24;
const batchBytesMost = 4_000_000;
/** Work between two pauses: a shorter frame of a page is not missed. */
const unpausedMs = 8;

/**
 * Searches the change, or the pair of changes, that makes a refused signature match, and tells how many changes of which
 * kind were tried. No finding when the request is accepted, when the platform cannot check it, or when nothing matches.
 * Rejects where a part that it needs cannot be loaded.
 */
export async function search(
  schemeId: SchemeId,
  given: VerifyInput,
  options: DiagnoseOptions = {},
): Promise<Search> {
  const { signal, onProgress, pause, bodies = [] } = options;
  // Results are cached by the identity of the body, and the caller may change its bytes.
  const request = { ...given, body: given.body.slice() };
  const tried = { ...untouched };
  const untried: Untried[] = isOutOfReach(request.body as Bytes) ? ['packed body'] : [];
  const ended = (finding?: Finding): Search => ({ finding, tried, untried });
  const verdict = await verify(schemeId, request);
  if (verdict.ok !== false) return ended();
  const scheme = schemeById(schemeId);
  const matched = matchedFinding(verdict) ?? unsignedFinding(scheme, request, verdict);
  if (matched) return ended(matched);

  const untimed = { ...request, nowSeconds: undefined };
  const offered = signatureVariants(scheme, request);
  const single = await ofSeveralValues(scheme, untimed);
  const near = single ?? (await nearMiss(scheme, untimed, offered));
  if (near) return ended(near);
  const others = bodies.filter((body) => !sameBytes(body, request.body));
  const moreBodies = [
    ...others.map((body) => ({ causes: ['otherText'] as const, body: body as Bytes })),
    ...(await unpackedBodies(request.body as Bytes)),
  ];
  // What may be the body is here: another text of the same copy.
  const lost = others.length > 0 ? undefined : lostBody(scheme, request);
  if (lost) return ended(lost);
  const schemesUntried: SchemeId[] = [];
  let batch: Candidate[] = [];
  let batchBytes = 0;
  let pausedAt = performance.now();
  const tell = async () => {
    onProgress?.(Object.values(tried).reduce((sum, count) => sum + count));
    await pause?.();
    pausedAt = performance.now();
  };
  /** The MACs under way while the candidates behind them are made. */
  let underWay: Promise<() => Finding | undefined> | undefined;
  /** Begins the MACs of the batch, and gives what those before it have found. */
  const next = async (): Promise<Finding | undefined> => {
    const before = underWay;
    underWay = batch.length === 0 ? undefined : counted(batch);
    // Another one may have been found before it breaks.
    underWay?.catch(() => undefined);
    batch = [];
    batchBytes = 0;
    const finding = (await before)?.();
    if (performance.now() - pausedAt > unpausedMs) await tell();
    return finding;
  };
  const counted = async (candidates: readonly Candidate[]) => {
    const found = await Promise.all(
      candidates.map((candidate) => matching(scheme, candidate, offered)),
    );
    return () => {
      for (const { causes } of candidates) {
        const [area = 'signature', ...others] = new Set(causes.map(areaOf));
        tried[others.length > 0 ? 'several' : area] += 1;
      }
      return found.find((finding) => finding !== undefined);
    };
  };
  const flush = async (): Promise<Finding | undefined> => {
    const finding = (await next()) ?? (await next());
    await tell();
    return finding;
  };

  const steps =
    offered.length > 0
      ? candidates(scheme, request, moreBodies)
      : (['now the other schemes'] as const);
  for (const candidate of steps) {
    if (candidate === 'now the other schemes') {
      const finding =
        (await flush()) ??
        (await wrongScheme(schemeId, untimed, schemesUntried)) ??
        (await underOtherHeader(scheme, given, options));
      tried.scheme += schemes.length - 1 - schemesUntried.length;
      untried.push(...schemesUntried);
      if (finding) return ended(finding);
      continue;
    }
    batch.push(candidate);
    batchBytes += candidate.message.length;
    if (batch.length < batchMost && batchBytes < batchBytesMost) continue;
    const finding = await next();
    if (finding ?? signal?.aborted) return ended(finding);
  }
  return ended(await flush());
}

async function matching(
  scheme: Scheme,
  { causes, key, message, ...changed }: Candidate,
  offered: readonly SignatureVariant[],
): Promise<Finding | undefined> {
  const { algorithm, ...found } = changed;
  const reading = isPublicKeyed(algorithm)
    ? await signedBy(scheme, key, message, offered)
    : equalTo(await macOf(algorithm, key, message), offered);
  if (!reading) return undefined;
  const [first, ...others] = [...causes, ...(reading.cause === undefined ? [] : [reading.cause])];
  if (first === undefined) return undefined;
  const otherSecret = causes.some((cause) => areaOf(cause) === 'secret');
  const secretText = otherSecret ? writtenSecret(key, scheme.secret) : undefined;
  return {
    causes: [first, ...others],
    ...found,
    mac: reading.mac,
    ...(algorithm === scheme.algorithm ? {} : { algorithm }),
    ...(secretText === undefined ? {} : { secretText }),
  };
}

/** Tries each value of a signature header that was given several times. */
async function ofSeveralValues(scheme: Scheme, untimed: VerifyInput): Promise<Finding | undefined> {
  const { headers } = untimed;
  for (const name of signatureHeaders(scheme)) {
    const values = headerValues(headers, name);
    if (values.length < 2) continue;
    const others = Object.entries(headers).filter(
      ([given]) => given.toLowerCase() !== name.toLowerCase(),
    );
    for (const value of values) {
      const single = { ...Object.fromEntries(others), [name]: value };
      if (!(await verify(scheme.id, { ...untimed, headers: single })).ok) continue;
      return { causes: ['otherStep'], reasons: ['header given twice'], headers: single };
    }
  }
  return undefined;
}

/** Takes another header for the one that the scheme reads, where that one is not there. */
async function underOtherHeader(
  scheme: Scheme,
  given: VerifyInput,
  { signal, pause }: DiagnoseOptions,
): Promise<Finding | undefined> {
  const [own] = signatureHeaders(scheme);
  if (own === undefined || scheme.algorithm === 'token' || isOffered(scheme, given))
    return undefined;
  for (const headerName of otherSignatureHeaders(given)) {
    const headers = { ...given.headers, [own]: given.headers[headerName] ?? '' };
    const request = { ...given, headers };
    const moved = { causes: ['otherHeader'], headerName, headers } as const;
    if ((await verify(scheme.id, request)).ok) return moved;
    const { finding } = await search(scheme.id, request, {
      ...(signal ? { signal } : {}),
      ...(pause ? { pause } : {}),
    });
    const isProved = finding && (finding.mac !== undefined || finding.ageSeconds !== undefined);
    if (isProved && finding.schemeId === undefined) {
      return { ...finding, ...moved, causes: ['otherHeader', ...finding.causes] };
    }
  }
  return undefined;
}

function equalTo(mac: Uint8Array, offered: readonly SignatureVariant[]) {
  return offered.find((reading) => equalInConstantTime(mac, reading.mac));
}

async function signedBy(
  scheme: Scheme,
  key: Bytes,
  message: Bytes,
  offered: readonly SignatureVariant[],
) {
  if (scheme.algorithm === 'Ed25519' && key.length !== 32) return undefined;
  const isSigned = await curveOf(scheme)?.verifier(key);
  for (const reading of offered) {
    if (await isSigned?.(new Uint8Array(reading.mac), message)) return reading;
  }
  return undefined;
}

/** Another scheme that accepts the request. Schemes that cannot be computed are added to `untried`. */
async function wrongScheme(
  own: SchemeId,
  untimed: VerifyInput,
  untried: SchemeId[],
): Promise<Finding | undefined> {
  const likely = recogniseScheme({ headers: untimed.headers, body: untimed.body }).map((id) =>
    schemeById(id),
  );
  for (const scheme of new Set([...likely, ...schemes])) {
    const { id, algorithm } = scheme;
    if (id === own || algorithm === 'token' || !isOffered(scheme, untimed)) continue;
    const verdict = await verify(id, untimed);
    if (!verdict.ok) {
      const mayMatch = verdict.steps.every(({ ok }) => ok !== false);
      if (verdict.ok === undefined && mayMatch) untried.push(id);
      continue;
    }
    const step = verdict.steps.find((one) => one.step === 'comparison');
    const equal =
      step?.step === 'comparison' ? step.comparisons.find((one) => one.equal) : undefined;
    return {
      causes: ['wrongScheme'],
      schemeId: id,
      ...(equal ? { secret: equal.secret, mac: equal.offeredMac } : {}),
    };
  }
  return undefined;
}

function isOffered(scheme: Scheme, { headers, body }: VerifyInput): boolean {
  const { signature } = scheme;
  return 'bodyField' in signature
    ? bodyField(body, signature.bodyField) !== undefined
    : hasSignature(scheme, headers);
}
