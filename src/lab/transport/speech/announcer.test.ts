import { describe, expect, test } from 'vitest';
import { createActor } from 'xstate';
import { everythingAtOnce } from '../../../lessons/scenarios/everythingAtOnce.ts';
import { pollingWaste } from '../../../lessons/scenarios/pollingWaste.ts';
import type { FactBody, Trace } from '../../../model/facts.ts';
import { instant } from '../../../model/units.ts';
import { simulate } from '../../../sim/simulate.ts';
import { charged, handMadeTrace, occurred } from '../../../trace/traceBuilder.testkit.ts';
import { linesOf } from '../../../trace/sentences/lines.ts';
import { Announcer } from './announcer.ts';
import type { NarrationChoice } from '../../../page/settings/settings.svelte.ts';
import { playbackMachine } from '../playback.machine.ts';
import { gapMs, type WallClock } from './speech.ts';

/** Wall time that moves when told to. */
class FakeClock implements WallClock {
  #now = 0;
  #timers: { dueAt: number; fire: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  setTimeout(fire: () => void, ms: number): unknown {
    const timer = { dueAt: this.#now + ms, fire };
    this.#timers.push(timer);
    return timer;
  }

  clearTimeout(timer: unknown): void {
    this.#timers = this.#timers.filter((each) => each !== timer);
  }

  pass(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const [next] = this.#timers
        .filter(({ dueAt }) => dueAt <= end)
        .toSorted((a, b) => a.dueAt - b.dueAt);
      if (!next) break;
      this.clearTimeout(next);
      this.#now = next.dueAt;
      next.fire();
    }
    this.#now = end;
  }
}

/** A reader with a screen reader in front of a run; `said` is what they heard and when. */
function listening(trace: Trace, choice: NarrationChoice = 'keyMoments', skipQuiet = false) {
  const clock = new FakeClock();
  const said: { at: number; slot: number; text: string }[] = [];
  const changes: { at: number; slot: number; text: string }[] = [];
  const announcer = new Announcer(
    (slot, text) => {
      changes.push({ at: clock.now(), slot, text });
      if (text !== '') said.push({ at: clock.now(), slot, text });
    },
    clock,
    choice,
  );
  const actor = createActor(playbackMachine, { input: { trace } });
  actor.subscribe((snapshot) =>
    announcer.follow({
      trace: snapshot.context.trace,
      move: snapshot.context.move,
      playing: snapshot.matches('playing'),
      finished: snapshot.matches('finished'),
    }),
  );
  actor.start();
  actor.send({ type: 'skipQuietSet', on: skipQuiet });
  return {
    actor,
    announcer,
    said,
    changes,
    texts: () => said.map(({ text }) => text),
    clock,
    plays: (ms: number) => {
      for (let passed = 0; passed < ms; passed += 20) {
        actor.send({ type: 'frame', elapsedMs: 20 });
        clock.pass(20);
      }
    },
  };
}

const becomes = (mode: 'down' | 'up'): FactBody => ({ type: 'receiver.changed', mode });

