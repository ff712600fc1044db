import { curveBumpY, line } from 'd3-shape';
import type { DrawnArrow, Point } from './statechartLayout.ts';

const bumps = line<Point>()
  .x(({ x }) => x)
  .y(({ y }) => y)
  .curve(curveBumpY);

/** The line through points, upright at each of them. */
export function wayOf(points: readonly Point[]): string {
  return bumps(points) ?? '';
}

/** The line of an arrow: a loop stands out of the right side of its state. */
export function lineOf({ kind, points }: DrawnArrow): string {
  const [start, far, end] = points;
  if (kind !== 'loop' || !start || !far || !end) return wayOf(points);
  const reach = start.x + (far.x - start.x) * 1.3;
  return `M${start.x} ${start.y}C${reach} ${start.y - 5} ${reach} ${end.y + 5} ${end.x} ${end.y}`;
}

/** Where an arrow's head is, and its turn in degrees; a head without a turn points to the right. */
export function headOf({ kind, points }: DrawnArrow): Point & { readonly turn: number } {
  const end = points.at(-1) ?? { x: 0, y: 0 };
  const before = points.at(-2) ?? end;
  if (kind === 'loop') return { ...end, turn: 194 };
  return { ...end, turn: before.y < end.y ? 90 : 270 };
}
