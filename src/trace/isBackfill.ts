import type { MessageId } from '../model/ids.ts';

/** Whether something is about the receiver's question for what it missed, or about its answer. */
export function isBackfill({ messageId }: { readonly messageId: MessageId }): boolean {
  return messageId.startsWith('backfill_');
}
