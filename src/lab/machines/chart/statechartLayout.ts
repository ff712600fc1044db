import type { Statechart } from '../../../model/statechart.ts';
import {
  graphOf,
  labelHeight,
  labelWidth,
  nameWidth,
  room,
  wholeMachine,
  type Graph,
  type Item,
  type LabelLine,
  type Route,
} from './statechartGraph.ts';
import { ordersOf } from './statechartOrder.ts';
import { placesOf, spread } from './statechartPlaces.ts';

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
  readonly label: Box & { readonly lines: readonly LabelLine[] };
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
  let layout = cache.get(chart);
  if (!layout) {
    layout = draw(chart);
    cache.set(chart, layout);
  }
  return layout;
}

function draw(chart: Statechart): ChartLayout {
  const graph = graphOf(chart);
  const xs = straightest(graph);
  const x = (item: Item) => (xs.get(item) ?? 0) + margin;
  const rows = rowsOf(graph, x);
  const top = (item: Item) => rows[item.layer]?.y ?? 0;
  const bottom = (item: Item) => top(item) + (rows[item.layer]?.height ?? 0);
  const middle = (item: Item) => (top(item) + bottom(item)) / 2;
  const ports = portsOf(graph, x);

  const boxOf = (item: Item): StateBox => {
    const width = nameWidth(item.key === wholeMachine ? 'any state' : item.key);
    return {
      name: item.key,
      x: x(item) - width / 2,
      y: middle(item) - room.stateHeight / 2,
      width,
      height: room.stateHeight,
    };
  };

  /** Where a route touches an item, from above to below. */
  const touching = (item: Item): readonly [number, number] => {
    const height = item.kind === 'state' ? room.stateHeight : item.height;
    return [middle(item) - height / 2, middle(item) + height / 2];
  };

  /** Upright through each layer, so that a line only goes aside where nothing stands. */
  const pointsOf = ({ items }: Route): Point[] => {
    const points = items.flatMap((item, index) => {
      const before = items[index - 1];
      const after = items[index + 1];
      const beside = before ?? after;
      const down = before ? before.layer < item.layer : after && item.layer < after.layer;
      const at = (beside && ports.get(item)?.get(beside)) ?? x(item);
      const whole = [top(item), ...touching(item), bottom(item)];
      const way = down ? whole : whole.reverse();
      // An end of the route touches its item on one side only; what is between is passed through.
      const passed = before ? (after ? way : way.slice(0, 2)) : way.slice(2);
      return passed.map((y) => ({ x: at, y }));
    });
    return points.filter(({ x: px, y }, i) => px !== points[i - 1]?.x || y !== points[i - 1]?.y);
  };

  const ways = graph.routes.map((route): DrawnArrow => {
    const { bundle, label } = route;
    const width = labelWidth(bundle);
    const height = labelHeight(bundle);
    return {
      id: bundle.id,
      transitions: bundle.transitions.map(({ id }) => id),
      kind: bundle.from === undefined ? 'fromAnyState' : 'way',
      stays: false,
      points: pointsOf(route),
      label: {
        x: x(label) - width / 2,
        y: middle(label) - height / 2,
        width,
        height,
        lines: bundle.lines,
      },
    };
  });

  const loops = graph.loops.map(({ bundle, state }): DrawnArrow => {
    const box = boxOf(state);
    const right = box.x + box.width;
    const y = middle(state);
    return {
      id: bundle.id,
      transitions: bundle.transitions.map(({ id }) => id),
      kind: 'loop',
      stays: bundle.transitions.every(({ reenter }) => !reenter),
      points: [
        { x: right, y: y - 8 },
        { x: right + room.loop - 6, y },
        { x: right, y: y + 8 },
      ],
      label: {
        x: right + room.loop,
        y: y - labelHeight(bundle) / 2,
        width: labelWidth(bundle),
        height: labelHeight(bundle),
        lines: bundle.lines,
      },
    };
  });

  const items = graph.layers.flat();
  const last = rows.at(-1);
  const [dot] = graph.start.items;
  return {
    width: Math.max(...items.map((item) => x(item) + item.right)) + margin,
    height: (last ? last.y + last.height : 0) + margin,
    states: items.filter(({ kind }) => kind === 'state').map(boxOf),
    arrows: [...ways, ...loops],
    start: {
      dot: dot ? { x: x(dot), y: middle(dot) } : { x: 0, y: 0 },
      points: pointsOf(graph.start),
    },
  };
}

/** Of the orders that cross least, the places with the shortest ways to the side. */
function straightest(graph: Graph): ReadonlyMap<Item, number> {
  const tried = ordersOf(graph).map((layers) => {
    const places = placesOf(layers, graph);
    const x = (item: Item) => places.get(item) ?? 0;
    const aside = graph.links.reduce(
      (sum, { upper, lower }) => sum + Math.abs(x(upper) - x(lower)),
      0,
    );
    const width = Math.max(...graph.layers.flat().map((item) => x(item) + item.right));
    return { places, cost: aside + 2 * width };
  });
  const [best] = tried.sort((a, b) => a.cost - b.cost);
  return best?.places ?? new Map<Item, number>();
}

/** Where each layer stands, from above. */
function rowsOf(
  { layers, links }: Graph,
  x: (item: Item) => number,
): { readonly y: number; readonly height: number }[] {
  let y = margin;
  return layers.map((layer, index) => {
    const height = Math.max(0, ...layer.map((item) => item.height));
    const row = { y, height };
    const aside = links
      .filter(({ upper }) => upper.layer === index)
      .map(({ upper, lower }) => Math.abs(x(upper) - x(lower)));
    const free = Math.max(0, ...aside) * between.perSide;
    y += height + Math.min(between.most, Math.max(between.least, free));
    return row;
  });
}

/** Where on a state's upper or lower side the line to a neighbour leaves: as straight towards it as can be. */
function portsOf(
  { links }: Graph,
  x: (item: Item) => number,
): ReadonlyMap<Item, ReadonlyMap<Item, number>> {
  const sides = new Map<Item, { above: Item[]; below: Item[] }>();
  const of = (item: Item) => {
    const known = sides.get(item) ?? { above: [], below: [] };
    sides.set(item, known);
    return known;
  };
  for (const { upper, lower } of links) {
    if (upper.kind === 'state') of(upper).below.push(lower);
    if (lower.kind === 'state') of(lower).above.push(upper);
  }
  return new Map(
    [...sides].map(([state, { above, below }]) => {
      const half = nameWidth(state.key) / 2 - portGap;
      const ports = [above, below].flatMap((side) => {
        const sorted = side.toSorted((a, b) => x(a) - x(b));
        const gap = Math.min(portGap, (2 * half) / Math.max(1, sorted.length - 1));
        const wishes = sorted.map((item) => ({
          at: Math.min(Math.max(x(item), x(state) - half), x(state) + half),
          weight: 1,
        }));
        const apart = sorted.map(() => gap);
        const spreadOut = spread(wishes, apart);
        // What was pushed over an edge of the box is moved back as one.
        const over = Math.max(0, (spreadOut.at(-1) ?? x(state)) - (x(state) + half));
        const under = Math.max(0, x(state) - half - (spreadOut[0] ?? x(state)));
        return sorted.map((item, i): [Item, number] => [
          item,
          (spreadOut[i] ?? x(state)) - over + under,
        ]);
      });
      return [state, new Map(ports)];
    }),
  );
}
