import { beforeEach, describe, expect, test } from 'vitest';
import { lessons } from '../../../lessons/lessons.ts';
import type { Settings } from '../../../model/settings.ts';
import { instant } from '../../../model/units.ts';
import { simulate } from '../../../sim/simulate.ts';
import { selectComparison } from '../../../trace/ledger/comparison.ts';
import { Lab } from '../../state/lab.svelte.ts';
import { writeLink } from '../../state/link.ts';
import { readLink } from '../../state/readLink.ts';
import { differencesOf, differsAtEnd, whatChanged } from './beforeAfter.ts';
import { turnedWords, whyAlike, whyLate } from './lateTurn.ts';

let lab: Lab;
beforeEach(() => {
  lab = new Lab();
});

const open = (query: string) => lab.open(readLink(new URLSearchParams(query)));
const why = () => lab.lateTurn && whyLate(lab.lateTurn, lab.trace);

describe('a setting that is turned from the playhead on', () => {
  test('is offered from the start where the ledger has a fault already', () => {
    open('scenario=lost-answer&t=65000');
    lab.turn({ skipProcessed: true });

    expect(why()).toBe(
      'Billing had 1 charge too many for 1 payment by 01:05.0. That stays: a setting changes only what follows. After 01:05.0 the run goes on as before.',
    );
    expect(lab.lateTurn && turnedWords(lab.lateTurn)).toBe('Skip events already processed: on');
  });

  test('is offered from the start where an event was given up', () => {
    open('scenario=outage-and-retries&attempts=2&t=100000');
    lab.turn({ attempts: 10 });

    expect(why()).toMatch(/^Billing had \d missing and \d events given up by 01:40\.0\./);
  });

  test('is not offered where nothing has gone wrong yet and something still follows', () => {
    open('scenario=lost-answer&t=20000');
    lab.turn({ skipProcessed: true });
    expect(lab.lateTurn).toBeDefined();
    expect(why()).toBeUndefined();
  });

  test('is offered where no later fact depends on it', () => {
    open('scenario=lost-answer&t=20000');
    lab.turn({ rotationLagMs: 90_000 });
    expect(why()).toBe('After 00:20.0 the run goes on as before.');
  });

  test('is not offered where the run began with it', () => {
    open('scenario=lost-answer&t=60000');
    lab.turn({ skipProcessed: true });
    lab.playback.seek(65_000);
    lab.turn({ skipProcessed: false });
    expect(why()).toBeUndefined();
  });

  test('says of where backfills ask from that none comes, and what to do where that is all', () => {
    open('scenario=the-hole&t=6000000');
    lab.turn({ backfillFrom: 'lastBackfill' });
    expect(why()).toMatch(
      /^Billing had 5 missing and 5 events given up .* No backfill comes after /,
    );

    lab.turnThroughout();
    const late = lab.lateTurn!;
    expect(differencesOf({ before: late.before, after: lab.trace }, instant(6_000_000))).toEqual(
      [],
    );
    expect(whyAlike(late)).toContain('“Backfill every”');
  });

  test('is never late at the start', () => {
    lab.turn({ skipProcessed: false });
    expect(lab.lateTurn).toBeUndefined();
  });
});

