import { factsCsv } from './factsCsv.ts';
import { messagesHar } from './messagesHar.ts';
import type { RunTaken } from './runTaken.ts';
import { scenarioJson } from './scenarioFile.ts';
import { sequenceMermaid } from './sequenceMermaid.ts';
import { statechartsCode, statechartsJson } from './statechartsFile.ts';
import { traceJson } from './trace/traceFile.ts';
import { transcriptOf } from './transcript.ts';

/** The pictures that can be taken away, by the end of their file's name. */
export const pictures = {
  sequence: 'Sequence diagram',
  staleness: 'Staleness over time',
  ladder: 'Retry ladder',
  requests: 'Every poll, every attempt',
  machines: 'Statecharts',
  odds: 'Longest waits over many runs',
  stampede: 'Stampede under load',
  fleet: 'Fleet under load',
  contention: 'Contention under load',
} as const;
export type PictureName = keyof typeof pictures;

/** A file that can be made of a run. */
export interface TextFile {
  /** What it is, then its format: `Facts, CSV`. */
  readonly name: string;
  /** What it is for. */
  readonly purpose: string;
  readonly ending: string;
  readonly type: string;
  readonly make: (run: RunTaken) => string;
}

/** The files that are texts, by what they are. */
export const textFiles: readonly { readonly group: string; readonly files: readonly TextFile[] }[] =
  [
    {
      group: 'Data',
      files: [
        {
          name: 'Trace, JSON',
          purpose: 'every fact of the whole run, for a program',
          ending: '-trace.json',
          type: 'application/json',
          make: traceJson,
        },
        {
          name: 'Facts, CSV',
          purpose: 'a fact a row with its sentence, for a spreadsheet',
          ending: '-facts.csv',
          type: 'text/csv',
          make: factsCsv,
        },
        {
          name: 'Messages, HAR',
          purpose: 'each request and answer, for a browser’s network panel',
          ending: '-messages.har',
          type: 'application/json',
          make: messagesHar,
        },
      ],
    },
    {
      group: 'Words',
      files: [
        {
          name: 'Sequence, Mermaid',
          purpose: 'the diagram as text, for a README or a wiki',
          ending: '-sequence.mmd',
          type: 'text/plain',
          make: sequenceMermaid,
        },
        {
          name: 'Transcript, text',
          purpose: 'the run in sentences, to read or to hand out',
          ending: '-transcript.txt',
          type: 'text/plain',
          make: transcriptOf,
        },
      ],
    },
    {
      group: 'Machines',
      files: [
        {
          name: 'Statecharts, code',
          purpose: 'all machines for XState 5, for Stately’s editor',
          ending: '-machines.js',
          type: 'text/javascript',
          make: statechartsCode,
        },
        {
          name: 'Statecharts, JSON',
          purpose: 'the same as data, for a program',
          ending: '-machines.json',
          type: 'application/json',
          make: statechartsJson,
        },
      ],
    },
    {
      group: 'Scenario',
      files: [
        {
          name: 'Scenario, file',
          purpose: 'with every change and deed, to open here again',
          ending: '.hookscope.json',
          type: 'application/json',
          make: scenarioJson,
        },
      ],
    },
  ];
