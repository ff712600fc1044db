import { describe, expect, test } from 'vitest';
import { dotPath, headingOf, labelDrop, labelled, labelX } from './markPlace.ts';
import { pointOn, type WireRoom } from './place.ts';

const push: WireRoom = { width: 400, height: 130, stacked: false, requestsForward: true };
const pull: WireRoom = { ...push, requestsForward: false };

describe('places on the wires', () => {
  test('run from box to box, requests one way and answers back', () => {
    const ends = (room: WireRoom, leg: 'request' | 'answer') => [
      pointOn(room, leg, 0).x,
      pointOn(room, leg, 1).x,
    ];

    expect(ends(push, 'request')).toEqual([16, 384]);
    expect(ends(push, 'answer')).toEqual([384, 16]);
    expect(ends(pull, 'request')).toEqual([384, 16]);
  });

  test('run down where the boxes stand one above the other', () => {
    const room = { ...push, stacked: true };

    expect(pointOn(room, 'request', 1).y).toBeGreaterThan(pointOn(room, 'request', 0).y);
    expect(headingOf(room, 'answer')).toEqual({ x: 0, y: -1 });
  });

  test('never lie outside a room that is not measured yet', () => {
    expect(pointOn({ ...push, width: 0 }, 'answer', 0.5).x).toBe(16);
  });
});

test('labels never run into each other on one wire', () => {
  const marks = [
    { leg: 'request', x: 50, y: 40 },
    { leg: 'request', x: 120, y: 40 },
    { leg: 'answer', x: 60, y: 84 },
    { leg: 'request', x: 170, y: 40 },
  ] as const;

  expect([...labelled(marks, false)]).toEqual([marks[0], marks[2], marks[3]]);
});

test('a label stays inside its room', () => {
  expect([10, 200, 390].map((x) => labelX(x, 400))).toEqual([56, 200, 344]);
  expect(labelX(10, 90)).toBe(45);
});

test('a label is closer to its mark where the lane is low, whose heading is right above', () => {
  const low = { ...pull, height: 78 };
  for (const leg of ['request', 'answer'] as const) {
    const far = Math.abs(labelDrop(pull, leg));
    expect(Math.abs(labelDrop(low, leg))).toBeLessThan(far);
    const line = pointOn(low, leg, 0.5).y + labelDrop(low, leg);
    // Letters rise 9 px above their line and fall 3 px below it; 5 px above the room the heading ends.
    expect(line - 9).toBeGreaterThan(-5);
    expect(line + 3).toBeLessThan(low.height + 10);
  }
});

describe('dots of a swarm', () => {
  test('lie beside the wire, each on one of five tracks by the number of its event', () => {
    const dots = [1, 2, 3, 4, 5, 6].map((ordinal) =>
      dotPath(push, { leg: 'request', fraction: 0, ordinal }),
    );

    expect(new Set(dots).size).toBe(5);
    expect(dots[5]).toBe(dots[0]);
  });

  test('lie on the wire when nobody knows the event', () => {
    const { x, y } = pointOn(pull, 'answer', 0.5);

    expect(dotPath(pull, { leg: 'answer', fraction: 0.5, ordinal: undefined })).toBe(
      `M${Math.round(x)} ${Math.round(y)}h0`,
    );
  });
});
