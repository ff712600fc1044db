import type { Trace } from '../model/facts.ts';
import type { EventId } from '../model/ids.ts';

const cache = new WeakMap<Trace, ReadonlySet<EventId>>();

/** The events whose webhooks say no more than that something has happened. */
export function thinEventsOf(trace: Trace): ReadonlySet<EventId> {
  let thin = cache.get(trace);
  if (!thin) {
    thin = collect(trace);
    cache.set(trace, thin);
  }
  return thin;
}

function collect(trace: Trace): ReadonlySet<EventId> {
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
}
