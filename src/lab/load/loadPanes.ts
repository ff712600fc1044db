import type { ScaleLinear } from 'd3-scale';

/** Where one picture of a load chart stands, in pixels. */
export interface PaneFrame {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  /** True when there is room for words at the right. */
  readonly wide: boolean;
}

/** Numbers in thousands as short as an axis needs them: `1.5k`. */
export function axisNumber(value: number): string {
  return value >= 1_000 ? `${Number((value / 1_000).toFixed(1))}k` : String(value);
}

/** A few whole marks of a scale of counts. */
export function countTicks(y: ScaleLinear<number, number>, most = 4): number[] {
  return y.ticks(most).filter((tick) => Number.isInteger(tick));
}
