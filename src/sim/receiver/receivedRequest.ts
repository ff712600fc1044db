import type { HttpRequest } from '../../model/http.ts';
import type { MessageId } from '../../model/ids.ts';
import type { EventNotice } from '../network/messages.ts';
import type { SeenKeys } from './dedupeMemory.ts';

export interface ReceivedRequest {
  readonly messageId: MessageId;
  /** The IP address that the connection comes from. */
  readonly address: string;
  readonly request: HttpRequest;
  readonly event: EventNotice;
  readonly keys: SeenKeys;
}
