import type { MessageId } from '../../model/ids.ts';

type About = { readonly messageId: MessageId };

/** Whether something is about the receiver's question for what a thin event named, or about its answer. */
export const isFetch = ({ messageId }: About): boolean => messageId.startsWith('fetch_');

/** Whether something is about the receiver's question for what it missed, or about its answer. */
export const isBackfill = ({ messageId }: About): boolean => messageId.startsWith('backfill_');

/** Whether something is about a question for what is new, or about its answer. */
export const isPoll = ({ messageId }: About): boolean => messageId.startsWith('poll_');

/** Whether something is written into a held connection. */
export const isFrame = ({ messageId }: About): boolean => messageId.startsWith('frame_');

/** Whether something belongs to a held connection: its handshake, or what is written into it. */
export const isStream = ({ messageId }: About): boolean =>
  messageId.startsWith('stream_') || isFrame({ messageId });

/** Whether something is about an acknowledgement of what a queue has handed out, or about its answer. */
export const isAck = ({ messageId }: About): boolean => messageId.startsWith('ack_');

/** Whether something is of neither a poll nor a webhook, but of what many runs do without. */
export const isBeside = (about: About): boolean =>
  [isAck, isBackfill, isFetch, isStream].some((is) => is(about));
