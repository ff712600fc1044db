import type { CommandRefusal, FactOf, Trace } from '../../model/facts.ts';
import type { EventId, MessageId } from '../../model/ids.ts';
import type { SimInstant } from '../../model/units.ts';
import { asOf, recordsOf } from '../records.ts';
import { capitalised } from '../words/format.ts';
import { capital, phrase, says, sentBy, type Narration, type Phrase } from './narration.ts';

/** Why something cannot be done to a message or a delivery, as it stands after a colon. */
const refusals: Readonly<Record<CommandRefusal, string>> = {
  'not sent': 'it has not been sent',
  arrived: 'it has already arrived',
  lost: 'it is lost already',
  'not a webhook': 'Mallory reaches only webhooks',
  'on a connection': 'on an open connection TCP sends again what is lost',
  'an answer': 'only its answer is on its way',
  hers: 'it is from Mallory already',
  encrypted: 'over HTTPS Mallory sees only ciphertext',
  'on its way': 'an attempt is on its way',
  'in line': 'it waits for its turn',
  delivered: 'it is delivered',
  'given up': 'the Store has given it up',
  'endpoint disabled': 'the Store has disabled the endpoint',
};

/** The same as a sentence: `It has already arrived.` */
export function refusalSentence(because: CommandRefusal): string {
  return `${capitalised(refusals[because])}.`;
}

const deeds = {
  'message.lose': 'lost',
  'message.tamper': 'changed',
  'message.copy': 'copied',
  'delivery.sendNow': 'sent now',
} as const;

export function commandRefused(
  { command, because, at }: FactOf<'command.refused'>,
  trace: Trace,
  payment: (eventId: EventId) => Phrase,
): Narration {
  const what =
    command.type === 'delivery.sendNow'
      ? payment(`evt_${command.deliveryId.slice('dlv_'.length)}`)
      : messageNamed(command.messageId, { trace, at, payment });
  return says(1)`${capital(what)} cannot be ${deeds[command.type]}: ${refusals[because]}.`;
}

function messageNamed(
  messageId: MessageId,
  { trace, at, payment }: { trace: Trace; at: SimInstant; payment: (eventId: EventId) => Phrase },
): Phrase {
  const message = recordsOf(trace).messageById.get(messageId);
  if (!message?.eventId || message.sentAt > at || message.to !== 'receiver')
    return phrase`message ${messageId}`;
  const about = payment(message.eventId);
  return asOf(message, at).origin === 'genuine'
    ? phrase`attempt ${message.attempt ?? 1} for ${about}`
    : sentBy(message, about);
}

export function copied(payment: Phrase): Narration {
  return says(2)`Mallory keeps a copy of ${payment} as it passes.`;
}

export function broughtForward(payment: Phrase): Narration {
  return says(2)`The Store sends ${payment} before it is due.`;
}
