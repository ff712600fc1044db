import { writeFile } from 'node:fs/promises';
import { policies } from '../../model/policies/policies.ts';
import { policyKeys, presetOf } from '../../model/policies/presets.ts';
import { standardSettings, type Settings } from '../../model/settings.ts';
import { freshSecret } from '../../signing/check/freshSecret.ts';
import { schemeById } from '../../signing/schemes.ts';
import type { Scheme } from '../../signing/providers/scheme.ts';
import { countVerdicts } from '../../lab/recorded/drillReport.ts';
import { scenarioOf } from '../../lab/state/recipe.ts';
import { traceText } from '../../lab/takeAway/trace/traceFile.ts';
import { shortReason } from '../../sign/verdict/verdictWords.ts';
import { placeAt } from '../deliver/addresses.ts';
import { drills, type Drill } from '../deliver/drills.ts';
import { Effects, isEffectsUrl } from '../deliver/effects.ts';
import { findCauses } from '../deliver/found.ts';
import { judge } from '../deliver/judge.ts';
import { Letters } from '../deliver/letters.ts';
import {
  headline,
  junit,
  ledgerOf,
  reportOfTrace,
  sayReport,
  type Report,
} from '../deliver/report.ts';
import { Session } from '../deliver/session.ts';
import { frameworkCalled, schemeCalled } from '../named.ts';
import { readRun, settingsOf } from '../simulate/readRun.ts';
import { readSecret, secretOptions } from '../secret.ts';
import { defineVerb, WrongUse } from '../verb.ts';

export const deliver = defineVerb({
  name: 'deliver',
  takes: '<url>',
  says: 'Sends real webhooks to your receiver by the Lab’s sender, and says what it lacks.',
  options: {
    scheme: {
      type: 'string',
      value: 'ID',
      says: 'How they are signed: see hookscope list schemes',
    },
    ...secretOptions,
    policy: {
      type: 'string',
      value: 'ID',
      says: 'Of list policies; or own; or the Lab’s link or file',
    },
    set: {
      type: 'string',
      value: 'KEY=VALUE',
      multiple: true,
      says: 'A setting of that policy: attempts=3',
    },
    speed: {
      type: 'string',
      value: 'N',
      says: 'Waits, never timeouts, pass N times as fast (1000)',
    },
    drills: { type: 'string', value: 'A,B', says: 'Only these: see hookscope list drills' },
    events: { type: 'string', value: 'N', says: 'Events of the drill genuine (5)' },
    connections: { type: 'string', value: 'N', says: 'Of them at a time (10)' },
    rate: { type: 'string', value: 'N', says: 'And a second at most (50)' },
    seconds: { type: 'string', value: 'N', says: 'Stop after so long (300)' },
    effects: {
      type: 'string',
      value: 'WHERE',
      says: 'A URL or command that tells as JSON how often each event id was done',
    },
    framework: { type: 'string', value: 'NAME', says: 'Cures as code for it (Express)' },
    junit: { type: 'string', value: 'FILE', says: 'Write the report as JUnit XML too' },
    trace: { type: 'string', value: 'FILE', says: 'Write the run as a trace: drop it on the Lab' },
    'allow-host': {
      type: 'string',
      value: 'NAME',
      multiple: true,
      says: 'A host of your own that is not this machine',
    },
  },
  async run({ words: [url = ''], given, json }, terminal) {
    if (given.scheme === undefined) throw new WrongUse('give --scheme: see hookscope list schemes');
    const scheme = schemeCalled(given.scheme);
    const chosen = drillsCalled(given.drills);
    const framework = frameworkCalled(given.framework);
    const policy = await policyOf(given, scheme, (line) => {
      terminal.warn(line);
    });
    const options = {
      speed: numberOf('speed', given.speed, { standard: 1_000, least: 1, most: 1_000_000 }),
      events: numberOf('events', given.events, { standard: 5, least: 1, most: 100_000 }),
      connections: numberOf('connections', given.connections, {
        standard: 10,
        least: 1,
        most: 500,
      }),
      rate: numberOf('rate', given.rate, { standard: 50, least: 1, most: 1_000_000 }),
    };
    const seconds = numberOf('seconds', given.seconds, { standard: 300, least: 1, most: 86_400 });
    const allowed = given['allow-host'] ?? [];
    const known = await readSecret(given, terminal);
    const place = await placeAt(url, allowed, terminal);
    if (given.effects !== undefined && isEffectsUrl(given.effects))
      await placeAt(given.effects, allowed, terminal);
    const effects = given.effects === undefined ? undefined : new Effects(given.effects);
    const secrets = {
      known,
      guessed: await another(scheme, known),
      next: await another(scheme, known),
    };
    const letters = new Letters(scheme, place.url, secrets);
    const why = letters.whyUnsigned();
    if (why !== undefined)
      throw new WrongUse(
        `nothing can be signed by ${scheme.provider} with this secret: ${shortReason(why, scheme)}`,
      );
    const unsendable = letters.unsendable();
    if (unsendable !== undefined)
      throw new WrongUse(
        `the secret cannot be sent in the header ${unsendable}: it has a line break or a sign beyond Latin-1`,
      );
    const session = new Session({
      scheme,
      place,
      letters,
      policy: policy.settings,
      ...options,
      // A ledger is counted from the facts, as in the Lab.
      keeps: given.trace !== undefined || effects !== undefined,
      effects,
      progress: (line) => {
        terminal.progress(line);
      },
    });
    const stop = () => {
      session.stop('Ctrl-C');
    };
    terminal.stopped.addEventListener('abort', stop);
    const alarm = setTimeout(() => {
      session.stop(`${seconds} s are over (--seconds)`);
    }, seconds * 1_000);
    const recordedAt = new Date().toISOString();
    const startedAt = performance.now();
    const runs = await session.run(chosen).finally(() => {
      clearTimeout(alarm);
      terminal.stopped.removeEventListener('abort', stop);
    });
    const took = performance.now() - startedAt;
    const counts =
      session.stopped === undefined
        ? await session.recordEffects(runs.flatMap(({ seen }) => seen))
        : undefined;
    const troubles = [
      ...(effects?.trouble === undefined ? [] : [effects.trouble]),
      ...(session.stopped === undefined ? [] : [stoppedWords(session)]),
    ];
    session.close();
    terminal.progress('');

    const results = runs.map((run) => judge(run, session.real.run.settings, counts));
    const ledger = counts && ledgerOf(session.trace);
    const report: Report = {
      url: place.url.href,
      scheme: scheme.provider,
      schemeId: scheme.id,
      recordedAt,
      policy: policy.name,
      speed: options.speed,
      seconds: Math.round(took / 100) / 10,
      requests: session.sent,
      requestsPerSecond: session.streamedPerSecond,
      verdicts: countVerdicts(results),
      drills: results,
      found: findCauses(results, scheme, framework),
      ...(ledger ? { ledger } : {}),
      troubles,
    };
    if (json) terminal.say(JSON.stringify({ headline: headline(report), ...report }, null, 2));
    else sayReport(report, terminal);
    if (given.junit !== undefined) await writeFile(given.junit, junit(report));
    if (given.trace !== undefined) {
      const title = `${scheme.provider} to ${place.url.href} at ${recordedAt}`.slice(0, 1_000);
      await writeFile(given.trace, traceText(session.trace, title, reportOfTrace(report)));
    }
    const isFine = report.verdicts['fell short'] === 0 && troubles.length === 0;
    return isFine ? 'held' : 'fell short';
  },
});

