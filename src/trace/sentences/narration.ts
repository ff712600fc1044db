import type { Trace } from '../../model/facts.ts';
import type { EventId, MessageId } from '../../model/ids.ts';
import { isFrame } from '../messages/messageKind.ts';
import { recordsOf, type MessageRecord } from '../records.ts';
import { capitalised } from '../words/format.ts';

/** 1 must be heard, 2 is news, 3 is the normal course of things, 4 is routine. */
export type Priority = 1 | 2 | 3 | 4;

/** A piece of a sentence: words, or the name by which an event is spoken of, and then its id too. */
export interface Part {
  readonly text: string;
  readonly eventId?: EventId;
}

export type Phrase = readonly Part[];

export interface Narration {
  readonly priority: Priority;
  readonly parts: Phrase;
  /** All of it, as it is spoken. */
  readonly text: string;
  /** What a caption says instead, which tells of the question too. */
  readonly withQuestion?: string;
}

type Value = string | number | Phrase;

/** Builds a phrase from a template, whose values may be phrases themselves. */
export function phrase(strings: TemplateStringsArray, ...values: readonly Value[]): Phrase {
  const parts: Part[] = [];
  let words = '';
  const put = (value: Value | undefined) => {
    if (typeof value !== 'object') {
      words += String(value ?? '');
      return;
    }
    for (const part of value) {
      if (part.eventId === undefined) {
        words += part.text;
        continue;
      }
      if (words !== '') parts.push({ text: words });
      parts.push(part);
      words = '';
    }
  };
  strings.forEach((string, i) => {
    put(string);
    put(values[i]);
  });
  if (words !== '') parts.push({ text: words });
  return parts;
}

/** A template for a sentence of this priority: says(1)`Billing goes down.` */
export const says =
  (priority: Priority) =>
  (strings: TemplateStringsArray, ...values: readonly Value[]): Narration => {
    const parts = phrase(strings, ...values);
    return { priority, parts, text: parts.map((part) => part.text).join('') };
  };

/** The phrase as a sentence begins with it. */
export function capital([first, ...rest]: Phrase): Phrase {
  if (!first) return [];
  return [{ ...first, text: capitalised(first.text) }, ...rest];
}

/** What the narrator, who knows who sent it, calls a request about a payment. */
export function sentBy({ origin }: MessageRecord, payment: Phrase): Phrase {
  switch (origin) {
    case 'genuine':
      return payment;
    case 'forged':
      return phrase`Mallory’s forged message`;
    case 'tampered':
      return phrase`Mallory’s changed ${payment}`;
    case 'replayed':
      return phrase`Mallory’s copy of ${payment}`;
  }
}

export function messageOf(messageId: MessageId, trace: Trace): MessageRecord | undefined {
  return recordsOf(trace).messageById.get(messageId);
}

/** What brought a payment by pull, in this message. */
export function pullOf(message: Pick<MessageRecord, 'messageId'>): string {
  return isFrame(message) ? 'the connection' : 'polling';
}
