import type { Trace } from '../../model/facts.ts';
import type { MessageId } from '../../model/ids.ts';
import { recordsOf, type MessageRecord } from '../records.ts';

/** 1 must be heard, 2 is news, 3 is the normal course of things, 4 is routine. */
export type Priority = 1 | 2 | 3 | 4;

export interface Narration {
  readonly priority: Priority;
  readonly text: string;
}

export const says = (priority: Priority, text: string): Narration => ({ priority, text });
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What the narrator, who knows who sent it, calls a request about a payment. */
export function sentBy({ origin }: MessageRecord, payment: string): string {
  const names: Record<MessageRecord['origin'], string> = {
    genuine: payment,
    forged: "Mallory's forged message",
    tampered: `Mallory's changed ${payment}`,
    replayed: `Mallory's copy of ${payment}`,
  };
  return names[origin];
}

export function messageOf(messageId: MessageId, trace: Trace): MessageRecord | undefined {
  return recordsOf(trace).messageById.get(messageId);
}
