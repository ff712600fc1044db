/**
 * What a hard outage comes to under a policy alone: events uniform in it, attempts that take no time, no
 * jitter, all attempts in the outage fail and the first after it succeeds. The rest of the outage that an
 * event still meets is uniform from 0 to its length; the event is delivered by the first attempt after it.
 *
 * @param offsetsMs when the attempts come, after the first, which is at 0; rising.
 * @param outageMs how long the outage lasts, above 0.
 */
export function outageToll(offsetsMs: readonly number[], outageMs: number) {
  const lastMs = offsetsMs.at(-1) ?? 0;
  const coveredMs = Math.min(outageMs, lastMs);
  let delays = 0;
  let attempts = 1;
  for (const [i, at] of offsetsMs.entries()) {
    if (i > 0) {
      const before = offsetsMs[i - 1] ?? 0;
      delays += at * (Math.min(at, outageMs) - Math.min(before, outageMs));
    }
    // Attempt i + 2 is made by those whose outage is not over at offset i.
    if (i < offsetsMs.length - 1) attempts += Math.max(0, 1 - at / outageMs);
  }
  return {
    /** The share of the events in it that no attempt brings, from 0 to 1. */
    lostShare: Math.max(0, 1 - lastMs / outageMs),
    /** From the event to its delivery, over the delivered; undefined when none is. */
    meanDelayMs: coveredMs > 0 ? delays / coveredMs : undefined,
    /** The attempts of an event, over all of them. */
    attemptsMean: attempts,
  };
}

/** Which of the attempts is the first that comes no earlier than `untilMs`; undefined when none does. */
export function attemptThrough(
  offsetsMs: readonly number[],
  untilMs: number,
): { readonly attempt: number; readonly atMs: number } | undefined {
  const index = offsetsMs.findIndex((at) => at >= untilMs);
  const atMs = offsetsMs[index];
  return atMs === undefined ? undefined : { attempt: index + 1, atMs };
}
