import type { Graph, Item, Link } from './statechartGraph.ts';

/** The gap between two things in a layer. */
const gap = 16;

/** How often every layer is drawn towards its neighbours. */
const rounds = 60;

/**
 * Where the middle of each item is, from the left: as near to what it is linked with as the order of
 * its layer and the room of the others allow.
 */
export function placesOf(
  layers: readonly (readonly Item[])[],
  { links }: Pick<Graph, 'links'>,
): ReadonlyMap<Item, number> {
  const places = new Map<Item, number>();
  for (const layer of layers) {
    let end = 0;
    for (const item of layer) {
      places.set(item, end + item.left);
      end += item.left + item.right + gap;
    }
  }

  const pulls = new Map<Item, { other: Item; strength: number }[]>();
  for (const { upper, lower } of links) {
    // Long lines should be straight, sooner than short ones.
    const bends = [upper, lower].filter(({ kind }) => kind === 'bend').length;
    const strength = [1, 2, 16][bends] ?? 1;
    for (const [item, other] of [
      [upper, lower],
      [lower, upper],
    ] as const) {
      pulls.set(item, [...(pulls.get(item) ?? []), { other, strength }]);
    }
  }

  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? layers : layers.toReversed();
    for (const layer of order) {
      const wished = layer.map((item) => {
        const pulling = pulls.get(item) ?? [];
        const weight = pulling.reduce((sum, { strength }) => sum + strength, 0);
        const sum = pulling.reduce(
          (total, { other, strength }) => total + strength * (places.get(other) ?? 0),
          0,
        );
        return weight > 0
          ? { at: sum / weight, weight }
          : { at: places.get(item) ?? 0, weight: 0.1 };
      });
      const apart = layer.map((item, i) => (layer[i - 1]?.right ?? 0) + gap + item.left);
      spread(wished, apart).forEach((at, i) => {
        const item = layer[i];
        if (item) places.set(item, at);
      });
    }
  }

  straighten(layers, links, places);
  const leftmost = Math.min(...[...places].map(([item, at]) => at - item.left));
  return new Map([...places].map(([item, at]) => [item, at - leftmost]));
}

/** Moves the bends of a long line over each other, as far as there is room beside them. */
function straighten(
  layers: readonly (readonly Item[])[],
  links: readonly Link[],
  places: Map<Item, number>,
): void {
  const below = new Map(links.map(({ upper, lower }) => [upper, lower]));
  const at = (item: Item) => places.get(item) ?? 0;
  const roomOf = (item: Item): [number, number] => {
    const layer = layers[item.layer] ?? [];
    const place = layer.indexOf(item);
    const [before, next] = [layer[place - 1], layer[place + 1]];
    return [
      before ? at(before) + before.right + gap + item.left : -Infinity,
      next ? at(next) - next.left - gap - item.right : Infinity,
    ];
  };
  const isFirst = (item: Item) =>
    item.kind === 'bend' &&
    links.every(({ upper, lower }) => lower !== item || upper.kind !== 'bend');

  for (const first of layers.flat().filter(isFirst)) {
    let run: Item[] = [];
    let [least, most] = [-Infinity, Infinity];
    const align = () => {
      const mean = run.reduce((sum, item) => sum + at(item), 0) / run.length;
      for (const item of run) places.set(item, Math.min(Math.max(mean, least), most));
    };
    for (let item: Item | undefined = first; item?.kind === 'bend'; item = below.get(item)) {
      const [left, right] = roomOf(item);
      if (Math.max(least, left) > Math.min(most, right)) {
        align();
        run = [];
        [least, most] = [-Infinity, Infinity];
      }
      run.push(item);
      [least, most] = [Math.max(least, left), Math.min(most, right)];
    }
    align();
  }
}

interface Wish {
  readonly at: number;
  readonly weight: number;
}

/**
 * Places in the given order that are nearest to where each wishes to be (least squares), each at least
 * so far `apart` from the one before. Those that would come too near are moved as one
 * (the pool-adjacent-violators algorithm).
 */
export function spread(wishes: readonly Wish[], apart: readonly number[]): number[] {
  const offsets: number[] = [];
  wishes.forEach((_, i) => offsets.push(i === 0 ? 0 : (offsets[i - 1] ?? 0) + (apart[i] ?? 0)));
  const pools: { at: number; weight: number; size: number }[] = [];
  wishes.forEach(({ at, weight }, i) => {
    let pool = { at: at - (offsets[i] ?? 0), weight, size: 1 };
    for (let last = pools.at(-1); last && last.at > pool.at; last = pools.at(-1)) {
      pools.pop();
      const total = last.weight + pool.weight;
      pool = {
        at: (last.at * last.weight + pool.at * pool.weight) / total,
        weight: total,
        size: last.size + pool.size,
      };
    }
    pools.push(pool);
  });
  return pools
    .flatMap(({ at, size }) => Array.from({ length: size }, () => at))
    .map((at, i) => at + (offsets[i] ?? 0));
}
