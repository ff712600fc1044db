import { beforeEach, describe, expect, test } from 'vitest';
import { lessonById } from '../../lessons/lessons.ts';
import { runLimits } from '../../sim/engine/meter.ts';
import { simulate } from '../../sim/simulate.ts';
import { Lab } from './lab.svelte.ts';
import { LongRun } from './longRun.svelte.ts';
import { readLink } from './readLink.ts';
import { partsOfRun, type RunPart, type RunTask } from './runTask.ts';
import { workerInPage } from '../../page/background/backgroundWorker.ts';

/** Of *Nobody home*, unless the query names another scenario. */
const linkOf = (query: string) =>
  readLink(
    new URLSearchParams(
      `downStops=receiver&pollCharges=afterWork&${query}&scenario=outage-and-retries`,
    ),
  );
const settle = () => new Promise<void>((resolve) => setTimeout(resolve));

/** So many payments that the page does not simulate them itself. */
const busy = { eventEveryMs: 80 } as const;
const busier = { eventEveryMs: 70 } as const;

/** One who simulates when the test says so. */
interface PatientWorker {
  readonly task: RunTask;
  say: (part: RunPart) => void;
  finish: () => Promise<void>;
  breakOff: (problem: string) => Promise<void>;
  stopped: boolean;
}

function labWithWorkers() {
  const workers: PatientWorker[] = [];
  const longRun = new LongRun(() => {
    let mine: PatientWorker | undefined;
    return Promise.resolve({
      work: (task, onPart) =>
        new Promise<void>((resolve, reject) => {
          mine = {
            task,
            say: onPart,
            finish: async () => {
              for (const part of partsOfRun(task)) onPart(part);
              resolve();
              // More turns than it takes to prepare the trace.
              for (let turn = 0; turn < 40; turn++) await settle();
            },
            breakOff: (problem) => {
              reject(new Error(problem));
              return settle();
            },
            stopped: false,
          };
          workers.push(mine);
        }),
      stop: () => {
        if (mine) mine.stopped = true;
      },
    });
  });
  return { lab: new Lab(longRun), workers };
}

