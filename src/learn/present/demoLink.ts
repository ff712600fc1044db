import { shortened } from '../../model/rules/reading.ts';
import { demoStages, votesMost, type DemoContext, type DemoStage } from './demo.machine.ts';

/** What a link says of a demo, with a sentence for each value that does not fit. */
export interface DemoLink extends Pick<DemoContext, 'votes' | 'shown'> {
  readonly stage: DemoStage;
  readonly problems: readonly string[];
}

/** Reads `stage=compare&votes=6.13.8.1`; what does not fit is named and left out, and unknown keys are ignored. */
export function readDemoLink(
  params: URLSearchParams,
  { options, runs }: { readonly options: number; readonly runs: number },
): DemoLink {
  const problems: string[] = [];
  const refuse = (what: string, text: string) => {
    problems.push(`${what} The link says “${shortened(text, 40)}”.`);
  };
  const stageText = params.get('stage');
  const stage = demoStages.find((each) => each === stageText);
  if (stageText !== null && !stage)
    refuse(`The stage must be one of: ${demoStages.join(', ')}.`, stageText);

  const none = Array.from({ length: options }, () => 0);
  const votesText = params.get('votes');
  const votes = votesText?.split('.').map((each) => (/^\d{1,3}$/.test(each) ? Number(each) : -1));
  const fits = votes?.length === options && votes.every((each) => each >= 0);
  if (votesText !== null && !fits)
    refuse(
      `The votes must be ${options} whole numbers up to ${votesMost} with a dot between.`,
      votesText,
    );

  const shown = Number(params.get('runs') ?? 1);
  const isShown = Number.isInteger(shown) && shown >= 1 && shown <= runs;
  if (!isShown)
    refuse(`The runs must be a whole number from 1 to ${runs}.`, params.get('runs') ?? '');
  return {
    stage: stage ?? 'ask',
    votes: fits ? votes : none,
    shown: isShown ? shown : 1,
    problems,
  };
}

/** The query that `readDemoLink` reads; empty at the beginning of a demo. */
export function writeDemoLink({ stage, votes, shown }: Omit<DemoLink, 'problems'>): string {
  const params = new URLSearchParams();
  if (stage !== 'ask') params.set('stage', stage);
  if (votes.some((each) => each > 0)) params.set('votes', votes.join('.'));
  if (stage === 'why' && shown > 1) params.set('runs', String(shown));
  return params.toString();
}
