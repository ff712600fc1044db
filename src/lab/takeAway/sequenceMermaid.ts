import { cast } from '../../model/cast.ts';
import { clock, count, duration, grouped } from '../../trace/words/format.ts';
import { selectSequence } from '../sequence/sequence.ts';
import type {
  Lifeline,
  Sequence,
  SequenceArrow,
  SequenceLabel,
} from '../sequence/sequencePicture.ts';
import { mermaidText } from '../machines/chart/statechartMermaid.ts';
import { titleOf, type RunTaken } from './runTaken.ts';

/** Mermaid draws no longer text, by its standard setting `maxTextSize`; a little is left for what stands around it. */
const charactersMost = 49_000;

const names: Readonly<Record<Lifeline, string>> = {
  sender: cast.sender,
  attacker: cast.attacker,
  receiver: cast.receiver,
};

/**
 * The sequence diagram as the text of a Mermaid sequence diagram: the same arrows, labels and silences in the same
 * order. Of a run that is too long for Mermaid it has the last messages, and says so.
 */
export function sequenceMermaid(run: RunTaken): string {
  const { trace, until } = run;
  for (let most = Infinity; ;) {
    const sequence = selectSequence(trace, until, { filter: 'both', most });
    const text = textOf(titleOf(run), sequence);
    const drawn = sequence.messages.length;
    if (text.length <= charactersMost || drawn <= 1) return text;
    most = Math.max(1, Math.min(drawn - 1, Math.floor((drawn * charactersMost) / text.length)));
  }
}

function textOf(title: string, sequence: Sequence): string {
  const { first, sent, withAttacker } = sequence;
  const lifelines = (['sender', 'attacker', 'receiver'] as const).filter(
    (lifeline) => lifeline !== 'attacker' || withAttacker,
  );
  const lines = [
    `accTitle: ${mermaidText(title)}`,
    ...lifelines.map((lifeline) => `participant ${lifeline} as ${mermaidText(names[lifeline])}`),
    ...(first > 1
      ? [
          `Note over sender,receiver: ${mermaidText(`the ${count(first - 1, 'message')} before these, of ${grouped(sent)}, are left out`)}`,
        ]
      : []),
    ...steps(sequence)
      .toSorted((a, b) => a.row - b.row)
      .map(({ line }) => line),
  ];
  return ['sequenceDiagram', ...lines.map((line) => `  ${line}`), ''].join('\n');
}

function steps(sequence: Sequence): { readonly row: number; readonly line: string }[] {
  const note = (row: number, place: string, words: string) => ({
    row,
    line: `Note ${place}: ${mermaidText(words)}`,
  });
  const arrow = (arrow: SequenceArrow, row: number, line: '-' | '--', words: string) => {
    const head = { arrived: '>>', lost: 'x', inFlight: ')' }[arrow.leg];
    return { row, line: `${arrow.from}${line}${head}${arrow.to}: ${mermaidText(words)}` };
  };
  return [
    ...sequence.breaks.map(({ row, ms, quiet }) =>
      note(row, 'over sender,receiver', `${duration(ms)}${quiet ? ' nothing' : ''}`),
    ),
    ...sequence.labels.map(({ row, side, kind, text }) =>
      note(
        row,
        side === 'left' ? 'left of sender' : 'right of receiver',
        labelWords({ side, kind, text }),
      ),
    ),
    ...sequence.messages.flatMap(({ message, title, status, request, answer, state }) => [
      arrow(
        request,
        request.startRow,
        '-',
        `${clock(message.sentAt)} ${title}${legWords(request)}`,
      ),
      ...(answer && state.answer
        ? [
            arrow(
              answer,
              answer.startRow,
              '--',
              answer.leg === 'arrived'
                ? status
                : `${state.answer.response.status}${legWords(answer)}`,
            ),
          ]
        : []),
    ]),
  ];
}

/** What a sign before the label says in the diagram, in words. */
function labelWords({ side, kind, text }: Pick<SequenceLabel, 'side' | 'kind' | 'text'>): string {
  switch (kind) {
    case 'wait':
      return `waits ${text}`;
    case 'timeout':
      return side === 'left' ? `no answer ${text}` : text;
    case 'skipped':
    case 'refused':
      return `${kind}: ${text}`;
    default:
      return text;
  }
}

function legWords({ leg }: SequenceArrow): string {
  return { arrived: '', lost: ', lost', inFlight: ', on its way' }[leg];
}
