import { expect, test } from 'vitest';
import { settingsUnder } from '../../model/load/loadPolicies.ts';
import { standardLoad } from '../../model/load/load.ts';
import { grouped } from '../../model/grouped.ts';
import { standardSettings, type Settings } from '../../model/settings.ts';
import { duration } from '../../trace/words/format.ts';
import type { Scenario } from '../../model/scenario.ts';
import { cards } from './cards.ts';
import type { DemoId } from './demoCatalogue.ts';
import { demos } from './demos.ts';

/** The world of one run of a demo, by its place. */
function scenarioOf(id: DemoId, run = 0): Scenario {
  const world = demos[id].runs[run]?.world;
  if (world?.kind !== 'run') throw new Error(`Run ${run} of demo ${id} is none of the Lab.`);
  return world.scenario;
}

function settingsOf(id: DemoId, run = 0): Settings {
  const world = demos[id].runs[run]?.world;
  if (world?.kind === 'run') return world.scenario.settings;
  return world?.kind === 'load'
    ? settingsUnder(world.load.policy ?? 'lab', standardSettings)
    : { ...standardSettings, ...world?.settings };
}

const questionOf = (id: DemoId) => demos[id].question.text;
const labelOf = (id: DemoId, run: number) => demos[id].runs[run]?.label ?? '';
const inWords = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven'];
/** “5 seconds”, “7 minutes”: how a question says a time. */
const spoken = (ms: number) =>
  ms < 120_000 ? `${ms / 1_000} seconds` : `${duration(ms).replace(/ min$/, '')} minutes`;
/** Stands in no text: where a word is no number, the setting that it says is compared. */
const otherWords = 'other words';
const seconds = (ms: number) => ms / 1_000;
const stampede = standardLoad;
const fleet = demos[3].runs[1]?.world;
const customers = `${grouped(fleet?.kind === 'fleet' ? (fleet.load.clients ?? 0) : 0)} customers`;

/** From when until when the receiver is down. */
function outageMs(id: DemoId): number {
  const { scenario, commands = [] } = demos[id].runs[0].world as Extract<
    (typeof demos)[DemoId]['runs'][0]['world'],
    { kind: 'run' }
  >;
  const at = (mode: string) =>
    [...scenario.plan, ...commands].find(
      (command) => command.type === 'endpoint.set' && command.mode === mode,
    )?.at ?? Number.NaN;
  return at('up') - at('down');
}

/** How long the sender tries again, its waits added. */
function triesForMs(id: DemoId): number {
  const { firstWaitMs, attempts } = settingsOf(id);
  return Array.from({ length: attempts - 1 }, (_, retry) => firstWaitMs * 2 ** retry).reduce(
    (sum, wait) => sum + wait,
    0,
  );
}

const copiesAt = scenarioOf('10').plan.flatMap((command) =>
  command.type === 'attack' ? [duration(command.at)] : [],
);

