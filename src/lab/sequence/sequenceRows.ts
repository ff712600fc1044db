import type { SimInstant } from '../../model/units.ts';

/** Where in the diagram two marks must not sit on top of each other. */
export type RowLane = `${'label' | 'start' | 'end'} ${'left' | 'middle' | 'right'}`;

/** A stretch of time that is drawn shorter than it was. */
export interface RowBreak {
  readonly row: number;
  readonly ms: number;
}

/** A longer stretch without marks is cut short. */
const breakMs = 1_000;

/** How much room a mark needs below it, in rows; a row is a line of text. */
const roomOf = { label: 1, start: 1, end: 0.7 } as const;

/**
 * Turns instants into rows: later never lies higher, what belongs to the same instant shares a row unless
 * two marks would collide, and quiet time is short. So an hour with travel times of 50 ms can be read.
 */
export class SequenceRows {
  readonly breaks: RowBreak[] = [];
  #row = 0.5;
  #at: SimInstant | undefined;
  readonly #free = new Map<RowLane, number>();

  /** The row of the next mark; marks come in the order of their instants. */
  place(at: SimInstant, lane?: RowLane, { below = 0 }: { below?: number } = {}): number {
    const elapsedMs = this.#at === undefined ? 0 : at - this.#at;
    const from = this.#row;
    const step = this.#at === undefined ? 0 : stepOf(elapsedMs);
    const row = Math.max(from + step, from + below, (lane && this.#free.get(lane)) ?? 0);
    if (elapsedMs >= breakMs) this.breaks.push({ row: (from + row) / 2, ms: elapsedMs });
    if (lane) this.#free.set(lane, row + roomOf[lane.split(' ')[0] as keyof typeof roomOf]);
    this.#row = row;
    this.#at = at;
    return row;
  }

  get last(): number {
    return this.#row;
  }
}

function stepOf(elapsedMs: number): number {
  if (elapsedMs <= 0) return 0;
  if (elapsedMs < breakMs) return 0.75 + (0.35 * elapsedMs) / breakMs;
  return Math.min(2.4, 1.5 + elapsedMs / 20_000);
}

/** The lowest lane in which each stretch meets no earlier one. */
export function lanesOf(
  stretches: readonly { readonly fromRow: number; readonly toRow: number }[],
): number[] {
  const freeFrom: number[] = [];
  return stretches.map(({ fromRow, toRow }) => {
    const free = freeFrom.findIndex((row) => row <= fromRow);
    const lane = free === -1 ? freeFrom.length : free;
    freeFrom[lane] = toRow;
    return lane;
  });
}
