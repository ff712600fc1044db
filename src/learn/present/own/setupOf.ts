import '../../../lab/state/allParts.ts';
import { scenarioOf, traceOf, type Recipe } from '../../../lab/state/recipe.ts';
import type { AskableName } from '../../../lessons/demos/askable.ts';
import { cast } from '../../../model/cast.ts';
import type { Command } from '../../../model/commands.ts';
import { doneIn } from '../../../model/rules/doneIn.ts';
import type { PlannedLoss, Scenario } from '../../../model/scenario.ts';
import {
  settingKeys,
  standardSettings,
  type SettingKey,
  type Settings,
} from '../../../model/settings.ts';
import { count, duration, unbroken } from '../../../trace/words/format.ts';
import { settingLine, waitsWords } from '../../../trace/words/settingWords.ts';
import { measureOf } from '../../judge/measures.ts';
import { wholeRun } from '../../judge/seen.ts';

const { sender, receiver, attacker } = cast;

/** The questions that polling answers; the others are of webhooks. */
const ofPolling: readonly AskableName[] = ['emptyPolls', 'polls', 'pollWaitLongestMs'];
const ofCharges: readonly AskableName[] = ['charges', 'once', 'doubles', 'missing'];
const ofAttacks: readonly AskableName[] = ['forgedAccepted', 'replaysAccepted'];
const ofTime: readonly AskableName[] = ['timeouts', 'webhookWaitLongestMs'];

/** So many letters fit above four options on a narrow projector; what is more is counted. */
const lettersMost = 440;
/** How many of a kind are told one by one. */
const toldMost = 3;
const waitsLettersMost = 60;

/** A sentence, and what the run would be without what it tells. */
interface Part {
  readonly says: string;
  /** Back to the standard, one after another. */
  readonly keys?: readonly SettingKey[];
  readonly acts?: (command: Command) => boolean;
  /** Told without being tried. */
  readonly isSure?: boolean;
}

/** What has no part in any question beside the number of payments. */
const ofPayments: readonly SettingKey[] = ['eventEveryMs', 'burstEveryMs', 'burstSize', 'arrivals'];

/**
 * What is set up and done in a run, before a question of it: all that its answer depends on, in short sentences, and no
 * count of what comes of it.
 */
export function setupOf(recipe: Recipe, ask: AskableName, events: number): string {
  const scenario = scenarioOf(recipe);
  const done = doneIn(scenario, recipe.commands).toSorted((a, b) => a.at - b.at);
  const { settings } = scenario;
  const isPolling = ofPolling.includes(ask);
  const happen = events === 1 ? 'happens' : 'happen';
  const parts: readonly Part[] = [
    {
      says: isPolling ? `${receiver} asks every ${duration(settings.pollEveryMs)}.` : '',
      keys: ['pollEveryMs'],
      isSure: true,
    },
    { says: outages(done, settings), isSure: true },
    {
      says: retries(settings),
      keys: [
        'retryPlan',
        'jitter',
        'jitterPercent',
        'firstWaitMs',
        'longestWaitMs',
        'waits',
        'attempts',
        'giveUpAfterMs',
      ],
      isSure: !isPolling,
    },
    {
      says: attacks(done),
      acts: (command) => isAttack(command),
      isSure: ofAttacks.includes(ask) || ofCharges.includes(ask),
    },
    {
      says: checks(done, settings),
      keys: ['verifySignature', 'rejectOldTimestamps', 'toleranceSeconds', 'skipProcessed'],
      isSure: ofAttacks.includes(ask) || ofCharges.includes(ask),
    },
    {
      says: losses(done, scenario),
      keys: ['lostRequestsPercent', 'lostAnswersPercent'],
      isSure: !isPolling,
    },
    {
      says: work(settings),
      keys: ['workMs', 'storeFirst'],
    },
    {
      says: `The ${sender} hangs up after ${duration(settings.requestTimeoutMs)}.`,
      keys: ['requestTimeoutMs'],
      isSure: ofTime.includes(ask) || (!isPolling && settings.workMs >= settings.requestTimeoutMs),
    },
    {
      says: backfills(done, settings),
      keys: ['backfillEveryMs'],
      acts: ({ type }) => type === 'backfill.run',
    },
    { says: crashes(done), acts: ({ type }) => type === 'worker.crash' },
    ...turns(done),
  ];
  const told = new Set(parts.flatMap(({ keys = [] }) => keys).concat(ofPayments));
  const others = settingKeys
    .filter((key) => !told.has(key) && settings[key] !== standardSettings[key])
    .map((key): Part => ({ says: `${settingLine(key, settings[key])}.`, keys: [key] }));
  const isTold = dependence(recipe, ask);
  const sentences = [...parts, ...others].filter((part) => part.says !== '' && isTold(part));
  const lead = [`${count(events, 'payment')} ${happen} in ${duration(scenario.horizonMs)}.`];
  let left = 0;
  for (const { says } of sentences)
    if ([...lead, says].join(' ').length <= lettersMost) lead.push(says);
    else left++;
  if (left > 0) lead.push(`And ${count(left, 'more change')}.`);
  return unbroken(lead.join(' '));
}

