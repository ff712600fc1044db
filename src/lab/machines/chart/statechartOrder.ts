import type { Graph, Item } from './statechartGraph.ts';

type Layers = readonly (readonly Item[])[];

/** Neighbours of an item in the layer above and below. */
type Neighbours = ReadonlyMap<Item, { readonly above: Item[]; readonly below: Item[] }>;

/** How often the layers are put in order, from the top down and back. */
const sweeps = 12;

/**
 * Orders to draw the items of each layer in, the ones with the fewest crossings first: each layer after
 * the average of its neighbours, down and up again, then neighbours changed about while that helps
 * (Sugiyama, Tagawa and Toda, 1981).
 */
export function ordersOf(graph: Graph): Layers[] {
  const neighbours = neighboursOf(graph);
  const mirrored = graph.layers.map((layer) => layer.toReversed());
  const found = [graph.layers, mirrored].flatMap((start) => sweep(start, neighbours));
  // Most sweeps come to what an earlier one came to.
  const different = new Map(found.map((layers) => [nameOf(layers), layers]));
  return [...different.values()]
    .map((layers) => ({ layers, crossings: crossings(layers, neighbours) }))
    .sort((a, b) => a.crossings - b.crossings)
    .filter(({ crossings: count }, _, [best]) => count === best?.crossings)
    .map(({ layers }) => layers);
}

function nameOf(layers: Layers): string {
  return layers.map((layer) => layer.map(({ key }) => key).join()).join(';');
}

function sweep(start: Layers, neighbours: Neighbours): Layers[] {
  const found: Layers[] = [];
  let layers = start.map((layer) => [...layer]);
  for (let i = 0; i < sweeps; i++) {
    const towards = i % 2 === 0 ? 'above' : 'below';
    const order = layers.map((_, index) =>
      towards === 'above' ? index : layers.length - 1 - index,
    );
    layers = layers.map((layer) => [...layer]);
    for (const index of order) {
      const beside = layers[towards === 'above' ? index - 1 : index + 1];
      const layer = layers[index];
      if (beside && layer) layers[index] = byAverage(layer, placesIn(beside), neighbours, towards);
    }
    exchange(layers, neighbours);
    found.push(layers.map((layer) => [...layer]));
  }
  return found;
}

function byAverage(
  layer: readonly Item[],
  places: ReadonlyMap<Item, number>,
  neighbours: Neighbours,
  towards: 'above' | 'below',
): Item[] {
  return layer
    .map((item, place) => {
      const beside = neighbours.get(item)?.[towards] ?? [];
      const sum = beside.reduce((total, each) => total + (places.get(each) ?? 0), 0);
      const scale = Math.max(1, places.size - 1);
      const average = beside.length > 0 ? sum / beside.length / scale : place / layer.length;
      return { item, average };
    })
    .sort((a, b) => a.average - b.average)
    .map(({ item }) => item);
}

/** Changes neighbours about as long as fewer lines cross then. */
function exchange(layers: Item[][], neighbours: Neighbours): void {
  for (let better = true; better;) {
    better = false;
    for (const layer of layers) {
      for (let i = 0; i + 1 < layer.length; i++) {
        const before = crossings(layers, neighbours);
        swap(layer, i);
        if (crossings(layers, neighbours) < before) better = true;
        else swap(layer, i);
      }
    }
  }
}

function swap(layer: Item[], i: number): void {
  const [a, b] = layer.slice(i, i + 2);
  if (a && b) layer.splice(i, 2, b, a);
}

/** How often two lines between the same two layers cross. */
function crossings(layers: Layers, neighbours: Neighbours): number {
  return layers.reduce((sum, layer, index) => {
    const places = placesIn(layers[index + 1] ?? []);
    const ends = layer.map((item) =>
      (neighbours.get(item)?.below ?? []).map((below) => places.get(below) ?? 0),
    );
    const crossed = ends.flatMap((left, i) =>
      ends.slice(i + 1).flatMap((right) => left.flatMap((a) => right.filter((b) => b < a))),
    );
    return sum + crossed.length;
  }, 0);
}

function placesIn(layer: readonly Item[]): ReadonlyMap<Item, number> {
  return new Map(layer.map((item, place) => [item, place]));
}

function neighboursOf({ layers, links }: Graph): Neighbours {
  const neighbours = new Map(
    layers.flat().map((item) => [item, { above: [] as Item[], below: [] as Item[] }]),
  );
  for (const { upper, lower } of links) {
    neighbours.get(upper)?.below.push(lower);
    neighbours.get(lower)?.above.push(upper);
  }
  return neighbours;
}
