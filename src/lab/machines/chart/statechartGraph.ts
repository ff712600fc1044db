import type { ChartTransition, Statechart } from '../../../model/statechart.ts';
import { guardWords, triggerWords } from '../statechartWords.ts';

/** Transitions that are drawn as one arrow: those with the same source and target. */
export interface Bundle {
  readonly id: string;
  /** Absent for the machine as a whole. */
  readonly from?: string;
  readonly to?: string;
  readonly transitions: readonly ChartTransition[];
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
}

/** A line from an item to one in the layer below. */
export interface Link {
  readonly upper: Item;
  readonly lower: Item;
}

/** An arrow from state to state as the items that it passes, from its source to its target. */
export interface Route {
  readonly bundle: Bundle;
  readonly label: Item;
  readonly items: readonly Item[];
}

export interface Graph {
  readonly layers: readonly (readonly Item[])[];
  readonly links: readonly Link[];
  readonly routes: readonly Route[];
  readonly loops: readonly { readonly bundle: Bundle; readonly state: Item }[];
  readonly start: Route;
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
export const wholeMachine = '*';

/** Puts states into layers, so that as many arrows as can be point down, and gives labels layers of their own. */
export function graphOf(chart: Statechart): Graph {
  const bundles = bundlesOf(chart);
  const ranks = ranksOf(chart, bundles);
  const rankOf = (state: string) => ranks.get(state) ?? 0;
  const layers: Item[][] = [];
  const links: Link[] = [];
  const routes: Route[] = [];
  const loops: { bundle: Bundle; state: Item }[] = [];

  const add = (item: Item): Item => {
    (layers[item.layer] ??= []).push(item);
    return item;
  };
  const bend = (key: string, layer: number): Item =>
    add({ key, kind: 'bend', layer, left: room.bend, right: room.bend, height: 0 });
  const label = (bundle: Bundle, layer: number): Item => {
    const half = labelWidth(bundle) / 2;
    const height = labelHeight(bundle);
    return add({ key: bundle.id, kind: 'label', layer, left: half, right: half, height });
  };

  const loopOf = new Map(
    bundles.filter(isLoop).map((bundle) => [bundle.from ?? wholeMachine, bundle]),
  );
  const stateItem = (name: string): Item => {
    const half = nameWidth(name === wholeMachine ? 'any state' : name) / 2;
    const loop = loopOf.get(name);
    const item = add({
      key: name,
      kind: 'state',
      layer: 2 * rankOf(name) + 1,
      left: half,
      right: half + (loop ? room.loop + labelWidth(loop) : 0),
      height: Math.max(room.stateHeight, loop ? labelHeight(loop) : 0),
    });
    if (loop) loops.push({ bundle: loop, state: item });
    return item;
  };
  const items = new Map(chart.states.map(({ name }) => [name, stateItem(name)]));
  if (loopOf.has(wholeMachine)) stateItem(wholeMachine);

  const connect = (path: readonly Item[]) => {
    path.forEach((item, index) => {
      const next = path[index + 1];
      if (!next) return;
      links.push(
        item.layer < next.layer ? { upper: item, lower: next } : { upper: next, lower: item },
      );
    });
  };

  /** Items from a layer to another, both left out. */
  const bends = (key: string, from: number, to: number): Item[] =>
    Array.from({ length: Math.max(0, Math.abs(to - from) - 1) }, (_, index) => {
      const layer = from + (to > from ? 1 + index : -1 - index);
      return bend(`${key}@${layer}`, layer);
    });

  const first = items.get(chart.initial);
  if (!first) throw new Error(`${chart.machine} starts in a state that it does not have`);
  const dot = add({
    key: 'start',
    kind: 'start',
    layer: first.layer - 1,
    left: room.start,
    right: room.start,
    height: 2 * room.start,
  });
  const start: Route = {
    bundle: { id: 'start', to: chart.initial, transitions: [], lines: [] },
    label: dot,
    items: [dot, first],
  };
  connect(start.items);

  for (const bundle of bundles) {
    const target = bundle.to === undefined ? undefined : items.get(bundle.to);
    const source = bundle.from === undefined ? undefined : items.get(bundle.from);
    if (isLoop(bundle) || !target || !source) continue;
    const step = target.layer > source.layer ? 1 : -1;
    const sign = label(bundle, source.layer + step);
    const path = [source, sign, ...bends(bundle.id, sign.layer, target.layer), target];
    connect(path);
    routes.push({ bundle, label: sign, items: path });
  }

  // Last, for they may stand above or below their target, wherever there is more room.
  const taken = (layer: number) =>
    (layers[layer] ?? []).reduce((sum, { left, right }) => sum + left + right, 0);
  for (const bundle of bundles) {
    const target = bundle.to === undefined ? undefined : items.get(bundle.to);
    if (bundle.from !== undefined || !target) continue;
    const above = target.layer - 1;
    const below = target.layer + 1;
    const sign = label(bundle, taken(below) < taken(above) ? below : above);
    const path = [sign, target];
    connect(path);
    routes.push({ bundle, label: sign, items: path });
  }

  return {
    layers: Array.from(layers, (layer: Item[] | undefined) => layer ?? []),
    links,
    routes,
    loops,
    start,
  };
}

export function labelWidth({ lines }: Bundle): number {
  const letters = Math.max(...lines.map(({ text }) => text.length));
  return letters * room.labelLetter + 2 * room.labelPadding;
}

export function labelHeight({ lines }: Bundle): number {
  return lines.length * room.line + 2;
}

export function nameWidth(name: string): number {
  return name.length * room.nameLetter + 2 * room.namePadding;
}

function isLoop({ from, to }: Bundle): boolean {
  return to === undefined || from === to;
}

function bundlesOf({ transitions }: Statechart): Bundle[] {
  const groups = new Map<string, ChartTransition[]>();
  for (const transition of transitions) {
    const { from, to } = transition;
    const goal = to === undefined || to === from ? 'itself' : to;
    const key = `${from ?? wholeMachine} > ${goal}`;
    const group = groups.get(key);
    if (group) group.push(transition);
    else groups.set(key, [transition]);
  }
  return [...groups].map(([id, group]) => {
    const { from, to } = group[0] ?? {};
    return {
      id,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      transitions: group,
      lines: [
        ...(from === undefined && to !== undefined ? [{ text: 'any state' }] : []),
        ...group.flatMap(linesOf),
      ],
    };
  });
}

function linesOf(transition: ChartTransition): LabelLine[] {
  const trigger = triggerWords(transition);
  const guard = guardWords(transition);
  const whole = guard === '' ? trigger : `${trigger} ${guard}`;
  const texts = whole.length <= lettersMost ? [whole] : [trigger, `  ${guard}`];
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
  const told = [initial, ...states.map(({ name }) => name).filter((name) => name !== initial)];
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