describe('a run that is too long for the page', { timeout: 60_000 }, () => {
  let lab: Lab;
  let workers: PatientWorker[];
  beforeEach(() => {
    ({ lab, workers } = labWithWorkers());
    lab.open(linkOf(''));
  });
  const texts = () => lab.notices.map(({ text }) => text);

  test('shows what was turned at once, also while time runs in the trace before it', () => {
    lab.playback.seek(20_000);
    lab.playback.play();
    lab.playback.frame(40);
    lab.turn(busy);
    expect([lab.waits, lab.settings.eventEveryMs]).toEqual([true, busy.eventEveryMs]);
  });

  test('offers what was turned late from the start once it is there, again after Cancel, and opens it when that is made', async () => {
    const before = lab.trace;
    lab.playback.seek(20_000);
    lab.turn(busy);
    await settle();
    expect(lab.lateTurn).toBeUndefined();
    await workers[0]!.finish();
    expect(lab.lateTurn).toMatchObject({ atMs: 20_000, isThroughout: false });

    lab.turnThroughout();
    expect([lab.waits, lab.lateTurn]).toEqual([true, undefined]);
    lab.cancel();
    expect(lab.lateTurn).toMatchObject({ isThroughout: false });

    lab.turnThroughout();
    await settle();
    await workers.at(-1)!.finish();
    expect(lab.lateTurn).toMatchObject({ isThroughout: true, isOpen: true });
    expect(lab.lateTurn?.before).toBe(before);
    expect(lab.playback.at).toBe(20_000);
  });

  test('leaves the trace before it and its playhead on the screen, and says how far it is', async () => {
    const before = lab.trace;
    lab.playback.seek(20_000);
    lab.wantsWholeRun = true;
    lab.turn(busy);
    await settle();

    expect([lab.trace, lab.playback.at, lab.waits]).toEqual([before, 20_000, true]);
    workers[0]!.say({ reachedMs: 40_000 });
    expect(lab.progress).toEqual({ reachedMs: 40_000, endsAtMs: 120_000 });

    await workers[0]!.finish();
    expect([lab.waits, lab.progress, lab.playback.at]).toEqual([false, undefined, 20_000]);
    const { scenario, commands } = lab.trace;
    expect(scenario.settings.eventEveryMs).toBe(80);
    expect(lab.trace).toEqual(simulate(scenario, commands, { limits: runLimits }));
  });

  test('shows its settings at once, so that a change goes on from them', async () => {
    lab.turn(busy);
    lab.turn({ attempts: 2 });
    await settle();

    expect(lab.settings).toMatchObject({ ...busy, attempts: 2 });
    expect(workers.map(({ task }) => task.scenario.settings.attempts)).toEqual([2]);
    await workers[0]!.finish();
    expect(lab.trace.scenario.settings).toMatchObject({ ...busy, attempts: 2 });
    lab.undo();
    expect(lab.settings).toMatchObject({ ...busy, attempts: 6 });
  });

  test('is dropped for a newer one, and what it brings late is not shown', async () => {
    lab.turn(busy);
    await settle();
    lab.turn(busier);
    await settle();

    expect(workers.map(({ stopped }) => stopped)).toEqual([true, false]);
    await workers[0]!.finish();
    expect(lab.waits).toBe(true);
    await workers[1]!.finish();
    expect(lab.trace.scenario.settings).toMatchObject(busier);
  });

  test('is dropped for a change that is simulated at once', async () => {
    lab.turn(busy);
    await settle();
    lab.turn({ eventEveryMs: 0, attempts: 3 });

    expect(lab.waits).toBe(false);
    expect(lab.trace.scenario.settings).toMatchObject({ eventEveryMs: 0, attempts: 3 });
    await workers[0]!.finish();
    expect(lab.trace.scenario.settings.eventEveryMs).toBe(0);
  });

  test('that is cancelled gives way to the run on the screen, and can be asked for again', async () => {
    const before = lab.trace;
    lab.turn({ attempts: 3 });
    const shown = lab.trace;
    lab.turn(busy);
    lab.turn({ attempts: 2 });
    await settle();
    lab.cancel();

    expect([lab.trace, lab.waits, lab.settings.eventEveryMs]).toEqual([shown, false, 0]);
    await settle();
    expect(workers[0]!.stopped).toBe(true);
    lab.redo();
    expect(lab.settings).toMatchObject({ ...busy, attempts: 3 });
    lab.redo();
    expect(lab.settings).toMatchObject({ ...busy, attempts: 2 });
    lab.cancel();
    lab.undo();
    expect(lab.trace).toEqual(before);
  });

  test('that undo leads to and that is cancelled leaves undo and redo as they were', async () => {
    lab.turn(busy);
    await settle();
    await workers[0]!.finish();
    lab.turn({ eventEveryMs: 0 });
    lab.undo();
    expect(lab.waits).toBe(true);
    lab.cancel();

    expect([lab.canUndo, lab.canRedo, lab.settings.eventEveryMs]).toEqual([true, false, 0]);
  });

  test('can be undone before it is there', () => {
    const before = lab.trace;
    lab.turn(busy);
    lab.undo();

    expect([lab.waits, lab.canUndo, lab.canRedo]).toEqual([false, false, true]);
    expect(lab.trace).toEqual(before);
  });

  test('that a link asks for comes with the link’s playhead, also after a change on the way', async () => {
    lab.open(linkOf('scenario=polling-waste&eventEveryMs=60&length=120000&t=70000'));
    lab.turn({ attempts: 2 });
    await settle();
    expect(lab.lesson.id).toBe('outage-and-retries');
    await workers.at(-1)!.finish();

    expect([lab.lesson.id, lab.playback.at]).toEqual(['polling-waste', 70_000]);
    expect(lab.settings.attempts).toBe(2);
  });

  const longLink =
    'scenario=polling-waste&eventEveryMs=60&length=120000&t=70000&do=65000:down,90000:up';

  test('that a link asks for takes what is done on the way at the link’s playhead', async () => {
    lab.playback.seek(30_000);
    lab.open(linkOf(longLink));
    expect([lab.atMs, lab.atAnEnd, lab.link.atMs]).toEqual([70_000, false, 70_000]);
    lab.turn({ attempts: 2 });
    lab.act({ type: 'event.trigger' });

    const commands = [
      { at: 65_000, type: 'endpoint.set', mode: 'down' },
      { at: 70_000, type: 'setting.set', key: 'attempts', value: 2 },
      { at: 70_000, type: 'event.trigger' },
    ];
    expect(lab.link.commands).toEqual(commands);
    await settle();
    await workers.at(-1)!.finish();
    expect(lab.trace.commands).toEqual(commands);
  });

  test('takes what is done on the way where it ends itself, wherever the run before it ended', () => {
    lab.playback.seek(lab.trace.endsAt);
    lab.last(600_000, { eventEveryMs: 200 });
    expect([lab.waits, lab.atAnEnd]).toEqual([true, false]);
    lab.last(30_000, { eventEveryMs: 20 });
    expect([lab.waits, lab.atAnEnd, lab.atMs]).toEqual([true, true, 30_000]);
  });

  test('that a link asks for and that is cancelled is redone as the link opens it', async () => {
    lab.tab = 'retries';
    lab.playback.seek(20_000);
    lab.turn({ attempts: 2 });
    lab.open(linkOf(`${longLink}&tab=messages&pollEveryMs=no`));
    expect([lab.tab, lab.notices.length]).toEqual(['messages', 1]);
    lab.cancel();

    expect([lab.tab, lab.notices, lab.playback.at]).toEqual(['retries', [], 20_000]);
    expect([lab.canUndo, lab.canRedo]).toEqual([true, true]);
    for (const redone of ['cancelled again', 'shown']) {
      lab.redo();
      expect([redone, lab.waits, lab.tab, lab.atMs]).toEqual([redone, true, 'messages', 70_000]);
      if (redone === 'cancelled again') lab.cancel();
    }
    await settle();
    await workers.at(-1)!.finish();
    expect([lab.lesson.id, lab.playback.at, lab.canRedo]).toEqual(['polling-waste', 70_000, false]);
    lab.undo();
    expect([lab.lesson.id, lab.settings.attempts]).toEqual(['outage-and-retries', 2]);
  });

  test('that is changed after undo led to it is redone once when it is cancelled', async () => {
    lab.turn(busy);
    await settle();
    await workers[0]!.finish();
    lab.turn({ eventEveryMs: 0 });
    lab.undo();
    lab.turn({ attempts: 2 });
    lab.cancel();

    expect(lab.settings.eventEveryMs).toBe(0);
    lab.redo();
    expect(lab.settings).toMatchObject({ ...busy, attempts: 2 });
    expect(lab.canRedo).toBe(false);
  });

  test('and breaks in the middle of a drag leaves the rest of the drag a step of undo', async () => {
    lab.turn({ attempts: 3 });
    lab.turn(busier, 1);
    await settle();
    await workers[0]!.breakOff('no room');
    lab.turn({ eventEveryMs: 5_000 }, 1);

    expect(lab.settings.eventEveryMs).toBe(5_000);
    lab.undo();
    expect(lab.settings).toMatchObject({ attempts: 3, eventEveryMs: 0 });
  });

  test('that a visit begins with is waited for beside a scenario that is called by its name', () => {
    ({ lab } = labWithWorkers());
    lab.open(linkOf(longLink));
    expect(lab.meanwhile).toBe(
      'Until it is there you see the scenario “Are we there yet?” as it comes.',
    );
    lab.cancel();
    lab.turn(busy);
    expect(lab.meanwhile).toBe('Until it is there you see the run before it.');
  });

  test('gives way to a scenario that is chosen', async () => {
    lab.open(linkOf('eventEveryMs=40&t=70000'));
    await settle();
    lab.choose(lessonById('slow-handler')!);

    expect([lab.waits, lab.lesson.id, lab.playback.at]).toEqual([false, 'slow-handler', 0]);
    await settle();
    expect(workers[0]!.stopped).toBe(true);
  });

  test('and breaks keeps the run there is, and says so in a sentence', async () => {
    const before = lab.trace;
    lab.turn(busy);
    await settle();
    await workers[0]!.breakOff('no room');

    expect([lab.trace, lab.waits, lab.canUndo]).toEqual([before, false, false]);
    expect(texts()).toEqual(['The run broke: no room.']);
  });

  test('says what a fork dropped at once, and takes it back when it is cancelled', () => {
    lab.playback.seek(30_000);
    lab.act({ type: 'event.trigger' });
    lab.playback.seek(20_000);
    lab.turn(busy);
    expect(texts()).toEqual(['You changed the past: 1 later action was dropped.']);
    lab.cancel();
    expect(texts()).toEqual([]);
  });
});

