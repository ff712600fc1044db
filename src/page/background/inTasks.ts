/**
 * Does work in the page step by step, each in a task of its own, so that the page answers in between.
 * @returns what the work comes to; rejects with what it throws.
 */
export async function inTasks<Outcome>(work: Iterator<unknown, Outcome>): Promise<Outcome> {
  for (;;) {
    await new Promise((go) => setTimeout(go));
    const step = work.next();
    if (step.done) return step.value;
  }
}
