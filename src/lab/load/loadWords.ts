import type { LoadKey, LoadSettings } from '../../model/load/load.ts';

type ChoiceKey = {
  [K in LoadKey]: LoadSettings[K] extends string ? K : never;
}[LoadKey];

/** The choices of the Load tab that a list offers; policies have names of their own. */
export type LoadListKey = Exclude<ChoiceKey, 'view' | 'policy'>;

/** How each option of the Load tab is named on the page. */
export const loadOptionNames: {
  readonly [K in LoadListKey]: Readonly<Record<LoadSettings[K], string>>;
} = {
  outage: { refuses: 'refuses at once', hangs: 'does not answer' },
  receiver: { refuses: 'refuses the rest', queues: 'queues the rest' },
  work: { even: 'always the same', random: 'random' },
  budget: {
    none: 'none',
    sre: 'SRE book: 10 %',
    finagle: 'Finagle: 20 % + 10/s',
  },
};

/** How the views of the Load tab are named, and what each asks. */
export const loadViewNames: Readonly<
  Record<LoadSettings['view'], { readonly name: string; readonly question: string }>
> = {
  stampede: {
    name: 'Stampede',
    question: 'Many deliveries wait while Billing is down. It comes back: good news or bad?',
  },
  fleet: {
    name: 'Fleet',
    question: 'Many clients poll the Store. What does that cost, and what would webhooks cost?',
  },
  contention: {
    name: 'Contention',
    question:
      'Many clients write one row at the same time, and whoever was not first tries again. How should they wait?',
  },
};
