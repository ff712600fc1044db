import type { Demo } from '../../lessons/demos/demo.ts';
import { demoPrefix, type DemoId } from '../../lessons/demos/demoCatalogue.ts';

/** The query of the Lab link that opens the run which answers a demo's question. */
export function demoInLab(id: DemoId, { runs: [{ world }] }: Demo): string {
  const params =
    world.kind === 'run'
      ? { scenario: demoPrefix + id, tab: 'sequence' }
      : { tab: 'load', loadPolicy: world.load.policy ?? 'lab' };
  return new URLSearchParams(params).toString();
}
