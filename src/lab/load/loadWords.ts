import { grouped } from '../../model/grouped.ts';
import {
  loadTable,
  type LoadKey,
  type LoadPlan,
  type LoadSetting,
  type LoadSettings,
} from '../../model/load/load.ts';
import { isTime, loadText } from '../../trace/words/loadText.ts';

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

/** What a view of the Load tab lets one choose, in the order of its fields; the policies stand in a table of their own. */
export function loadFields({ view, receiver }: LoadSettings): readonly LoadKey[] {
  switch (view) {
    case 'stampede':
      return [
        'deliveries',
        'overSeconds',
        'downSeconds',
        'outage',
        'forSeconds',
        'capacity',
        'receiver',
        receiver === 'refuses' ? 'overload' : 'work',
        'budget',
      ];
    case 'fleet':
      return ['clients', 'eventEverySeconds', 'fleetSeconds'];
    case 'contention':
      return ['contenders', 'repeats'];
  }
}

/** What was chosen, for a picture that is looked at without its fields: `Clients: 1,000; A payment every: 10 min; seed 1.` */
export function chosenWords({ seed, load }: LoadPlan): string {
  const words = loadFields(load).map((key) => {
    const value = load[key];
    const setting: LoadSetting = loadTable[key];
    if (setting.kind === 'choice') {
      const names: Readonly<Record<string, string>> = loadOptionNames[key as LoadListKey];
      return `${setting.label}: ${names[value] ?? ''}`;
    }
    const { label, unit, zero } = setting;
    const number = isTime(key)
      ? loadText(key, Number(value))
      : [grouped(Number(value)), unit].join(' ').trim();
    return `${label}: ${value === 0 ? (zero ?? number) : number}`;
  });
  return `${words.join('; ')}; seed ${seed}.`;
}
