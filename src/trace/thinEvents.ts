import type { EventId } from '../model/ids.ts';
import { oncePerTrace } from './oncePerTrace.ts';

/** The events whose webhooks are thin. */
export const thinEventsOf = oncePerTrace((trace): ReadonlySet<EventId> => {
  const thin = new Set<EventId>();
  // What a webhook carries is settled when its event occurs: all of its attempts have one body.
  let { payload } = trace.scenario.settings;
  for (const fact of trace.facts) {
    if (fact.type === 'setting.changed' && fact.key === 'payload') {
      payload = fact.to === 'thin' ? 'thin' : 'full';
    } else if (fact.type === 'event.occurred' && payload === 'thin') {
      thin.add(fact.eventId);
    }
  }
  return thin;
});
