import type { MovingMessage } from './inFlight.ts';

/** The room between two boxes, in px, with the wire of requests and the wire of answers through it. */
export interface WireRoom {
  readonly width: number;
  readonly height: number;
  /** True where the boxes stand one above the other. */
  readonly stacked: boolean;
  /** True where requests run from the first box to the second. */
  readonly requestsForward: boolean;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export type Leg = MovingMessage['leg'];

/** How far a mark keeps from the boxes. */
const margin = 16;

/** Where a message is that has come this far along its leg. */
export function pointOn(room: WireRoom, leg: Leg, fraction: number): Point {
  const along = (leg === 'request') === room.requestsForward ? fraction : 1 - fraction;
  const across = acrossOf(room, leg);
  return room.stacked
    ? { x: across, y: margin + along * Math.max(0, room.height - 2 * margin) }
    : { x: margin + along * Math.max(0, room.width - 2 * margin), y: across };
}

/** Whether the room is low: then what is around it is close to its labels. */
export const isLow = ({ height }: WireRoom): boolean => height < 100;

function acrossOf(room: WireRoom, leg: Leg): number {
  const { width, height, stacked } = room;
  if (stacked) return leg === 'request' ? 24 : Math.max(130, width * 0.52);
  const middle = isLow(room) ? height / 2 + 2 : Math.min(92, height * 0.46);
  const apart = isLow(room) ? 15 : 22;
  return leg === 'request' ? middle - apart : middle + apart;
}
