import type { MachineName } from './ids.ts';

/** A machine as plain data: what its definition says, and nothing of what its functions do. */
export interface Statechart {
  readonly machine: MachineName;
  readonly initial: string;
  /** In the order of the definition. */
  readonly states: readonly ChartState[];
  /** Those of the machine as a whole last; otherwise in the order in which they are tried. */
  readonly transitions: readonly ChartTransition[];
}

export interface ChartState {
  readonly name: string;
  readonly final: boolean;
  /** Whether a run records that it was entered; a state that is only passed through is not. */
  readonly recorded: boolean;
  readonly entry: readonly ChartStep[];
  readonly exit: readonly ChartStep[];
}

export interface ChartTransition {
  /** Unique in its chart, and the same for the same definition. */
  readonly id: string;
  /** Absent when it belongs to the machine as a whole, and so to each of its states. */
  readonly from?: string;
  /** Absent when the state is kept and nothing is entered anew. */
  readonly to?: string;
  /** Leaves and enters its own state anew. */
  readonly reenter: boolean;
  readonly trigger: ChartTrigger;
  readonly guard?: ChartStep;
  readonly actions: readonly ChartStep[];
}

/** What makes a transition happen: an input, a delay that elapsed, or only that the state was reached. */
export type ChartTrigger =
  | { readonly kind: 'input'; readonly name: string }
  | { readonly kind: 'delay'; readonly name: string }
  | { readonly kind: 'atOnce' };

/** An action or a guard by its name, with what is handed to it where the definition writes it out. */
export interface ChartStep {
  readonly type: string;
  readonly params?: Readonly<Record<string, unknown>>;
}
