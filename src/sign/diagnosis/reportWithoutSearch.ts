import { lostBody } from '../../signing/diagnose/lostBody.ts';
import { matchedFinding } from '../../signing/diagnose/match.ts';
import { unsignedFinding } from '../../signing/diagnose/unsigned.ts';
import { schemeById } from '../../signing/schemes.ts';
import type { Verdict } from '../../signing/check/verdict.ts';
import type { DiagnosisReport, DiagnosisTask } from './diagnosisTask.ts';

/** What is shown of a refusal whose cause needs no search; undefined where it does. */
export function reportWithoutSearch(
  task: DiagnosisTask,
  verdict: Verdict,
): DiagnosisReport | undefined {
  const { schemeId, request, copy } = task;
  const scheme = schemeById(schemeId);
  const finding =
    matchedFinding(verdict) ??
    unsignedFinding(scheme, request, verdict) ??
    (copy?.bodies ? undefined : lostBody(scheme, request));
  if (!finding) return undefined;
  const { nowSeconds } = request;
  const { ageSeconds } = finding;
  const sentAt =
    nowSeconds === undefined || ageSeconds === undefined ? undefined : nowSeconds - ageSeconds;
  const isUnit = finding.causes.includes('timestampUnit');
  return {
    ...task,
    finding,
    hints: [],
    tried: { time: 1, body: 0, secret: 0, signature: 0, rule: 0, URL: 0, scheme: 0, several: 0 },
    ...(sentAt === undefined || isUnit ? {} : { change: { nowSeconds: sentAt } }),
  };
}
