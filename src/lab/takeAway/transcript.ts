import { clock } from '../../trace/words/format.ts';
import { trafficSummary } from '../../trace/words/trafficSummary.ts';
import { selectLedger } from '../../trace/ledger/ledger.ts';
import { nameOf } from '../../trace/sentences/sentence.ts';
import { selectRecentLines } from '../../trace/sentences/captions/recentLines.ts';
import { selectSettings } from '../../trace/settingsAt.ts';
import { changedSettings } from '../page/changedSettings.ts';
import { titleOf, type RunTaken } from './runTaken.ts';

/** The run as it is told, a sentence a line with its moment; what is routine is summed up, as the last lines do. */
export function transcriptOf(run: RunTaken): string {
  const { trace, until, link } = run;
  const { lesson } = link;
  const lines = selectRecentLines(trace, until, Infinity).map(
    ({ at, parts }) => [clock(at), parts.map(({ text }) => text).join('')] as const,
  );
  const width = Math.max(0, ...lines.map(([at]) => at.length));
  const changed = changedSettings(lesson.scenario.settings, selectSettings(trace, until));
  return [
    titleOf(run),
    lesson.question,
    `Changed settings: ${changed.length > 0 ? changed.join('; ') : 'none'}.`,
    '',
    ...lines.map(([at, words]) => `${at.padStart(width)}  ${words}`),
    '',
    trafficSummary(trace, until),
    ...selectLedger(trace, until)
      .rows.filter(({ status }) => status === 'missing')
      .map(({ eventId }) => `Payment ${nameOf(eventId, until, trace)} was never charged.`),
    '',
  ].join('\n');
}
