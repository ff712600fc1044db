import type { HttpRequest } from '../model/http.ts';
import type { MessageId } from '../model/ids.ts';
import type { EventBody } from './messages.ts';
import type { SeenKeys } from './seenBefore.ts';

/** A request that the receiver let in, as the receiver sees it. */
export interface Taken {
  readonly messageId: MessageId;
  readonly request: HttpRequest;
  readonly event: EventBody;
  readonly keys: SeenKeys;
}
