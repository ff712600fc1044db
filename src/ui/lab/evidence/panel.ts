import type { Trace } from '../../../model/facts.ts';
import type { MessageId } from '../../../model/ids.ts';
import type { SimInstant } from '../../../model/units.ts';

export const tabNames = {
  compare: 'Compare',
  sequence: 'Sequence',
  messages: 'Messages',
  machines: 'Machines',
  freshness: 'Freshness',
} as const;

export type TabId = keyof typeof tabNames;

export const tabIds = Object.keys(tabNames) as readonly TabId[];

/** What every evidence tab gets. */
export interface PanelProps {
  trace: Trace;
  /** The playhead; nothing after it is shown. */
  at: SimInstant;
  selectedMessage: MessageId | undefined;
  onselect: (messageId: MessageId | undefined) => void;
  onseek: (at: SimInstant) => void;
}
