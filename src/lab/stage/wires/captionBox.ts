import { pointOn, type Leg, type Point, type WireRoom } from './place.ts';

/** Where a caption stands, in px of its room, and the short line from it to its mark. */
export interface CaptionBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Where it stands beside what it is about: the end of its words that is there. */
  readonly toward?: 'start' | 'end';
  /** Whether it stands on the wire itself. */
  readonly onWire?: true;
  /** The wire whose labels it takes the place of. */
  readonly leg?: Leg;
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
  const size = sizeOf(length, { width: room.width, linesMost });
  if (!size) return undefined;

  const { width, height } = size;
  let left = cameAt.x - width / 2;
  left = Math.min(Math.max(left, mark.x + inset - width), mark.x - inset);
  left = Math.max(0, Math.min(left, room.width - width));
  const edge = above ? mark.y - aside : mark.y + aside;
  const top = above ? edge - height : edge;
  const box = { left, top, width, height };
  if (others.some((other) => isOver(other, box))) return undefined;
  const to = { x: mark.x, y: above ? mark.y - markHalf : mark.y + markHalf };
  return { ...box, leg: mark.leg, leader: { from: { x: mark.x, y: edge }, to } };
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
    return { ...box, leg: mark.leg, leader, onWire: true, toward: side > 0 ? 'start' : 'end' };
  }
  return undefined;
}

/**
 * Where a sentence stands that is about the box at one end of the wires: between the wires if it fits
 * there, else below or above both. Undefined where there is no room, or a mark.
 */
export function captionAtEnd(
  room: WireRoom,
  { end, others, length }: Pick<CaptionWish, 'others' | 'length'> & { end: 'first' | 'last' },
): CaptionBox | undefined {
  if (room.stacked) return undefined;
  const wires = (['request', 'answer'] as const).map((leg) => pointOn(room, leg, 0).y);
  const [upper, lower] = [Math.min(...wires), Math.max(...wires)];
  const middle = (upper + lower) / 2;
  const width = room.width - aside;
  const between = sizeOf(length, { width, linesMost: (lower - upper) / lineHeight });
  const below = sizeOf(length, { width, linesMost: (room.height - lower - inset) / lineHeight });
  const above = sizeOf(length, { width, linesMost: (upper - inset) / lineHeight });
  for (const [size, top, leg] of [
    [between, middle - (between?.height ?? 0) / 2, undefined],
    [below, lower + inset, 'answer'],
    [above, upper - inset - (above?.height ?? 0), 'request'],
  ] as const) {
    if (!size) continue;
    const left = end === 'last' ? room.width - aside - size.width : aside;
    const box = { left, top, ...size };
    if (others.some((other) => isOver(other, box))) continue;
    const y = top + size.height / 2;
    const [from, to] = end === 'last' ? [room.width - markHalf, room.width] : [markHalf, 0];
    return {
      ...box,
      ...(leg && { leg }),
      toward: end === 'last' ? 'end' : 'start',
      leader: { from: { x: from, y }, to: { x: to, y } },
    };
  }
  return undefined;
}

/** How large a sentence of so many letters is in as few lines as it needs; undefined where it needs more. */
function sizeOf(
  length: number,
  { width: widthMost, linesMost }: { readonly width: number; readonly linesMost: number },
): Pick<CaptionBox, 'width' | 'height'> | undefined {
  for (let lines = 1; lines <= linesMost; lines++) {
    // Words do not fill their lines.
    const width = Math.ceil((length * letterWidth) / lines) + (lines > 1 ? 8 * letterWidth : 0);
    if (width <= widthMost) return { width, height: lines * lineHeight };
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