test.each<readonly [where: string, text: string, says: string]>([
  ['card 1', cards[1].simplified, `for ${duration(settingsOf('1').latencyMs)}`],
  ['card 2', cards[2].simplified, `for ${duration(settingsOf('2').latencyMs)}`],
  ['question 1', questionOf('1'), `every ${spoken(settingsOf('1').pollEveryMs)}`],
  ['question 1', questionOf('1'), `once in ${spoken(settingsOf('1').eventEveryMs)}`],
  [
    'card 1',
    cards[1].counter,
    settingsOf('1').eventEveryMs === 600_000 ? 'in ten minutes' : otherWords,
  ],
  ['run 1', labelOf('1', 0), duration(settingsOf('1').pollEveryMs)],
  ['question 2', questionOf('2'), `every ${spoken(settingsOf('2').pollEveryMs)}`],
  ['question 2', questionOf('2'), `instead of every ${seconds(settingsOf('2', 1).pollEveryMs)}`],
  ['run 1 of 2', labelOf('2', 0), `every ${seconds(settingsOf('2').pollEveryMs)} s`],
  ['run 2 of 2', labelOf('2', 1), `every ${seconds(settingsOf('2', 1).pollEveryMs)} s`],
  ['card 3', cards[3].ifAsked[1][1], customers],
  ['run 2 of 3', labelOf('3', 1), customers],
  ['question 4', questionOf('4'), `every ${spoken(settingsOf('4').pollEveryMs)}`],
  [
    'question 4',
    questionOf('4').toLowerCase(),
    `${inWords[1_000 / settingsOf('4').eventEveryMs]} payments per second`,
  ],
  ['card 4', cards[4].simplified, settingsOf('4').workMs === 0 ? 'needs no time' : otherWords],
  ['question 5', questionOf('5'), outageMs('5') === 60_000 ? 'for a minute' : otherWords],
  ['run 2 of 5', labelOf('5', 1), `${settingsOf('5', 1).attempts - 1} times`],
  [
    'run 2 of 5',
    labelOf('5', 1),
    settingsOf('5', 1).firstWaitMs === 1_000 ? 'every second' : otherWords,
  ],
  ['run 3 of 5', labelOf('5', 2), `${settingsOf('5', 2).attempts - 1} times`],
  ['run 3 of 5', labelOf('5', 2), `from ${duration(settingsOf('5', 2).firstWaitMs)}`],
  ['question 6', questionOf('6'), `takes ${stampede.capacity} calls a second`],
  ['question 6', questionOf('6'), `more than ${stampede.overload} in one second`],
  ['question 6', questionOf('6'), `after ${stampede.forSeconds / 60} minutes`],
  ['question 6', questionOf('6'), stampede.deliveries === 60 ? 'Sixty deliveries' : otherWords],
  ['question 6', questionOf('6'), `every ${duration(settingsOf('6').firstWaitMs)}`],
  ['card 6', cards[6].simplified, `more than ${stampede.overload} calls in one second`],
  ['card 6', cards[6].likely, stampede.capacity === 10 ? 'ten a second' : otherWords],
  ['card 6', cards[6].counter, stampede.deliveries === 60 ? 'the sixty' : otherWords],
  ['run 1 of 6', labelOf('6', 0), `every ${duration(settingsOf('6').firstWaitMs)}`],
  ['run 2 of 6', labelOf('6', 1), `up to ${seconds(settingsOf('6', 1).longestWaitMs)} s`],
  ['question 8', questionOf('8'), `takes ${spoken(settingsOf('8').workMs)}`],
  ['question 8', questionOf('8'), `after ${seconds(settingsOf('8').requestTimeoutMs)}`],
  ['question 8', questionOf('8'), `tries ${settingsOf('8').attempts - 1} times more`],
  [
    'card 8',
    cards[8].simplified,
    settingsOf('8').workers >= settingsOf('8').attempts ? 'a worker for each attempt' : otherWords,
  ],
  ['question 10', questionOf('10'), `after ${copiesAt[0]}, ${copiesAt[1]} and ${copiesAt[2]}`],
  [
    'run 2 of 10',
    labelOf('10', 1),
    `than ${duration(settingsOf('10', 1).toleranceSeconds * 1_000)}`,
  ],
  [
    'run 4 of 10',
    labelOf('10', 3),
    `than ${duration(settingsOf('10', 3).toleranceSeconds * 1_000)}`,
  ],
  [
    'card 10',
    cards[10].simplified,
    `clock is ${settingsOf('10').receiverClockAheadSeconds} s ahead`,
  ],
  ['question 11', questionOf('11'), `for ${spoken(triesForMs('11'))}`],
  ['question 11', questionOf('11'), `down for ${outageMs('11') / 60_000}`],
  ['card 11', cards[11].likely, `tried ${inWords[settingsOf('11').attempts]} times`],
  ['run 2 of 11', labelOf('11', 1), `every ${duration(settingsOf('11', 1).backfillEveryMs)}`],
  [
    'question 12',
    questionOf('12'),
    scenarioOf('12')
      .payments.map(({ amountCents }) => `€${amountCents / 100}`)
      .join(', then '),
  ],
  ['run 3 of 12', labelOf('12', 2), `${scenarioOf('12', 2).eventTimesMs.length} rings`],
  ['run 4 of 12', labelOf('12', 3), `${scenarioOf('12', 3).eventTimesMs.length} rings`],
])('%s says of what is set: %s, with %j', (_, text, says) => {
  expect(text).toContain(says);
});