describe('while time runs', () => {
  test('an hour with 720 polls is told in at most 6 announcements', () => {
    const { actor, plays, said, texts } = listening(simulate(pollingWaste.scenario));
    actor.send({ type: 'speedChosen', speed: 60 });
    actor.send({ type: 'play' });
    plays(70_000);

    expect(texts()[0]).toBe('Running.');
    expect(texts().at(-1)).toMatch(
      /^Finished after 1 hour\. 6 payments by webhook: 6 charged once\./,
    );
    expect(said.length).toBeLessThanOrEqual(6);
  });

  test.each(['keyMoments', 'everything'] as const)(
    'every announcement has the time it takes to be spoken (%s)',
    (choice) => {
      const { actor, plays, said } = listening(simulate(everythingAtOnce.scenario), choice);
      actor.send({ type: 'speedChosen', speed: 5 });
      actor.send({ type: 'play' });
      plays(180_000);

      expect(said.length).toBeGreaterThan(5);
      said.forEach(({ at, text }, i) => {
        const next = said[i + 1];
        if (next) expect(next.at - at, text).toBeGreaterThanOrEqual(gapMs(text));
      });
    },
  );

  test('the slots are used in turn, and a text is set 200 ms after they were cleared', () => {
    const { actor, plays, said, changes } = listening(
      handMadeTrace([
        [1_000, becomes('down')],
        [9_000, becomes('up')],
      ]),
    );
    actor.send({ type: 'play' });
    plays(12_000);

    expect(said.map(({ slot }) => slot)).toEqual([1, 0, 1]);
    for (const { at } of said) {
      const before = changes.filter((change) => change.at < at && change.text === '').at(-1);
      const setSince = changes.some((c) => c.text !== '' && c.at > before!.at && c.at < at);
      expect(at - before!.at).toBeGreaterThanOrEqual(200);
      expect(setSince).toBe(false);
    }
  });

  test('no sentence of the first importance is left unspoken when they come one by one', () => {
    const trace = handMadeTrace([
      [1_000, becomes('down')],
      [3_000, becomes('up')],
      [5_000, occurred('evt_1'), charged('dlv_1.1', 'evt_1'), charged('dlv_1.2', 'evt_1')],
      [7_000, charged('forge_1', 'evt_x')],
    ]);
    const { actor, plays, texts } = listening(trace);
    actor.send({ type: 'play' });
    plays(20_000);

    const urgent = linesOf(trace).filter((line) => line.priority === 1);
    expect(texts()).toEqual(expect.arrayContaining(urgent.map((line) => line.text)));
  });

  test('more than three that wait become one', () => {
    const trace = handMadeTrace([
      [1_000, occurred('evt_1'), charged('dlv_1.1', 'evt_1')],
      [1_500, ...[2, 3, 4, 5, 6].map((n) => charged(`dlv_1.${n}`, 'evt_1'))],
    ]);
    const { actor, plays, texts } = listening(trace);
    actor.send({ type: 'play' });
    plays(20_000);
    expect(texts().some((text) => text.includes('wrong charges'))).toBe(true);
    expect(texts().length).toBeLessThan(7);
  });

  test('a pause says once where things stand', () => {
    const { actor, plays, texts, clock } = listening(handMadeTrace([[1_000, becomes('down')]]));
    actor.send({ type: 'play' });
    plays(8_000);
    actor.send({ type: 'pause' });
    clock.pass(30_000);
    expect(texts()).toEqual([
      'Running.',
      'Billing goes down.',
      'Paused at 8 seconds. 0 of 0 payments charged. Billing is down.',
    ]);
  });
});

describe('for someone who steps', () => {
  const trace = handMadeTrace([
    [1_000, occurred('evt_1')],
    [1_200, charged('dlv_1.1', 'evt_1'), becomes('down')],
  ]);

  test('all sentences of the step come at once, with its number', () => {
    const { actor, clock, texts } = listening(trace);
    actor.send({ type: 'step' });
    clock.pass(300);
    actor.send({ type: 'step' });
    clock.pass(300);
    expect(texts()).toEqual([
      'Payment 1 of €25 happens at the Store. Step 1 of 2.',
      'Billing charges payment 1: €25. Billing goes down. Step 2 of 2.',
    ]);
  });

  test('the polls on the way to a payment are not told one by one', () => {
    const { actor, clock, texts } = listening(simulate(pollingWaste.scenario));
    actor.send({ type: 'step' });
    clock.pass(300);
    expect(texts()).toEqual([expect.stringMatching(/^Payment 1 .* Step 1 of \d+\.$/)]);
  });

  test('of steps made faster than one can hear only the last is told', () => {
    const { actor, clock, texts } = listening(trace);
    actor.send({ type: 'step' });
    clock.pass(100);
    actor.send({ type: 'step' });
    clock.pass(5_000);
    expect(texts()).toEqual(['Billing charges payment 1: €25. Billing goes down. Step 2 of 2.']);
  });
});

