import type { Statechart } from '../../../model/statechart.ts';
import { graphOf, room, type Item, type Label, type Layers } from './statechartGraph.ts';
import { ordersOf } from './statechartOrder.ts';
import { place, spread } from './statechartPlaces.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export interface StateBox extends Box {
  /** The state's; `*` for the machine as a whole. */
  readonly name: string;
}

export interface DrawnArrow {
  readonly id: string;
  /** The transitions it stands for. */
  readonly transitions: readonly string[];
  readonly kind: 'way' | 'loop' | 'fromAnyState';
  /** Whether it keeps its state: a loop on which nothing is entered anew. */
  readonly stays: boolean;
  /** Where it passes, in order; upright at each point but for the loops. */
  readonly points: readonly Point[];
  readonly label: Label & Point;
}

/** A statechart as a picture: everything with its place, in units of about a pixel. */
export interface ChartLayout {
  readonly width: number;
  readonly height: number;
  readonly states: readonly StateBox[];
  readonly arrows: readonly DrawnArrow[];
  /** The dot where it starts, and the way to the first state. */
  readonly start: { readonly dot: Point; readonly points: readonly Point[] };
}

const margin = 10;
/** Free height between two layers; more where lines go far to the side. */
const between = { least: 20, most: 46, perSide: 1 / 9 } as const;
/** Free room between two arrows at a state, and to its corners. */
const portGap = 14;

const cache = new WeakMap<Statechart, ChartLayout>();

/** Places states in layers with the first on top, and every label on its arrow; worked out once for a chart. */
export function layoutOf(chart: Statechart): ChartLayout {
  const layout = cache.get(chart) ?? draw(chart);
  cache.set(chart, layout);
  return layout;
}

function draw(chart: Statechart): ChartLayout {
  const { layers, routes, start } = graphOf(chart);
  const [best = layers] = ordersOf(layers)
    .map((order) => ({ order, cost: costOf(order) }))
    .sort((a, b) => a.cost - b.cost)
    .map(({ order }) => order);
  place(best, margin);

  const rows = rowsOf(layers);
  const items = layers.flat();
  const ports = new Map(items.map((item) => [item, portsOf(item)]));
  const rowOf = ({ layer }: Item) => rows[layer] ?? { top: 0, bottom: 0 };
  const middle = (item: Item) => (rowOf(item).top + rowOf(item).bottom) / 2;
  const boxOf = (item: Item, width: number, height: number) => ({
    x: item.x - width / 2,
    y: middle(item) - height / 2,
    width,
    height,
  });

  /** Upright through each layer, so that a line only goes aside where nothing stands. */
  const pointsOf = (passed: readonly Item[]): Point[] => {
    const points = passed.flatMap((item, index) => {
      const before = passed[index - 1];
      const after = passed[index + 1];
      const beside = before ?? after;
      const down = before ? before.layer < item.layer : after && item.layer < after.layer;
      const x = (beside && ports.get(item)?.get(beside)) ?? item.x;
      const half = (item.kind === 'state' ? room.stateHeight : item.height) / 2;
      const { top, bottom } = rowOf(item);
      const whole = [top, middle(item) - half, middle(item) + half, bottom];
      const way = down ? whole : whole.reverse();
      // An end of the route touches its item on one side only; what is between is passed through.
      const ys = way.slice(before ? 0 : 2, after ? 4 : 2);
      return ys.map((y) => ({ x, y }));
    });
    return points.filter(({ x, y }, i) => x !== points[i - 1]?.x || y !== points[i - 1]?.y);
  };

  const arrows = routes.map(({ bundle, items: passed }): DrawnArrow => {
    const { id, from, label } = bundle;
    const transitions = bundle.transitions.map((transition) => transition.id);
    const sign = passed.find(({ kind }) => kind === 'label');
    if (sign) {
      return {
        id,
        transitions,
        kind: from === undefined ? 'fromAnyState' : 'way',
        stays: false,
        points: pointsOf(passed),
        label: { ...boxOf(sign, label.width, label.height), lines: label.lines },
      };
    }
    const [state] = passed;
    const x = state.x + state.left;
    const y = middle(state);
    return {
      id,
      transitions,
      kind: 'loop',
      stays: bundle.transitions.every(({ reenter }) => !reenter),
      points: [
        { x, y: y - 8 },
        { x: x + room.loop - 6, y },
        { x, y: y + 8 },
      ],
      label: { ...label, x: x + room.loop, y: y - label.height / 2 },
    };
  });

  return {
    width: Math.max(...items.map(({ x, right }) => x + right)) + margin,
    height: (rows.at(-1)?.bottom ?? 0) + margin,
    states: items
      .filter(({ kind }) => kind === 'state')
      .map((item) => ({ name: item.key, ...boxOf(item, 2 * item.left, room.stateHeight) })),
    arrows,
    start: { dot: { x: start[0].x, y: middle(start[0]) }, points: pointsOf(start) },
  };
}

/** How far the lines go to the side in this order, and how wide the picture is. */
function costOf(layers: Layers): number {
  place(layers, margin);
  const items = layers.flat();
  const aside = layers.flatMap(waysAside).reduce((sum, way) => sum + way, 0);
  return aside + 2 * Math.max(...items.map(({ x, right }) => x + right));
}

/** How far to the side the lines go that lead down from a layer. */
function waysAside(layer: readonly Item[]): number[] {
  return layer.flatMap(({ x, below }) => below.map((lower) => Math.abs(x - lower.x)));
}

/** Where each layer stands, from above. */
function rowsOf(layers: Layers): { readonly top: number; readonly bottom: number }[] {
  let top = margin;
  return layers.map((layer) => {
    const bottom = Math.max(top, ...layer.map(({ height }) => top + height));
    const row = { top, bottom };
    const free = Math.max(0, ...waysAside(layer)) * between.perSide;
    top = bottom + Math.min(between.most, Math.max(between.least, free));
    return row;
  });
}

/** Where on a state's upper or lower side the line to a neighbour leaves: as straight towards it as can be. */
function portsOf(state: Item): ReadonlyMap<Item, number> {
  const ports = new Map<Item, number>();
  if (state.kind !== 'state') return ports;
  const [least, most] = [state.x - state.left + portGap, state.x + state.left - portGap];
  for (const side of [state.above, state.below]) {
    const sorted = side.toSorted((a, b) => a.x - b.x);
    const apart = Math.min(portGap, (most - least) / Math.max(1, sorted.length - 1));
    const xs = spread(
      sorted.map(({ x }) => ({ at: Math.min(Math.max(x, least), most), weight: 1, apart })),
    );
    // What was pushed over an edge of the box is moved back as one.
    const over = Math.max(0, (xs.at(-1) ?? most) - most);
    const under = Math.max(0, least - (xs[0] ?? least));
    for (const [i, item] of sorted.entries()) ports.set(item, (xs[i] ?? state.x) - over + under);
  }
  return ports;
}
