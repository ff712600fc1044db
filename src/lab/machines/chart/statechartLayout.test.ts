import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { statecharts } from '../statecharts.ts';
import { runs } from '../../../tools/runs.testkit.ts';
import type { ChartTransition, Statechart } from '../../../model/statechart.ts';
import { layoutOf, type Box, type ChartLayout, type Point } from './statechartLayout.ts';

/** The claims that a picture must meet, each with what breaks it. */
const claims: Readonly<Record<string, (layout: ChartLayout, chart: Statechart) => unknown[]>> = {
  'draws every state once': ({ states }, chart) =>
    chart.states.filter(({ name }) => states.filter((box) => box.name === name).length !== 1),
  'draws every transition once': ({ arrows }, { transitions }) =>
    transitions.filter(
      ({ id }) => arrows.filter((arrow) => arrow.transitions.includes(id)).length !== 1,
    ),
  'says at every arrow on what and if what each of its transitions happens': (
    { arrows },
    { transitions },
  ) =>
    transitions.filter(
      ({ id }) => !arrows.some(({ label }) => label.lines.some((line) => line.transition === id)),
    ),
  'lets no two states, labels or one of each overlap': ({ states, arrows }) => {
    const boxes: Box[] = [...states, ...arrows.map(({ label }) => label)];
    return boxes.flatMap((box, i) =>
      boxes
        .slice(i + 1)
        .filter((other) => overlap(box, other))
        .map((other) => [box, other]),
    );
  },
  'leads every arrow from its source to its target': ({ states, arrows }, { transitions }) =>
    arrows.filter(({ transitions: [id], points, kind, label }) => {
      const { from, to } = transitions.find((each) => each.id === id) as ChartTransition;
      const boxOf = (name: string | undefined) => states.find((box) => box.name === (name ?? '*'));
      const source = kind === 'fromAnyState' ? label : boxOf(from);
      const target = boxOf(to ?? from);
      const [start, end] = [points[0], points.at(-1)];
      return !(source && target && start && end && touches(source, start) && touches(target, end));
    }),
  'leads no arrow through a state, nor through the label of another': ({ states, arrows, start }) =>
    [...arrows, { ...start, id: 'start' }].flatMap(({ id, points }) =>
      [...states, ...arrows.filter((other) => other.id !== id).map(({ label }) => label)].filter(
        (box) => points.some((point, i) => crosses(box, point, points[i + 1])),
      ),
    ),
  'keeps everything inside the picture': ({ width, height, states, arrows }) =>
    [...states, ...arrows.map(({ label }) => label)].filter(
      (box) => box.x < 0 || box.y < 0 || box.x + box.width > width || box.y + box.height > height,
    ),
};

describe.each(statecharts.map((chart) => [chart.machine, chart] as const))(
  'the picture of %s',
  (_, chart) => {
    test.each(Object.entries(claims))('%s', (_name, broken) => {
      expect(broken(layoutOf(chart), chart)).toEqual([]);
    });
  },
);

const anyChart: fc.Arbitrary<Statechart> = fc
  .record({
    names: fc.uniqueArray(fc.stringMatching(/^[a-z]{1,18}$/), { minLength: 1, maxLength: 8 }),
    links: fc.array(
      fc.record({
        from: fc.option(fc.nat(), { nil: undefined, freq: 8 }),
        to: fc.option(fc.nat(), { nil: undefined, freq: 5 }),
        name: fc.stringMatching(/^[a-z.]{1,24}$/),
        guard: fc.option(fc.stringMatching(/^[a-zA-Z]{1,24}$/), { nil: undefined }),
      }),
      { maxLength: 20 },
    ),
  })
  .map(({ names, links }) => {
    const state = (index: number) => names[index % names.length] ?? '';
    return {
      machine: 'worker',
      initial: state(0),
      states: names.map((name) => ({ name, final: false, recorded: true, entry: [], exit: [] })),
      transitions: links.map(({ from, to, name, guard }, index) => ({
        id: String(index),
        ...(from === undefined ? {} : { from: state(from) }),
        ...(to === undefined ? {} : { to: state(to) }),
        reenter: false,
        trigger: { kind: 'input', name },
        ...(guard === undefined ? {} : { guard: { type: guard } }),
        actions: [],
      })),
    };
  });

test.each(Object.entries(claims))('any chart’s picture %s', (_, broken) => {
  fc.assert(
    fc.property(anyChart, (chart) => {
      expect(broken(layoutOf(chart), chart)).toEqual([]);
    }),
    { numRuns: runs(20, 60) },
  );
});

test('a chart is laid out the same each time', () => {
  for (const chart of statecharts) {
    expect(layoutOf(structuredClone(chart))).toEqual(layoutOf(chart));
  }
});

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function touches(box: Box, { x, y }: Point): boolean {
  const near = 0.001;
  const within = x > box.x - near && x < box.x + box.width + near;
  const level = y > box.y - near && y < box.y + box.height + near;
  const onSide = [box.x, box.x + box.width].some((side) => Math.abs(side - x) < near);
  const onEdge = [box.y, box.y + box.height].some((edge) => Math.abs(edge - y) < near);
  return (onEdge && within) || (onSide && level);
}

/** Whether the line between two points, which bends within the box that they span, can enter a box. */
function crosses(box: Box, from: Point, to: Point | undefined): boolean {
  if (!to) return false;
  const near = 0.001;
  return (
    Math.min(from.x, to.x) < box.x + box.width - near &&
    Math.max(from.x, to.x) > box.x + near &&
    Math.min(from.y, to.y) < box.y + box.height - near &&
    Math.max(from.y, to.y) > box.y + near
  );
}
