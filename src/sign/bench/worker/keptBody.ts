import type { BodyDraft } from '../../request/body/body.ts';
import { benchParts, type BenchOutput, type BenchTask } from './benchWork.ts';

/** A piece of work without its body, which whoever does it has from the check before. */
export type SentTask = BenchTask & { readonly isBodyKept?: boolean };

const noBody: BodyDraft = { as: 'text', text: '' };

/** The work to send; the body is left out where it is `kept`. */
export function sentTask(task: BenchTask, kept: BodyDraft | undefined): SentTask {
  const { draft } = task.input;
  if (task.kind !== 'check' || draft.body !== kept) return task;
  return { ...withBody(task, noBody), isBodyKept: true };
}

/** The body that is kept once this work is done: what signs may give its bytes away. */
export function keptAfter({ kind, input }: BenchTask): BodyDraft | undefined {
  return kind === 'check' ? input.draft.body : undefined;
}

/** Does such work, one piece after the other; of a checked request the page has the body itself. */
export function keepingParts(): (task: SentTask) => Iterable<Promise<BenchOutput>> {
  let kept: BodyDraft | undefined;
  return function* (task) {
    const whole = task.isBodyKept && kept ? withBody(task, kept) : task;
    kept = keptAfter(whole);
    for (const output of benchParts(whole)) yield output.then(withoutBody);
  };
}

function withBody(task: BenchTask, body: BodyDraft): BenchTask {
  return { ...task, input: { ...task.input, draft: { ...task.input.draft, body } } } as BenchTask;
}

function withoutBody(output: BenchOutput): BenchOutput {
  return 'request' in output
    ? { ...output, request: { ...output.request, body: new Uint8Array() } }
    : output;
}