const rotations = Array.from({ length: 499 }, (_, n) => `${2 * n}:rotate`).join(',');
const crashes = `100000:eventEveryMs:0,${Array.from(
  { length: 240 },
  (_, n) => `${100_000 + 2_000 * n}:crash,${100_100 + 2_000 * n}:backfill`,
).join(',')}`;

describe(
  'a link that asks for too much opens with as much as fits and says what was left out',
  { timeout: 60_000 },
  () => {
    test.each([
      [
        '499 rotations with a day of overlap',
        `length=300000&eventEveryMs=5000&rotationOverlapMs=86400000&rotationLagMs=0&do=${rotations}`,
        /^The run stops at 00:\d\d\.\d: 499 rotations of the secret had [\d,]+ signatures computed by then, more than a run takes: rotate it less often or let both secrets sign for a shorter time\.$/,
      ],
      [
        '240 crashes with backfills',
        `length=600000&eventEveryMs=60&workMs=60000&durableQueue=off&retryPlan=off&backfillFrom=newestStored&pollEveryMs=3600000&do=${crashes}`,
        /^The run stops at 0\d:\d\d\.\d: there were [\d,]+ pages of backfills beside [\d,]+ attempts by then, more than a run takes: backfill less often or make the run shorter\.$/,
      ],
      [
        'bursts of 50 a second',
        'burstEveryMs=1000&burstSize=50&length=3600000',
        /^The run stops at 0\d:\d\d\.\d: [\d,]+ payments brought [\d,]+ attempts by then, more than a run takes: let payments come less often, make it shorter or allow fewer attempts\.$/,
      ],
      [
        'a poll a second for a month',
        'length=2678400000&pollEveryMs=1000',
        /^The run stops at \d+:\d\d:\d\d\.\d: there were [\d,]+ polls beside \d+ attempts by then, more than a run takes: poll less often or make the run shorter\.$/,
      ],
      [
        'redelivery every millisecond',
        'length=2678400000&pollEveryMs=3600000&redeliverEveryMs=1',
        /^The run stops at .+: redelivery was asked for too often, more than a run takes: ask for redelivery less often or make the run shorter\.$/,
      ],
    ])('%s', { timeout: 60_000 }, async (_, query, sentence) => {
      const lab = new Lab(new LongRun(() => Promise.resolve(workerInPage(partsOfRun))));
      lab.open(linkOf(query));
      await expect.poll(() => lab.waits, { timeout: 60_000 }).toBe(false);

      expect(lab.notices.map(({ text }) => text)).toEqual([expect.stringMatching(sentence)]);
      expect(lab.trace.facts.length).toBeGreaterThan(100);
      lab.restore();
      expect(lab.notices).toEqual([]);
    });
  },
);
