import type { Item, Layers } from './statechartGraph.ts';

/** The gap between two things in a layer. */
const gap = 16;

/** How often every layer is drawn towards its neighbours. */
const rounds = 60;

/**
 * Places the middle of each item, the leftmost thing at `left`: as near to what it is linked with as the
 * order of its layer and the room of the others allow.
 */
export function place(layers: Layers, left: number): void {
  for (const layer of layers) {
    let end = 0;
    for (const item of layer) {
      item.x = end + item.left;
      end += item.left + item.right + gap;
    }
  }
  for (let round = 0; round < rounds; round++) {
    for (const layer of round % 2 === 0 ? layers : layers.toReversed()) {
      const wishes = layer.map((item, i) => ({
        ...wishOf(item),
        apart: (layer[i - 1]?.right ?? 0) + gap + item.left,
      }));
      const xs = spread(wishes);
      for (const [i, item] of layer.entries()) item.x = xs[i] ?? 0;
    }
  }
  straighten(layers);
  const items = layers.flat();
  const leftmost = Math.min(...items.map((item) => item.x - item.left));
  for (const item of items) item.x += left - leftmost;
}

/** Where an item wishes to be: in the middle of what it is linked with. */
function wishOf(item: Item): Omit<Wish, 'apart'> {
  let [sum, weight] = [0, 0];
  for (const other of [...item.above, ...item.below]) {
    // Long lines should be straight, sooner than short ones.
    const bends = [item, other].filter(({ kind }) => kind === 'bend').length;
    const strength = [1, 2, 16][bends] ?? 1;
    sum += strength * other.x;
    weight += strength;
  }
  return weight > 0 ? { at: sum / weight, weight } : { at: item.x, weight: 0.1 };
}

/** Moves the bends of a long line over each other, as far as there is room beside them. */
function straighten(layers: Layers): void {
  const roomOf = (item: Item): [number, number] => {
    const layer = layers[item.layer] ?? [];
    const place = layer.indexOf(item);
    const [before, next] = [layer[place - 1], layer[place + 1]];
    return [
      before ? before.x + before.right + gap + item.left : -Infinity,
      next ? next.x - next.left - gap - item.right : Infinity,
    ];
  };
  const isFirst = ({ kind, above }: Item) => kind === 'bend' && above[0]?.kind !== 'bend';

  for (const first of layers.flat().filter(isFirst)) {
    let run: Item[] = [];
    let [least, most] = [-Infinity, Infinity];
    const align = () => {
      const mean = run.reduce((sum, { x }) => sum + x, 0) / run.length;
      for (const item of run) item.x = Math.min(Math.max(mean, least), most);
    };
    for (let item: Item | undefined = first; item?.kind === 'bend'; [item] = item.below) {
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
  /** At least so far from the one before. */
  readonly apart: number;
}

/**
 * Places in the given order that are nearest to where each wishes to be (least squares). Those that would
 * come too near are moved as one (the pool-adjacent-violators algorithm).
 */
export function spread(wishes: readonly Wish[]): number[] {
  const pools: { at: number; weight: number; offsets: number[] }[] = [];
  let offset = 0;
  for (const [i, { at, weight, apart }] of wishes.entries()) {
    if (i > 0) offset += apart;
    let pool = { at: at - offset, weight, offsets: [offset] };
    for (let last = pools.at(-1); last && last.at > pool.at; last = pools.at(-1)) {
      pools.pop();
      const total = last.weight + pool.weight;
      pool = {
        at: (last.at * last.weight + pool.at * pool.weight) / total,
        weight: total,
        offsets: [...last.offsets, ...pool.offsets],
      };
    }
    pools.push(pool);
  }
  return pools.flatMap(({ at, offsets }) => offsets.map((each) => at + each));
}
