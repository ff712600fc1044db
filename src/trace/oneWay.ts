import type { Channel, Fact, Trace } from '../model/facts.ts';
import { recordsOf } from './records.ts';

/**
 * The run as somebody hears of it who looks at one way only: without the messages of the other way, what comes of
 * them, and its plans. What both ways share stays: what happens at the sender, outages, commands.
 */
export function oneWayOf(trace: Trace, channel: Channel): Trace {
  const others = new Set(
    recordsOf(trace)
      .messages.filter((message) => message.channel !== channel)
      .map(({ messageId }) => messageId),
  );
  const isOfOther = (fact: Fact) =>
    'channel' in fact
      ? fact.channel !== channel
      : 'messageId' in fact
        ? others.has(fact.messageId)
        : channel === 'pull' && onlyPush.test(fact.type);
  return {
    ...trace,
    facts: trace.facts.filter((fact) => !isOfOther(fact)).map((fact, seq) => ({ ...fact, seq })),
    pollPlans: channel === 'pull' ? trace.pollPlans : [],
  };
}

/** Kinds of facts that are of webhooks without being of a single message. */
const onlyPush = /^(delivery|attempt|retry|endpoint|worker|queue|requests|attack)\./;
