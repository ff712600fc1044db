import type { ChartTransition, Statechart } from '../../../model/statechart.ts';
import { guardWords, transitionWords, triggerWords } from '../statechartWords.ts';

/** Transitions that are drawn as one arrow: those with the same source and target. */
export interface Bundle {
  readonly id: string;
  /** Undefined for the machine as a whole. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly transitions: readonly ChartTransition[];
  readonly label: Label;
}

/** The words of an arrow, and the room that they take. */
export interface Label {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly LabelLine[];
}

export interface LabelLine {
  readonly text: string;
  /** Of the transition it is about; absent for the words that say where an arrow comes from. */
  readonly transition?: string;
}

/** What takes up room in the picture: one thing in one layer. */
export interface Item {
  readonly key: string;
  readonly kind: 'state' | 'label' | 'bend' | 'start';
  /** Even layers hold labels, odd ones states; the first is above the first states. */
  readonly layer: number;
  /** Room to both sides of the middle, and in height. */
  readonly left: number;
  readonly right: number;
  readonly height: number;
  /** What lines lead to from it in the layer above, and in that below. */
  readonly above: Item[];
  readonly below: Item[];
  /** The middle, from the left; the layout places it. */
  x: number;
}

export type Layers = readonly (readonly Item[])[];

/** An arrow with the items that it passes, from its source to its target; a loop has its state alone. */
export interface Route {
  readonly bundle: Bundle;
  readonly items: readonly [Item, ...Item[]];
}

export interface Graph {
  readonly layers: Layers;
  readonly routes: readonly Route[];
  /** The dot where it starts, and the first state. */
  readonly start: readonly [dot: Item, state: Item];
}

/** Room in units of the picture; the fonts of the drawing keep to it. */
export const room = {
  /** The advance of one letter of a label, and of a state's name. */
  labelLetter: 7.6,
  nameLetter: 8.25,
  line: 15,
  labelPadding: 5,
  namePadding: 14,
  stateHeight: 38,
  /** How far a loop stands out of its state. */
  loop: 26,
  bend: 8,
  start: 7,
} as const;

/** Longer labels are broken before their condition. */
const lettersMost = 28;

/** The name under which the machine as a whole stands where a state would. */
const wholeMachine = '*';

/** Puts states into layers, so that as many arrows as can be point down, and gives labels layers of their own. */
export function graphOf(chart: Statechart): Graph {
  const bundles = bundlesOf(chart);
  const ranks = ranksOf(chart, bundles);
  const layers: Item[][] = [];
  const routes: Route[] = [];

  const add = (item: Pick<Item, 'key' | 'kind' | 'layer' | 'left' | 'right' | 'height'>): Item => {
    const added = { ...item, above: [], below: [], x: 0 };
    (layers[item.layer] ??= []).push(added);
    return added;
  };
  const addLabel = ({ id, label: { width, height } }: Bundle, layer: number): Item =>
    add({ key: id, kind: 'label', layer, left: width / 2, right: width / 2, height });
  const addState = (name: string): Item => {
    const words = name === wholeMachine ? 'any state' : name;
    const half = (words.length * room.nameLetter) / 2 + room.namePadding;
    const loop = bundles.find((bundle) => isLoop(bundle) && (bundle.from ?? wholeMachine) === name);
    const state = add({
      key: name,
      kind: 'state',
      layer: 2 * (ranks.get(name) ?? 0) + 1,
      left: half,
      right: half + (loop ? room.loop + loop.label.width : 0),
      height: Math.max(room.stateHeight, loop?.label.height ?? 0),
    });
    if (loop) routes.push({ bundle: loop, items: [state] });
    return state;
  };
  const connect = (items: readonly Item[]) => {
    for (const [index, item] of items.entries()) {
      const next = items[index + 1];
      if (!next) return;
      const [upper, lower] = item.layer < next.layer ? [item, next] : [next, item];
      upper.below.push(lower);
      lower.above.push(upper);
    }
  };

  const states = new Map(chart.states.map(({ name }) => [name, addState(name)]));
  if (bundles.some((bundle) => isLoop(bundle) && bundle.from === undefined)) addState(wholeMachine);

  const first = states.get(chart.initial);
  if (!first) throw new Error(`${chart.machine} starts in a state that it does not have`);
  const dot = { left: room.start, right: room.start, height: 2 * room.start };
  const start: Graph['start'] = [
    add({ key: 'start', kind: 'start', layer: first.layer - 1, ...dot }),
    first,
  ];
  connect(start);

  const ways = bundles.flatMap((bundle) => {
    const target = isLoop(bundle) ? undefined : states.get(bundle.to ?? '');
    return target ? [{ bundle, target, source: states.get(bundle.from ?? '') }] : [];
  });
  for (const { bundle, target, source } of ways) {
    if (!source) continue;
    const step = target.layer > source.layer ? 1 : -1;
    const items: [Item, ...Item[]] = [source, addLabel(bundle, source.layer + step)];
    for (let layer = source.layer + 2 * step; layer !== target.layer; layer += step) {
      const bend = { left: room.bend, right: room.bend, height: 0 };
      items.push(add({ key: `${bundle.id}@${layer}`, kind: 'bend', layer, ...bend }));
    }
    items.push(target);
    connect(items);
    routes.push({ bundle, items });
  }

  // Last, for they may stand above or below their target, wherever there is more room.
  const taken = (layer: number) =>
    (layers[layer] ?? []).reduce((sum, { left, right }) => sum + left + right, 0);
  for (const { bundle, target, source } of ways) {
    if (source) continue;
    const [above, below] = [target.layer - 1, target.layer + 1];
    const label = addLabel(bundle, taken(below) < taken(above) ? below : above);
    connect([label, target]);
    routes.push({ bundle, items: [label, target] });
  }

  return { layers: Array.from(layers, (layer: Item[] | undefined) => layer ?? []), routes, start };
}

function isLoop({ from, to }: Pick<Bundle, 'from' | 'to'>): boolean {
  return to === undefined || from === to;
}

function bundlesOf({ transitions }: Statechart): Bundle[] {
  const groups = new Map<string, ChartTransition[]>();
  for (const transition of transitions) {
    const { from = wholeMachine, to } = transition;
    const id = `${from} > ${to === undefined || to === from ? 'itself' : to}`;
    groups.set(id, [...(groups.get(id) ?? []), transition]);
  }
  return [...groups].map(([id, group]) => {
    const { from, to } = group[0] ?? {};
    const source = from === undefined && to !== undefined ? [{ text: 'any state' }] : [];
    const lines = [...source, ...group.flatMap(linesOf)];
    const letters = Math.max(...lines.map(({ text }) => text.length));
    const width = letters * room.labelLetter + 2 * room.labelPadding;
    const label = { width, height: lines.length * room.line + 2, lines };
    return { id, from, to, transitions: group, label };
  });
}

function linesOf(transition: ChartTransition): LabelLine[] {
  const whole = transitionWords(transition);
  const texts =
    whole.length <= lettersMost
      ? [whole]
      : [triggerWords(transition), `  ${guardWords(transition)}`];
  return texts.map((text) => ({ text, transition: transition.id }));
}

/**
 * How many arrows at most lead down to each state. Those that lead to a state which the definition
 * names earlier lead back up, for it names states in the order in which they are told; the first state
 * is always on top.
 */
function ranksOf(
  { initial, states }: Statechart,
  bundles: readonly Bundle[],
): ReadonlyMap<string, number> {
  const told = [...new Set([initial, ...states.map(({ name }) => name)])];
  const ranks = new Map(told.map((name) => [name, 0]));
  for (const state of told) {
    for (const { from, to } of bundles) {
      if (from === undefined || to === undefined || (from !== state && to !== state)) continue;
      const other = from === state ? to : from;
      if (told.indexOf(other) <= told.indexOf(state)) continue;
      ranks.set(other, Math.max(ranks.get(other) ?? 0, (ranks.get(state) ?? 0) + 1));
    }
  }
  return ranks;
}
