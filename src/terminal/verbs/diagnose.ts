import { setImmediate } from 'node:timers/promises';
import {
  evidence,
  hintSentences,
  nothingFound,
  remains,
  triedCount,
} from '../../sign/diagnosis/diagnosisEvidenceWords.ts';
import { work } from '../../sign/diagnosis/diagnosisTask.ts';
import { causeSentences, findingTitle } from '../../sign/diagnosis/diagnosisWords.ts';
import { reportWithoutSearch } from '../../sign/diagnosis/reportWithoutSearch.ts';
import { headline } from '../../sign/verdict/verdictWords.ts';
import { curesFor } from '../../signing/cures/cures.ts';
import { schemeById } from '../../signing/schemes.ts';
import { verify } from '../../signing/verify.ts';
import { count, grouped } from '../../trace/words/format.ts';
import { benchOptions, inputOf, readRequest, withoutSecret } from '../bench/request.ts';
import { frameworkCalled } from '../named.ts';
import { defineVerb } from '../verb.ts';

export const diagnose = defineVerb({
  name: 'diagnose',
  takes: '<file|->',
  says: 'Finds why a pasted request is refused: the cause, its proof, and the cure as code.',
  options: {
    ...benchOptions,
    framework: { type: 'string', value: 'NAME', says: 'The cure for it: Express, Django, Go …' },
  },
  async run({ words: [file = ''], given, json }, terminal) {
    const framework = frameworkCalled(given.framework);
    const bench = await readRequest(file, given, terminal);
    const { schemeId, secrets } = bench.draft;
    const request = inputOf(bench);
    const verdict = await verify(schemeId, request);
    const clean = (text: string) => withoutSecret(text, bench);
    const head = {
      scheme: schemeId,
      ok: verdict.ok,
      headline: clean(headline({ schemeId, verdict, request })),
    };
    if (!json) {
      for (const doubt of bench.found.doubts) terminal.warn(clean(doubt));
      const tone = verdict.ok === true ? 'green' : 'red';
      terminal.say(terminal.style(['bold', tone], head.headline));
    }
    if (verdict.ok !== false) {
      if (json) terminal.say(JSON.stringify(head));
      else if (verdict.ok) terminal.say('Nothing to find: the request is accepted.');
      return verdict.ok === true ? 'held' : 'fell short';
    }

    const task = { schemeId, request, copy: bench.draft.copy };
    const report =
      reportWithoutSearch(task, verdict) ??
      (await work(task, {
        signal: terminal.stopped,
        onProgress: (tried) => {
          terminal.progress(`${grouped(tried)} changes tried`);
        },
        pause: () => setImmediate(),
      }));
    terminal.progress('');
    const { finding } = report;
    const scheme = schemeById(finding?.schemeId ?? schemeId);
    const cures = finding
      ? curesFor({ finding, scheme, secret: secrets[0] ?? '' }).map(({ words, code, limits }) => ({
          says: clean(words),
          ...(code === undefined
            ? {}
            : { code: clean(typeof code === 'string' ? code : code[framework]) }),
          limits: (limits?.[framework] ?? []).map(clean),
        }))
      : [];
    const found = finding
      ? {
          causes: finding.causes,
          title: clean(findingTitle(finding)),
          says: causeSentences(report).map(clean),
          evidence: evidence(report).map(clean),
          framework,
          cures,
        }
      : { causes: [], tried: triedCount(report.tried), remains: remains(report).map(clean) };
    const hints = hintSentences(report).map(clean);
    if (json) {
      terminal.say(JSON.stringify({ ...head, ...found, hints }));
      return 'fell short';
    }
    const bullets = (title: string, lines: readonly string[]) => {
      if (lines.length === 0) return;
      terminal.say(`\n${terminal.style('bold', title)}`);
      for (const line of lines) terminal.say(`- ${line}`);
    };
    if (found.title !== undefined) {
      terminal.say(`${terminal.style('bold', found.title)}\n${found.says.join('\n')}`);
      bullets('The evidence', found.evidence);
      terminal.say(`\n${terminal.style('bold', `What to change (${framework})`)}`);
      for (const { says, code, limits } of cures) {
        terminal.say(says);
        if (code !== undefined) terminal.say(code.replaceAll(/^(?=.)/gm, '    '));
        for (const limit of limits) terminal.say(`- ${limit}`);
      }
    } else {
      const { title, tried } = nothingFound(report);
      if (terminal.stopped.aborted) terminal.say(`Stopped after ${count(found.tried, 'change')}.`);
      else terminal.say(`${terminal.style('bold', title)}\n${tried}`);
      bullets('What remains', found.remains);
    }
    bullets('What also looks odd', hints);
    return 'fell short';
  },
});
