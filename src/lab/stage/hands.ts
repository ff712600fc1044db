import type { Action } from '../../model/commands.ts';
import type { EventId, MessageId } from '../../model/ids.ts';

/** What a person can do on the stage. */
export interface Hands {
  /** Does something at the playhead; absent where a run was made elsewhere, and stays as it is. */
  readonly act?: (action: Action) => void;
  /** Shows the messages of an event. */
  showEvent(eventId: EventId): void;
  showMessage(messageId: MessageId): void;
  /** Time stands still for as long as somebody has hold of a message. */
  hold(on: boolean): void;
}
