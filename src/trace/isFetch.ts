import type { MessageId } from '../model/ids.ts';

/** Whether something is about the receiver's question for what a thin event named, or about its answer. */
export function isFetch({ messageId }: { readonly messageId: MessageId }): boolean {
  return messageId.startsWith('fetch_');
}
