import type { EvidenceTab } from './evidenceTab.ts';
import type { Trace } from '../../model/facts.ts';
import type { Lab } from '../state/lab.svelte.ts';
import type { MessageId } from '../../model/ids.ts';
import type { SimInstant } from '../../model/units.ts';

export const tabNames: Readonly<Record<EvidenceTab, string>> = {
  compare: 'Compare',
  sequence: 'Sequence',
  messages: 'Messages',
  machines: 'Machines',
  freshness: 'Freshness',
  retries: 'Retries',
  recovery: 'Recovery',
  odds: 'Odds',
  load: 'Load',
};

/** The levers whose options are run side by side in the scenarios that have them. */
export const sidesOf = ['errorStatus', 'markSeen'] as const;

/** What every evidence tab gets. */
export interface PanelProps {
  /** To turn settings and to act, at the playhead. */
  lab: Lab;
  trace: Trace;
  /** The playhead; nothing after it is shown. */
  at: SimInstant;
  selectedMessage: MessageId | undefined;
  onselect: (messageId: MessageId | undefined) => void;
  onseek: (at: SimInstant) => void;
}
