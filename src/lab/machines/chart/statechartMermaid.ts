import type { ChartTransition, Statechart } from '../../../model/statechart.ts';
import { transitionWords } from '../statechartWords.ts';

/** Words that mean something else to Mermaid when they stand where a state could. */
const reserved = new Set(
  'as class classdef click default direction end note root scale state style'.split(' '),
);

/** The state from which a machine's own transitions are drawn; Mermaid has none for the whole. */
const anyState = 'any_state';

/**
 * A statechart as the text of a Mermaid state diagram (`stateDiagram-v2`).
 * Mermaid has no transition that keeps its state, so such a one is an arrow to itself that says `stays`.
 */
export function mermaidOf(chart: Statechart): string {
  const { machine, states, transitions } = chart;
  const ofTheWhole = transitions.some(({ from }) => from === undefined);
  const lines = [
    `accTitle: The machine ${machine}`,
    ...states.filter(({ name }) => idOf(name) !== name).map(({ name }) => named(name, idOf(name))),
    ...(ofTheWhole ? [named('any state', anyState)] : []),
    `[*] --> ${idOf(chart.initial)}`,
    ...transitions.map((transition) => arrow(transition)),
    ...states.filter(({ final }) => final).map(({ name }) => `${idOf(name)} --> [*]`),
  ];
  return ['stateDiagram-v2', ...lines.map((line) => `  ${line}`), ''].join('\n');
}

function arrow(transition: ChartTransition): string {
  const from = transition.from === undefined ? anyState : idOf(transition.from);
  const to = transition.to === undefined ? from : idOf(transition.to);
  const stays = transition.to === undefined ? ', stays' : '';
  return `${from} --> ${to}: ${labelOf(transitionWords(transition) + stays)}`;
}

function named(name: string, id: string): string {
  return `state "${labelOf(name)}" as ${id}`;
}

function idOf(name: string): string {
  return reserved.has(name.toLowerCase()) || name === anyState
    ? `${name}_`
    : name.replaceAll(/\W/g, '_');
}

/** Mermaid ends a label at these signs. */
function labelOf(words: string): string {
  return mermaidText(words, /[#;:"]/g);
}

/**
 * Words on one line, with the signs that mean something to Mermaid as entities, which it reads: at a `;` it ends a line,
 * and what follows a `#` it leaves out without a word.
 */
export function mermaidText(words: string, signs = /[#;]/g): string {
  return words.replaceAll(/\s+/g, ' ').replaceAll(signs, (sign) => `#${sign.charCodeAt(0)};`);
}