describe('what has become untrue is not told', () => {
  const trace = handMadeTrace([[1_000, becomes('down'), occurred('evt_1')]]);

  test.each([{ type: 'reset' } as const, { type: 'seek', at: 5_000 } as const])(
    'after $type',
    (event) => {
      const { actor, plays, clock, texts } = listening(trace);
      actor.send({ type: 'play' });
      plays(1_020);
      actor.send(event);
      actor.send({ type: 'pause' });
      clock.pass(30_000);
      expect(texts()).toEqual(['Running.']);
    },
  );
});

describe('what a person does', () => {
  test('is told from the new run, and of a dragged slider only the last value', () => {
    const changed = (to: number) =>
      handMadeTrace([[1_000, { type: 'setting.changed', key: 'pollEveryMs', from: 5_000, to }]]);
    const { actor, clock, texts } = listening(handMadeTrace([]));
    actor.send({ type: 'seek', at: 1_000 });
    for (const to of [6_000, 7_000, 8_000]) {
      actor.send({ type: 'traceReplaced', trace: changed(to) });
      clock.pass(400);
    }
    clock.pass(2_000);
    expect(texts()).toEqual(['Poll every: 8 s from now on.']);
  });
});

describe('a control that a person turns', () => {
  test('is told a second after the last of several turns, once its own value has been heard', () => {
    const { announcer, clock, texts } = listening(handMadeTrace([]));
    for (const text of ['every 10 s', 'every 20 s', 'every 30 s']) {
      announcer.tellChange(text);
      clock.pass(400);
    }
    clock.pass(500);
    expect(texts()).toEqual([]);
    clock.pass(2_000);
    expect(texts()).toEqual(['every 30 s']);
  });
});

describe('whoever hears everything', () => {
  test('is waited for, so that each sentence is told whole and none is left out', () => {
    const trace = simulate(everythingAtOnce.scenario);
    const { actor, announcer, clock, texts } = listening(trace, 'everything');
    actor.send({ type: 'speedChosen', speed: 60 });
    actor.send({ type: 'play' });
    for (let frame = 0; frame < 200_000 && !actor.getSnapshot().matches('finished'); frame++) {
      if (!announcer.holds) actor.send({ type: 'frame', elapsedMs: 20 });
      clock.pass(20);
    }
    clock.pass(60_000);
    const told = new Set(texts());
    const urgent = linesOf(trace).filter(({ priority, at }) => priority === 1 && at > 0);
    expect(urgent.length).toBeGreaterThan(3);
    const missed = urgent.filter(({ text }) => !told.has(text));
    expect(missed.map(({ text }) => text)).toEqual([]);
  });

  test('holds nothing for others', () => {
    const { announcer } = listening(handMadeTrace([]), 'keyMoments');
    announcer.tell('You said “4”; it was “6”.');
    expect(announcer.holds).toBe(false);
  });
});

describe('the choice of the listener', () => {
  const trace = handMadeTrace([[1_000, becomes('down'), { ...occurred('evt_1') }]]);

  test.each([
    { choice: 'everything', heard: 3 },
    { choice: 'keyMoments', heard: 2 },
    { choice: 'whenPaused', heard: 0 },
    { choice: 'off', heard: 0 },
  ] as const)('$choice: $heard announcements while it runs', ({ choice, heard }) => {
    const { actor, plays, texts } = listening(trace, choice);
    actor.send({ type: 'play' });
    plays(15_000);
    expect(texts()).toHaveLength(heard);
  });

  test.each([
    { choice: 'everything', says: ['4 min 50 s without news.'] },
    { choice: 'keyMoments', says: [] },
  ] as const)('$choice: of a quiet stretch that is skipped $says', ({ choice, says }) => {
    const later = handMadeTrace([
      [1_000, becomes('down')],
      [300_000, becomes('up')],
    ]);
    const { actor, plays, texts } = listening(later, choice, true);
    actor.send({ type: 'play' });
    plays(8_000);
    expect(texts().filter((text) => text.includes('without news'))).toEqual(says);
  });

  test('off is silent for steps and pauses too', () => {
    const { actor, clock, texts } = listening({ ...trace, endsAt: instant(9_000) }, 'off');
    actor.send({ type: 'step' });
    actor.send({ type: 'play' });
    actor.send({ type: 'pause' });
    clock.pass(5_000);
    expect(texts()).toEqual([]);
  });
});
