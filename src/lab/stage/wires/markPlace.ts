import type { MovingMessage } from './inFlight.ts';
import { isLow, pointOn, type Leg, type Point, type WireRoom } from './place.ts';

/** The same room for what the other side sends: the receiver's questions run against the webhooks, and what is written into its connection against its polls. */
export function roomFor(room: WireRoom, { from }: Pick<MovingMessage, 'from'>): WireRoom {
  return from === 'receiver' || from === 'api'
    ? { ...room, requestsForward: !room.requestsForward }
    : room;
}

/** The unit step in which a leg runs, for arrows. */
export function headingOf(room: WireRoom, leg: Leg): Point {
  const step = (leg === 'request') === room.requestsForward ? 1 : -1;
  return room.stacked ? { x: 0, y: step } : { x: step, y: 0 };
}

/** How much room a label takes along a wire that runs sideways. */
const labelWidth = 112;

/** Which of the marks may carry a label without two of them running into each other. */
export function labelled<T extends Point & { readonly leg: Leg }>(
  marks: readonly T[],
  stacked: boolean,
): ReadonlySet<T> {
  const chosen: T[] = [];
  for (const mark of marks) {
    const clear = chosen.every(
      (other) =>
        other.leg !== mark.leg ||
        (stacked ? Math.abs(other.y - mark.y) >= 22 : Math.abs(other.x - mark.x) >= labelWidth),
    );
    if (clear) chosen.push(mark);
  }
  return new Set(chosen);
}

/** The middle of a label above or below its mark, kept inside the room. */
export function labelX(x: number, width: number): number {
  const half = labelWidth / 2;
  return width <= labelWidth ? width / 2 : Math.min(Math.max(x, half), width - half);
}

/** How far the line that a label stands on is from its mark. */
export function labelDrop(room: WireRoom, leg: Leg): number {
  if (leg === 'request') return isLow(room) ? -18 : -22;
  return isLow(room) ? 27 : 30;
}

/** A finished arrow from where a leg began to where it has got; a lost one has no head. */
export function arrowPath(
  room: WireRoom,
  { leg, fraction, lost }: Pick<MovingMessage, 'leg' | 'fraction' | 'lost'>,
): string {
  const from = pointOn(room, leg, 0);
  const to = pointOn(room, leg, fraction);
  const { x, y } = headingOf(room, leg);
  const barb = (side: number) =>
    `M${to.x - 7 * x + 5 * side * y} ${to.y - 7 * y + 5 * side * x}L${to.x} ${to.y}`;
  const head = lost ? '' : barb(1) + barb(-1);
  return `M${from.x} ${from.y}L${to.x} ${to.y}${head}`;
}

/** A message as a dot in a path, a little aside of the wire so that many do not hide each other. */
export function dotPath(
  room: WireRoom,
  { leg, fraction, ordinal = 0 }: Pick<MovingMessage, 'leg' | 'fraction' | 'ordinal'>,
): string {
  const { x, y } = pointOn(room, leg, fraction);
  const aside = ((ordinal * 7 + 2) % 5) * 5 - 10;
  return room.stacked
    ? `M${Math.round(x + aside)} ${Math.round(y)}h0`
    : `M${Math.round(x)} ${Math.round(y + aside)}h0`;
}
