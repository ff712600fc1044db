import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { captionAtEnd, captionBox, type CaptionBox } from './captionBox.ts';
import { pointOn, type Leg, type Point, type WireRoom } from './place.ts';

const push: WireRoom = { width: 450, height: 280, stacked: false, requestsForward: true };
const pull: WireRoom = { width: 560, height: 105, stacked: false, requestsForward: false };

const boxOf = (room: WireRoom, leg: Leg, fraction: number, length: number, cameAt = fraction) =>
  captionBox(room, {
    mark: { leg, ...pointOn(room, leg, fraction) },
    cameAt: pointOn(room, leg, cameAt),
    others: [],
    length,
  });

const rightOf = (box: CaptionBox | undefined) => box && Math.round(box.left + box.width);

describe('the caption beside its mark', () => {
  test('stands above a request and below an answer', () => {
    const request = pointOn(push, 'request', 0.5);
    const above = boxOf(push, 'request', 0.5, 30);
    expect((above?.top ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(request.y - 16);
    expect(boxOf(push, 'answer', 0.5, 30)?.top).toBeGreaterThanOrEqual(
      pointOn(push, 'answer', 0.5).y + 16,
    );
  });

  test('stays where it came while its mark goes on below it, and is then pulled along', () => {
    const at = (fraction: number) => boxOf(push, 'request', fraction, 30, 0)?.left;
    expect([at(0), at(0.2), at(0.4)]).toEqual([0, 0, 0]);
    expect(at(0.8)).toBeGreaterThan(100);
    expect(rightOf(boxOf(push, 'request', 1, 30, 0))).toBe(450 - 16 + 10);
  });

  test('takes two lines where one is too narrow, and no more than there is room for', () => {
    expect(boxOf(push, 'request', 0, 60)?.height).toBe(16);
    expect(boxOf(push, 'request', 0, 90)?.height).toBe(32);
    expect(boxOf(push, 'request', 0, 200)).toBeUndefined();
    expect(boxOf(push, 'answer', 0, 200)?.height).toBe(64);
  });

  test('stands on the wire where there is no room above it or below it', () => {
    const mark = pointOn(pull, 'answer', 1);
    const beside = boxOf(pull, 'answer', 1, 26);
    expect(beside?.top).toBe(mark.y - 8);
    expect(rightOf(beside)).toBeLessThanOrEqual(mark.x - 16);
  });

  test('is left to the bar where the boxes stand one above the other', () => {
    expect(boxOf({ ...push, stacked: true }, 'request', 0.5, 20)).toBeUndefined();
  });

  test('gives way to another mark', () => {
    const mark = { leg: 'answer' as const, ...pointOn(pull, 'answer', 0.5) };
    const wish = { mark, cameAt: mark, length: 20 };
    const right = { x: mark.x + 60, y: mark.y };
    const left = { x: mark.x - 60, y: mark.y };
    expect(captionBox(pull, { ...wish, others: [] })?.left).toBeGreaterThan(mark.x);
    expect(rightOf(captionBox(pull, { ...wish, others: [right] }))).toBeLessThan(mark.x);
    expect(captionBox(pull, { ...wish, others: [right, left] })).toBeUndefined();
  });
});

test('no caption leaves its room or lies over a mark, and its leader ends at its own', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const leg = fc.constantFrom<Leg>('request', 'answer');
  fc.assert(
    fc.property(
      fc.record({
        width: fc.integer({ min: 60, max: 1_200 }),
        height: fc.integer({ min: 60, max: 400 }),
        stacked: fc.constant(false),
        requestsForward: fc.boolean(),
      }),
      fc.tuple(leg, share, share),
      fc.array(fc.tuple(leg, share), { maxLength: 4 }),
      fc.integer({ min: 1, max: 160 }),
      (room, [leg, fraction, cameAt], more, length) => {
        const mark = { leg, ...pointOn(room, leg, fraction) };
        const others = more.map(([its, where]) => pointOn(room, its, where));
        const wish = { mark, cameAt: pointOn(room, leg, cameAt), others, length };
        const box = captionBox(room, wish);
        if (!box) return;
        const [right, bottom] = [box.left + box.width, box.top + box.height];
        expect(Math.min(box.left, box.top)).toBeGreaterThanOrEqual(0);
        expect(right).toBeLessThanOrEqual(room.width + 1e-6);
        expect(bottom).toBeLessThanOrEqual(room.height + 1e-6);
        for (const { x, y } of [mark, ...others]) {
          const clear =
            x <= box.left - 13 || x >= right + 13 || y <= box.top - 13 || y >= bottom + 13;
          expect(clear, `${x} ${y} ${JSON.stringify(box)}`).toBe(true);
        }
        const { x, y } = box.leader.to;
        expect(Math.hypot(x - mark.x, y - mark.y)).toBeCloseTo(16);
      },
    ),
  );
});

describe('the caption of what happens in a box', () => {
  const atEnd = (room: WireRoom, length: number, others: readonly Point[] = []) =>
    captionAtEnd(room, { end: 'last', others, length });

  test('stands between the wires at its box, and below them where it needs more lines', () => {
    const [upper, lower] = (['request', 'answer'] as const).map((leg) => pointOn(pull, leg, 1).y);
    const between = atEnd(pull, 30)!;
    expect(between.top).toBeGreaterThan(Math.min(upper!, lower!));
    expect(between.top + between.height).toBeLessThan(Math.max(upper!, lower!));
    expect([rightOf(between), between.leader.to.x]).toEqual([560 - 22, 560]);
    expect(atEnd(push, 160)).toMatchObject({ height: 48, leg: 'answer' });
    expect(captionAtEnd(push, { end: 'first', others: [], length: 30 })).toMatchObject({
      left: 22,
      leader: { to: { x: 0 } },
    });
  });

  test('gives way to marks, and to the bar where there is no room or the boxes stand one above the other', () => {
    const mark = pointOn(pull, 'answer', 0.9);
    expect(atEnd(pull, 30, [mark])?.leg).toBe('request');
    expect(atEnd(pull, 30, [mark, pointOn(pull, 'request', 0.1)])).toBeUndefined();
    expect(atEnd(pull, 400)).toBeUndefined();
    expect(atEnd({ ...pull, stacked: true }, 30)).toBeUndefined();
  });
});
