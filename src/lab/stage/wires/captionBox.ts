import type { Leg, Point, WireRoom } from './place.ts';

/** Where a caption stands, in px of its room, and the short line from it to its mark. */
export interface CaptionBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Where it stands on the wire itself: the end of its words that is at the mark. */
  readonly onWire?: 'start' | 'end';
  readonly leader: { readonly from: Point; readonly to: Point };
}

export interface CaptionWish {
  /** Where the mark is, and which way it goes. */
  readonly mark: Point & { readonly leg: Leg };
  /** Where it was when the caption came: from there the words move only as far as they must. */
  readonly cameAt: Point;
  /** Every other mark in the room. */
  readonly others: readonly Point[];
  /** The length of the sentence in characters. */
  readonly length: number;
}

/** About what a letter takes, a line, and half of a mark with the leader beside it, in px. */
const letterWidth = 6.8;
const lineHeight = 16;
const markHalf = 16;
const leaderLength = 6;
const aside = markHalf + leaderLength;
/** How far the leader keeps from the ends of the words. */
const inset = 10;

/**
 * Where a sentence stands that is about a mark: outside of the two wires, on the side of its own; where there
 * is no room, on the wire beside the mark. Undefined where it would leave the room or lie over a mark.
 */
export function captionBox(room: WireRoom, wish: CaptionWish): CaptionBox | undefined {
  return room.stacked ? undefined : (boxOutside(room, wish) ?? boxBeside(room, wish));
}

function boxOutside(
  room: WireRoom,
  { mark, cameAt, others, length }: CaptionWish,
): CaptionBox | undefined {
  const above = mark.leg === 'request';
  const free = (above ? mark.y : room.height - mark.y) - aside;
  const linesMost = Math.floor(free / lineHeight);
  // Words do not fill their lines.
  const widthIn = (lines: number) =>
    Math.ceil((length * letterWidth) / lines) + (lines > 1 ? 8 * letterWidth : 0);
  let lines = 1;
  while (lines <= linesMost && widthIn(lines) > room.width) lines++;
  if (lines > linesMost || widthIn(lines) > room.width) return undefined;

  const [width, height] = [widthIn(lines), lines * lineHeight];
  let left = cameAt.x - width / 2;
  left = Math.min(Math.max(left, mark.x + inset - width), mark.x - inset);
  left = Math.max(0, Math.min(left, room.width - width));
  const edge = above ? mark.y - aside : mark.y + aside;
  const top = above ? edge - height : edge;
  const box = { left, top, width, height };
  if (others.some((other) => isOver(other, box))) return undefined;
  const to = { x: mark.x, y: above ? mark.y - markHalf : mark.y + markHalf };
  return { ...box, leader: { from: { x: mark.x, y: edge }, to } };
}

function boxBeside(room: WireRoom, { mark, others, length }: CaptionWish): CaptionBox | undefined {
  const width = Math.ceil(length * letterWidth);
  const top = mark.y - lineHeight / 2;
  if (mark.y > room.height - lineHeight) return undefined;
  for (const [side, left] of [
    [1, mark.x + aside],
    [-1, mark.x - aside - width],
  ] as const) {
    const box = { left, top, width, height: lineHeight };
    if (left < 0 || left + width > room.width || others.some((other) => isOver(other, box)))
      continue;
    const leader = {
      from: { x: mark.x + side * aside, y: mark.y },
      to: { x: mark.x + side * markHalf, y: mark.y },
    };
    return { ...box, leader, onWire: side > 0 ? 'start' : 'end' };
  }
  return undefined;
}

function isOver({ x, y }: Point, box: Omit<CaptionBox, 'leader'>): boolean {
  return (
    x + markHalf > box.left &&
    x - markHalf < box.left + box.width &&
    y + markHalf > box.top &&
    y - markHalf < box.top + box.height
  );
}
