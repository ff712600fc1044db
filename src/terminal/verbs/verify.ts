import { explanation, headline } from '../../sign/verdict/verdictWords.ts';
import { stepSentence } from '../../sign/verdict/stepWords.ts';
import { verify as check } from '../../signing/verify.ts';
import { benchOptions, inputOf, readRequest, withoutSecret } from '../bench/request.ts';
import { defineVerb } from '../verb.ts';

export const verify = defineVerb({
  name: 'verify',
  takes: '<file|->',
  says: 'Accepts or refuses a pasted request (raw, curl, headers, a log), step by step.',
  options: benchOptions,
  async run({ words: [file = ''], given, json }, terminal) {
    const bench = await readRequest(file, given, terminal);
    const { found } = bench;
    const { schemeId } = bench.draft;
    const request = inputOf(bench);
    const verdict = await check(schemeId, request);
    const checked = { schemeId, verdict, request };
    const clean = (text: string) => withoutSecret(text, bench);
    const steps = verdict.steps.map((step) => ({
      step: step.step,
      ok: step.ok,
      says: clean(stepSentence(step, schemeId)),
    }));
    if (json) {
      terminal.say(
        JSON.stringify({
          scheme: schemeId,
          readAs: found.as,
          doubts: found.doubts.map(clean),
          ok: verdict.ok,
          ...(verdict.ok === true ? {} : { because: verdict.because }),
          headline: clean(headline(checked)),
          says: clean(explanation(checked)),
          steps,
        }),
      );
    } else {
      for (const doubt of found.doubts) terminal.warn(clean(doubt));
      const tone = verdict.ok === true ? 'green' : 'red';
      terminal.say(terminal.style(['bold', tone], clean(headline(checked))));
      terminal.say(clean(explanation(checked)));
      terminal.say('');
      for (const { ok, says } of steps)
        terminal.say(`${ok === true ? '✓' : ok === false ? '✗' : '·'} ${says}`);
    }
    return verdict.ok === true ? 'held' : 'fell short';
  },
});