describe('seeing it from the start', () => {
  const cure = () => {
    open('scenario=lost-answer&t=65000');
    lab.turn({ skipProcessed: true });
    lab.turnThroughout();
  };
  const runs = () => ({ before: lab.lateTurn!.before, after: lab.trace });

  test('turns the setting for the whole run at the same playhead, one undo away from before', () => {
    open('scenario=lost-answer&t=65000');
    const { trace } = lab;
    lab.turn({ skipProcessed: true });
    lab.turnThroughout();

    expect(writeLink(lab.link)).toBe(
      'scenario=lost-answer&skipProcessed=on&pollCharges=afterWork&t=65000',
    );
    expect(lab.lateTurn?.before).toBe(trace);
    lab.undo();
    expect(lab.trace).toEqual(trace);
    expect([lab.canUndo, lab.lateTurn]).toEqual([false, undefined]);
  });

  test('keeps what was to be done after the turn', () => {
    open('scenario=lost-answer&pollCharges=afterWork&do=70000:event&t=65000');
    lab.turn({ skipProcessed: true });
    expect(lab.trace.commands).toHaveLength(1);
    lab.turnThroughout();
    expect(lab.trace.commands).toEqual([{ at: 70_000, type: 'event.trigger' }]);
    expect(lab.notices).toEqual([]);
  });

  test('finds with the backfill that was made what it did not find before', () => {
    open('scenario=the-hole&do=3000000:backfill&t=3600000');
    lab.turn({ backfillFrom: 'lastBackfill' });
    lab.turnThroughout();
    expect(whatChanged(runs(), instant(3_600_000))).toBe(
      'Up to 1:00:00.0 the ledger had 5 missing; now it has nothing wrong.',
    );
  });

  test('counts what the comparison of each run counts, the faults first', () => {
    cure();
    const at = instant(65_000);
    const rows = differencesOf(runs(), at);
    expect(rows[0]).toMatchObject({
      name: 'Double charges',
      channel: 'push',
      now: { before: { text: '1 payment, 1 charge too many' }, after: { text: '0' } },
    });
    const once = (trace: typeof lab.trace) => `${selectComparison(trace, at).push.once} of 5`;
    expect(rows.find(({ name }) => name === 'Delivered once')?.now).toMatchObject({
      before: { text: once(runs().before) },
      after: { text: once(runs().after) },
    });
    expect(rows.filter(({ channel }) => channel === 'pull')).toEqual([]);
    expect(differsAtEnd(rows)).toBe(false);
  });

  test('says once how many payments there were, and not for each way', () => {
    open('scenario=lost-answer&eventEveryMs=5000&t=0');
    const after = lab.trace;
    open('scenario=lost-answer');
    const rows = differencesOf({ before: lab.trace, after }, instant(65_000));
    expect(rows.filter(({ name }) => name === 'Payments').map(({ channel }) => channel)).toEqual([
      undefined,
    ]);
  });

  test('tells the end apart where the playhead stands before the harm', () => {
    cure();
    const at = instant(20_000);
    expect(differsAtEnd(differencesOf(runs(), at))).toBe(true);
    expect(whatChanged(runs(), at)).toBe(
      'Up to 00:20.0 the ledger has the same as before: nothing wrong. By the end of the run the ledger had 1 charge too many for 1 payment; now it has nothing wrong.',
    );
  });

  test('is over when another run is made, and when it is dismissed', () => {
    cure();
    lab.reseed();
    expect(lab.lateTurn).toBeUndefined();
    cure();
    const { trace } = lab;
    lab.keepLateTurn();
    expect(lab.lateTurn).toBeUndefined();
    expect(lab.trace).toBe(trace);
  });

  test('compares one drag of a slider with the run before it', () => {
    open('scenario=outage-and-retries&attempts=2&t=100000');
    const { trace } = lab;
    lab.turn({ attempts: 3 }, 1);
    lab.turn({ attempts: 10 }, 1);
    lab.turnThroughout();
    expect(lab.lateTurn).toMatchObject({ turned: { attempts: 10 } });
    expect(lab.lateTurn?.before).toBe(trace);
  });
});

describe('a setting that is turned for the whole run', () => {
  test('offers to compare where the ledger is another for it, and opens without another run', () => {
    open('scenario=lost-answer');
    lab.playback.seek(lab.trace.endsAt);
    lab.turn({ skipProcessed: true });
    expect(why()).toBe(
      'Up to 01:15.0 the ledger had 1 charge too many for 1 payment; now it has nothing wrong.',
    );
    const { trace } = lab;
    lab.keepLateTurn({ ...lab.lateTurn!, isOpen: true });
    expect(lab.trace).toBe(trace);
    expect(lab.lateTurn?.isOpen).toBe(true);
  });

  test('offers nothing where the ledger is the same', () => {
    open('scenario=lost-answer');
    lab.playback.seek(lab.trace.endsAt);
    lab.turn({ pollEveryMs: 10_000 });
    expect(why()).toBeUndefined();
  });
});

test('says nothing of a row that only one of the runs has, unless it is a count', () => {
  const runsOf = (changed: Partial<Settings>) =>
    lessons
      .filter(({ id }) => id === 'outage-and-retries')
      .map(({ scenario }) =>
        simulate({ ...scenario, settings: { ...scenario.settings, ...changed } }),
      );
  const [before, after] = [...runsOf({}), ...runsOf({ orders: 2, payload: 'thin' })];
  if (!before || !after) throw new Error('the scenario is gone');
  const rows = differencesOf({ before, after }, instant(120_000));
  const of = (name: string) => rows.find((row) => row.name === name && row.channel === 'push')?.now;

  expect(of('Delivered once')?.after.text).toBe('–');
  expect(of('Orders with the right amount')?.before.text).toBe('–');
  expect(of('Fetches')?.before.text).toBe('0');
});