function stoppedWords({ stopped = '', open }: Session): string {
  return `Stopped: ${stopped}. Still open were ${open.requests} requests and ${open.deliveries} deliveries.`;
}

function drillsCalled(ids: string | undefined): readonly Drill[] {
  if (ids === undefined) return drills;
  return ids.split(',').map((id) => {
    const drill = drills.find((each) => each.id === id.trim());
    if (drill) return drill;
    throw new WrongUse(`there is no drill “${id}”: see hookscope list drills`);
  });
}

/** The policy that was asked for, with what is set in it. */
async function policyOf(
  { policy: asked, set = [] }: { policy?: string | undefined; set?: readonly string[] | undefined },
  scheme: Scheme,
  warn: (line: string) => void,
): Promise<{ readonly name: string; readonly settings: Partial<Settings> }> {
  const own = settingsOf(set, policyKeys);
  const { name, settings } =
    asked === 'own'
      ? { name: 'your own', settings: ofPolicy(standardSettings) }
      : asked !== undefined && /scenario=|lab\?|\.json$/.test(asked)
        ? { name: asked, settings: ofPolicy(scenarioOf(await readRun(asked, warn)).settings) }
        : policyCalled(asked, scheme);
  const turned = set.length > 0 && asked !== 'own' ? ', changed' : '';
  return { name: `${name}${turned}`, settings: { ...settings, ...own } };
}

const ofPolicy = (settings: Settings): Partial<Settings> =>
  Object.fromEntries(policyKeys.map((key) => [key, settings[key]]));

/** The policy that was asked for; else that of the scheme's provider, or else of Standard Webhooks. */
function policyCalled(id: string | undefined, scheme: Scheme) {
  const wanted = id ?? scheme.id.replaceAll('-', '_');
  const found = policies.find((each) => each.id === wanted);
  const settings = found && presetOf(found);
  if (found && settings) return { name: found.name, settings };
  if (id !== undefined)
    throw new WrongUse(
      found
        ? `too little is published of the policy of ${found.name} to run it`
        : `there is no policy “${id}”: see hookscope list policies`,
    );
  return policyCalled('standard_webhooks', scheme);
}

function numberOf(
  name: string,
  text: string | undefined,
  {
    standard,
    least,
    most,
  }: { readonly standard: number; readonly least: number; readonly most: number },
): number {
  if (text === undefined) return standard;
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new WrongUse(`--${name} is a whole number from ${least} to ${most}, not “${text}”`);
}

/** Another secret of the same kind. */
async function another(scheme: Scheme, known: string): Promise<string> {
  return (await freshSecret(schemeById(scheme.id).secret, known)) ?? known;
}
