import type { Lifeline, Sequence, SequenceArrow } from './sequencePicture.ts';

/** One row of the diagram in pixels: a line of its text. */
export const rowHeight = 18;

/** Room for words beside the outer lifelines. */
const wordsWidth = { left: 88, right: 164 };
const clocksWidth = 66;
const laneWidth = 9;
const lanesMost = 5;

export interface Geometry {
  readonly width: number;
  readonly height: number;
  readonly x: Readonly<Record<Lifeline | 'network', number>>;
  /** Undefined where there is no room for them. */
  readonly clocksX: number | undefined;
  readonly labelX: { readonly left: number; readonly right: number };
  readonly twinsX: number;
  readonly y: (row: number) => number;
}

const lanesOf = (stretches: readonly { readonly lane: number }[]) =>
  Math.min(
    lanesMost,
    stretches.reduce((most, { lane }) => Math.max(most, lane + 1), 0),
  );

export function geometryOf(sequence: Sequence, available: number): Geometry {
  const clocksX = available >= 620 ? 4 : undefined;
  const waitsWidth = 14 + lanesOf(sequence.waits) * laneWidth;
  const sender = (clocksX === undefined ? 0 : clocksWidth) + wordsWidth.left + waitsWidth;
  const twinLanes = lanesOf(sequence.twins);
  const twinsWidth = twinLanes === 0 ? 0 : 22 + twinLanes * laneWidth;
  // Narrower than this the names would meet: the box scrolls instead.
  const travelLeast = sequence.withAttacker ? 330 : 200;
  const width = Math.max(available, sender + travelLeast + wordsWidth.right + twinsWidth + 16);
  const receiver = width - wordsWidth.right - twinsWidth - 16;
  const along = (share: number) => sender + (receiver - sender) * share;
  return {
    width,
    height: sequence.rows * rowHeight + 8,
    x: { sender, attacker: along(0.28), network: along(0.5), receiver },
    clocksX,
    labelX: { left: sender - waitsWidth, right: receiver + 18 },
    twinsX: receiver + 18 + wordsWidth.right,
    y: (row) => 12 + row * rowHeight,
  };
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The two ends of an arrow up to the playhead. */
export function endsOf(
  { from, to, startRow, endRow, leg, share }: SequenceArrow,
  { x, y }: Geometry,
): { readonly start: Point; readonly end: Point } {
  const towards = x[to] > x[from] ? 1 : -1;
  const way = x[to] - x[from];
  const start = { x: x[from] + towards * 3, y: y(startRow) };
  if (leg === 'arrived') return { start, end: { x: x[to] - towards * 3, y: y(endRow) } };
  // What is under way has got as far down as the playhead, which is its last row.
  return { start, end: { x: start.x + (way - towards * 6) * share, y: y(endRow) } };
}

/** By how many degrees words turn with a steep arrow; level ones are read more easily. */
export function turnOf({ start, end }: { start: Point; end: Point }): number {
  const across = Math.abs(end.x - start.x);
  if (across < 40) return 0;
  const degrees = (Math.atan2(end.y - start.y, across) * 180) / Math.PI;
  if (degrees < 3) return 0;
  return end.x > start.x ? degrees : -degrees;
}

export function pathOf({ start, end }: { start: Point; end: Point }): string {
  return `M${start.x} ${start.y}L${end.x} ${end.y}`;
}

export function pointAlong({ start, end }: { start: Point; end: Point }, share: number): Point {
  return { x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share };
}

/** The dotted way round from one attempt to the next, left of the sender's lifeline. */
export function waitPath(
  { fromRow, toRow, lane }: { fromRow: number; toRow: number; lane: number },
  { x, y }: Geometry,
): string {
  const [top, bottom] = [y(fromRow), y(toRow)];
  const depth = 12 + Math.min(lane, lanesMost - 1) * laneWidth;
  const bend = Math.min(depth, Math.max(0, (bottom - top) / 2));
  const left = x.sender - depth;
  return `M${x.sender - 3} ${top}H${left + bend}Q${left} ${top} ${left} ${top + bend}V${bottom - bend}Q${left} ${bottom} ${left + bend} ${bottom}H${x.sender - 3}`;
}

/** The bracket that joins two charges of one event. */
export function twinPath(
  { fromRow, toRow, lane }: { fromRow: number; toRow: number; lane: number },
  { twinsX, y }: Geometry,
): string {
  const right = twinsX + Math.min(lane, lanesMost - 1) * laneWidth;
  return `M${twinsX - 6} ${y(fromRow)}H${right}V${y(toRow)}H${twinsX - 6}`;
}
