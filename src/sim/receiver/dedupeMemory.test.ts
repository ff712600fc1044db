import { describe, expect, test } from 'vitest';
import { settingTable } from '../../model/settings.ts';
import { instant } from '../../model/units.ts';
import { DedupeMemory, type SeenKeys } from './dedupeMemory.ts';

const first: SeenKeys = {
  eventId: 'evt_1',
  attemptId: 'att_1_1',
  amountAndCustomer: '900 from cus_1',
};
const retry: SeenKeys = { ...first, attemptId: 'att_1_2' };
const twin: SeenKeys = { ...first, eventId: 'evt_2', attemptId: 'att_2_1' };
const at = instant;
const hour = 3_600_000;

describe('what was charged', () => {
  const seen = new DedupeMemory();
  seen.markCharged(first, at(0));
  const recognised = (keys: SeenKeys) =>
    settingTable.seenKey.options.filter((by) => seen.charged(by, keys, at(10), hour));

  test('is recognised by every key in the same attempt', () => {
    expect(recognised(first)).toEqual(['eventId', 'attemptId', 'amountAndCustomer']);
  });

  test('is not recognised by the attempt id in a retry', () => {
    expect(recognised(retry)).toEqual(['eventId', 'amountAndCustomer']);
  });

  test('is wrongly recognised by amount and customer in an honest twin', () => {
    expect(recognised(twin)).toEqual(['amountAndCustomer']);
  });
});

describe('the memory', () => {
  test('holds up to its last millisecond and not one longer', () => {
    const seen = new DedupeMemory();
    seen.markCharged(first, at(1_000));
    const held = (now: number) => seen.seen('eventId', first, at(now), 5_000);
    expect([held(6_000), held(6_001)]).toEqual([true, false]);
  });

  test('of a stored event is not one of a charge', () => {
    const seen = new DedupeMemory();
    seen.markStored(first, at(0), true);
    expect(seen.seen('eventId', retry, at(1), hour)).toBe(true);
    expect(seen.charged('eventId', retry, at(1), hour)).toBe(false);
  });

  test('of a stored event survives the process only when it is durable', () => {
    const seen = new DedupeMemory();
    seen.markStored(first, at(0), false);
    seen.markStored(twin, at(0), true);
    seen.forgetWhatWasNotDurable();
    const known = (keys: SeenKeys) => seen.seen('eventId', keys, at(1), hour);
    expect([known(first), known(twin)]).toEqual([false, true]);
  });

  test('of a charge outlives the process', () => {
    const seen = new DedupeMemory();
    seen.markStored(first, at(0), false);
    seen.markCharged(first, at(1));
    seen.forgetWhatWasNotDurable();
    expect(seen.seen('eventId', retry, at(2), hour)).toBe(true);
  });

  test('does not mix up keys of different kinds', () => {
    const seen = new DedupeMemory();
    seen.markCharged({ eventId: 'x', attemptId: 'y', amountAndCustomer: 'z' }, at(0));
    const swapped = { eventId: 'y', attemptId: 'z', amountAndCustomer: 'x' };
    expect(
      settingTable.seenKey.options.filter((by) => seen.seen(by, swapped, at(0), hour)),
    ).toEqual([]);
  });
});

describe('the newest event', () => {
  const numbered = (ordinal: number): SeenKeys => ({
    eventId: `evt_${ordinal}`,
    attemptId: `att_${ordinal}_1`,
    amountAndCustomer: `${ordinal}`,
  });

  test('is the highest number that is stored or charged, and none when ids do not count', () => {
    const seen = new DedupeMemory();
    seen.markStored({ ...first, eventId: 'evt_x7' }, at(0), true);
    expect(seen.newest()).toBe('');
    seen.markStored(numbered(10), at(0), true);
    seen.markCharged(numbered(9), at(0));
    expect(seen.newest()).toBe('evt_10');
    seen.markCharged(numbered(11), at(0));
    expect(seen.newest()).toBe('evt_11');
  });

  test('is an older one after what was kept in memory only is lost', () => {
    const seen = new DedupeMemory();
    seen.markStored(numbered(3), at(0), true);
    seen.markCharged(numbered(4), at(0));
    seen.markStored(numbered(5), at(0), false);
    seen.forgetWhatWasNotDurable();
    expect(seen.newest()).toBe('evt_4');
  });

  test('is an older one after it was given up on, unless it is charged', () => {
    const seen = new DedupeMemory();
    for (const ordinal of [1, 2, 3]) seen.markStored(numbered(ordinal), at(0), true);
    seen.markCharged(numbered(2), at(0));
    seen.forgetStored(numbered(3));
    expect(seen.newest()).toBe('evt_2');
    seen.forgetStored(numbered(2));
    expect([seen.newest(), seen.has('evt_2'), seen.has('evt_3')]).toEqual(['evt_2', true, false]);
  });
});
