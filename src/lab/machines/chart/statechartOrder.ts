import type { Item, Layers } from './statechartGraph.ts';

/** How often the layers are put in order, from the top down and back. */
const sweeps = 12;

/**
 * Orders to draw the items of each layer in, the ones with the fewest crossings: each layer after the
 * average of its neighbours, down and up again, then neighbours changed about while that helps
 * (Sugiyama, Tagawa and Toda, 1981).
 */
export function ordersOf(layers: Layers): Layers[] {
  const found = [layers, layers.map((layer) => layer.toReversed())].flatMap(sweep);
  // Most sweeps come to what an earlier one came to.
  const different = new Map(found.map((each) => [nameOf(each), each]));
  const counted = [...different.values()].map((each) => [crossings(each), each] as const);
  const fewest = Math.min(...counted.map(([count]) => count));
  return counted.filter(([count]) => count === fewest).map(([, each]) => each);
}

function nameOf(layers: Layers): string {
  return layers.map((layer) => layer.map(({ key }) => key).join()).join(';');
}

function sweep(start: Layers): Layers[] {
  const layers = start.map((layer) => [...layer]);
  return Array.from({ length: sweeps }, (_, i) => {
    const towards = i % 2 === 0 ? 'above' : 'below';
    const order = [...layers.keys()];
    for (const index of towards === 'above' ? order : order.reverse()) {
      const beside = layers[towards === 'above' ? index - 1 : index + 1];
      const layer = layers[index];
      if (beside && layer) layers[index] = byAverage(layer, beside, towards);
    }
    exchange(layers);
    return layers.map((layer) => [...layer]);
  });
}

function byAverage(
  layer: readonly Item[],
  besideIt: readonly Item[],
  towards: 'above' | 'below',
): Item[] {
  const places = placesIn(besideIt);
  const averageOf = (item: Item, place: number) => {
    const beside = item[towards];
    const sum = beside.reduce((total, each) => total + (places.get(each) ?? 0), 0);
    const scale = Math.max(1, places.size - 1);
    return beside.length > 0 ? sum / beside.length / scale : place / layer.length;
  };
  return layer
    .map((item, place) => ({ item, average: averageOf(item, place) }))
    .sort((a, b) => a.average - b.average)
    .map(({ item }) => item);
}

/** Changes neighbours about as long as fewer lines cross then. */
function exchange(layers: Item[][]): void {
  let fewest = crossings(layers);
  for (let better = true; better;) {
    better = false;
    for (const layer of layers) {
      for (let i = 0; i + 1 < layer.length; i++) {
        swap(layer, i);
        const count = crossings(layers);
        if (count < fewest) [fewest, better] = [count, true];
        else swap(layer, i);
      }
    }
  }
}

function swap(layer: Item[], i: number): void {
  layer.splice(i, 2, ...layer.slice(i, i + 2).reverse());
}

/** How often two lines between the same two layers cross. */
function crossings(layers: Layers): number {
  return layers.reduce((sum, layer, index) => {
    const places = placesIn(layers[index + 1] ?? []);
    const ends = layer.map(({ below }) => below.map((each) => places.get(each) ?? 0));
    const crossed = ends.flatMap((left, i) =>
      ends.slice(i + 1).flatMap((right) => left.flatMap((a) => right.filter((b) => b < a))),
    );
    return sum + crossed.length;
  }, 0);
}

function placesIn(layer: readonly Item[]): ReadonlyMap<Item, number> {
  return new Map(layer.map((item, place) => [item, place]));
}