/** Whether the count changes without what a part tells: each is tried in a run of its own. */
function dependence(recipe: Recipe, ask: AskableName): (part: Part) => boolean {
  const { lesson, changes, commands } = recipe;
  const { settings } = scenarioOf(recipe);
  const { scenario } = lesson;
  const counted = (each: Recipe) => {
    const trace = traceOf(each);
    return trace && measureOf(wholeRun(trace), ask);
  };
  const now = counted(recipe);
  const differs = (changed: Partial<Recipe>) => counted({ ...recipe, ...changed }) !== now;
  return ({ keys = [], acts, isSure = false }) =>
    isSure ||
    (acts !== undefined &&
      [...scenario.plan, ...commands].some(acts) &&
      differs({
        commands: commands.filter((command) => !acts(command)),
        lesson: {
          ...lesson,
          scenario: { ...scenario, plan: scenario.plan.filter((command) => !acts(command)) },
        },
      })) ||
    keys.some(
      (key) =>
        settings[key] !== standardSettings[key] &&
        differs({ changes: { ...changes, [key]: standardSettings[key] } }),
    );
}

/** `25 s, 1 min and 2 min`, and how many more. */
function listed(words: readonly string[]): string {
  const told = words.slice(0, toldMost);
  const left = words.length - told.length;
  const all = left > 0 ? [...told, `${left} more`] : told;
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`;
}

const times = (commands: readonly Command[]) => listed(commands.map(({ at }) => duration(at)));

function outages(done: readonly Command[], { restartMs, slowAnswerMs }: Settings): string {
  const turns = done.filter((command) => command.type === 'endpoint.set');
  const stretches = turns.flatMap(({ at, mode }, index) => {
    if (mode === 'up') return [];
    if (mode === 'restarting') return [`restarting at ${duration(at)} (${duration(restartMs)})`];
    const until = turns[index + 1]?.at;
    const end = until === undefined ? 'the end' : duration(until);
    const how = mode === 'slow' ? `slow (${duration(slowAnswerMs)})` : 'down';
    return [`${how} from ${duration(at)} to ${end}`];
  });
  return stretches.length === 0 ? '' : `${receiver} is ${listed(stretches)}.`;
}

function retries(settings: Settings): string {
  const { retryPlan, attempts, firstWaitMs, longestWaitMs, waits, giveUpAfterMs } = settings;
  if (retryPlan === 'off' || attempts < 2) return `The ${sender} tries once only.`;
  const list = waitsWords(waits);
  const after = {
    immediate: 'at once',
    fixed: `${duration(firstWaitMs)} after each`,
    exponential: `after ${duration(firstWaitMs)}, then twice as long each time${
      firstWaitMs * 2 ** (attempts - 2) > longestWaitMs
        ? `, ${duration(longestWaitMs)} at most`
        : ''
    }`,
    schedule: list.length > waitsLettersMost ? 'after a list of waits' : `after ${list}`,
  }[retryPlan];
  const chance = {
    none: '',
    full: ', or by chance sooner',
    equal: ', or by chance after half of it',
    decorrelated: ', by chance up to three times the last wait',
    spread: `, give or take ${settings.jitterPercent} %`,
  }[settings.jitter];
  const end = giveUpAfterMs > 0 ? `, for ${duration(giveUpAfterMs)} at most` : '';
  return `The ${sender} tries up to ${attempts === 2 ? 'once' : `${attempts - 1} times`} more, ${after}${chance}${end}.`;
}

const work = ({ workMs, storeFirst }: Settings): string =>
  `The work takes ${duration(workMs)}, and ${receiver} answers ${storeFirst ? 'before' : 'after'} it.`;

const ordinals = ['first', 'second', 'third'];
const lossWords = ({ event, attempt, part }: PlannedLoss) =>
  `the ${ordinals[attempt - 1] ?? `${attempt}th`} ${part} of payment ${event}`;

function losses(done: readonly Command[], { losses, settings }: Scenario): string {
  const { lostRequestsPercent, lostAnswersPercent } = settings;
  const shares = [
    ...(lostRequestsPercent > 0 ? [`${lostRequestsPercent} % of requests`] : []),
    ...(lostAnswersPercent > 0 ? [`${lostAnswersPercent} % of answers`] : []),
  ];
  const byHand = done.filter(({ type }) => type === 'message.lose').length;
  const lost = [
    ...losses.map(lossWords),
    ...(byHand > 0 ? [count(byHand, 'message')] : []),
    ...shares,
  ];
  if (lost.length === 0) return '';
  const isOne = lost.length === 1 && shares.length === 0 && byHand <= 1;
  return `Lost on the way ${isOne ? 'is' : 'are'} ${listed(lost)}.`;
}

const attacksIn = (done: readonly Command[], ...acts: readonly string[]) =>
  done.filter(
    (command) =>
      acts.includes(command.type) || (command.type === 'attack' && acts.includes(command.act)),
  );

const isAttack = ({ type }: Command): boolean =>
  type === 'attack' || type === 'message.tamper' || type === 'message.copy';

function attacks(done: readonly Command[]): string {
  const forged = attacksIn(done, 'forge').length;
  const changed = attacksIn(done, 'tamper', 'message.tamper').length;
  const copies = attacksIn(done, 'replay', 'message.copy');
  const acts = [
    ...(forged > 0 ? [`forges ${count(forged, 'request')}`] : []),
    ...(changed > 0 ? [`changes ${count(changed, 'request')}`] : []),
    ...(copies.length > 0
      ? [`sends ${copies.length === 1 ? 'a copy' : 'copies'} at ${times(copies)}`]
      : []),
  ];
  return acts.length === 0 ? '' : `${attacker} ${listed(acts)}.`;
}

function checks(done: readonly Command[], settings: Settings): string {
  if (!done.some(isAttack))
    return settings.skipProcessed
      ? `${receiver} charges an event id only once.`
      : `${receiver} charges whatever comes.`;
  const looksAt = [
    ...(settings.verifySignature ? ['the signature'] : []),
    ...(settings.rejectOldTimestamps
      ? [`the time (${duration(settings.toleranceSeconds * 1_000)})`]
      : []),
    ...(settings.skipProcessed ? ['the event id'] : []),
  ];
  return looksAt.length === 0
    ? `${receiver} checks nothing and charges whatever comes.`
    : `${receiver} checks only ${listed(looksAt)}.`;
}

function backfills(done: readonly Command[], { backfillEveryMs }: Settings): string {
  const byHand = done.filter(({ type }) => type === 'backfill.run');
  const when = [
    ...(backfillEveryMs > 0 ? [`every ${duration(backfillEveryMs)}`] : []),
    ...(byHand.length > 0 ? [`at ${times(byHand)}`] : []),
  ];
  return when.length === 0 ? '' : `${receiver} asks what it has missed ${when.join(' and ')}.`;
}

function crashes(done: readonly Command[]): string {
  const crashed = done.filter(({ type }) => type === 'worker.crash');
  return crashed.length === 0 ? '' : `A worker crashes at ${times(crashed)}.`;
}

/** What else is done by hand on the way. */
function turns(done: readonly Command[]): readonly Part[] {
  const by = {
    'delivery.sendNow': `The ${sender} sends at once`,
    'delivery.resend': `The ${sender} sends again by hand`,
    'endpoint.enable': 'The endpoint is enabled',
    'secret.rotate': 'The secret is changed',
  } as const;
  return done.flatMap((command) => {
    const acts = (each: Command) => each.type === command.type && each.at === command.at;
    if (command.type === 'setting.set')
      return [
        {
          says: `From ${duration(command.at)} on: ${settingLine(command.key, command.value)}.`,
          acts,
        },
      ];
    const says = by[command.type as keyof typeof by] as string | undefined;
    return says === undefined ? [] : [{ says: `${says} at ${duration(command.at)}.`, acts }];
  });
}
