import { bodyBytes } from '../../sign/request/body/body.ts';
import { signDraft } from '../../sign/bench/signAndReplay.ts';
import { shortReason } from '../../sign/verdict/verdictWords.ts';
import { schemeById } from '../../signing/schemes.ts';
import { curlLine } from '../../signing/write/curl.ts';
import { benchOptions, bodyJson, readRequest } from '../bench/request.ts';
import { defineVerb, WrongUse } from '../verb.ts';

export const sign = defineVerb({
  name: 'sign',
  takes: '<file|->',
  says: 'Signs a body or a pasted request, and writes the headers that its sender would add.',
  options: {
    ...benchOptions,
    body: { type: 'boolean', says: 'The file is the body itself, byte for byte' },
    curl: { type: 'boolean', says: 'Write a curl command that sends all of it' },
  },
  async run({ words: [file = ''], given, json }, terminal) {
    const bench = await readRequest(file, given, terminal, given.body);
    const { draft, clockSeconds } = bench;
    const outcome = await signDraft(draft, clockSeconds, 'sender');
    if (!outcome.ok)
      throw new WrongUse(
        `it cannot be signed: ${shortReason(outcome.because, schemeById(draft.schemeId))}`,
      );
    const { headers, url, method, body: fields } = outcome.draft;
    const body = bodyBytes(fields) ?? new Uint8Array();
    const target = { ...(url === '' ? {} : { url }), ...(method === '' ? {} : { method }) };
    if (json)
      terminal.say(
        JSON.stringify({ scheme: draft.schemeId, headers, ...target, ...bodyJson(body) }),
      );
    else if (given.curl === true) terminal.say(curlLine({ headers, body, ...target }));
    else {
      for (const [name, value] of Object.entries(headers))
        if (value !== draft.headers[name]) terminal.say(`${name}: ${value}`);
      if (url !== draft.url) terminal.say(`URL: ${url}`);
      if (bodyBytes(draft.body)?.length !== body.length)
        terminal.warn('The scheme writes into the body: --json or --curl has all of it.');
    }
    return 'held';
  },
});
