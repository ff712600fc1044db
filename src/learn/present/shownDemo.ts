import type { Demo } from '../../lessons/demos/demo.ts';
import { demoCatalogue, demoPrefix, type DemoId } from '../../lessons/demos/demoCatalogue.ts';

/** A demo with its places: one of the catalogue, or one that an instructor has made of a run of the Lab. */
export interface ShownDemo {
  /** Absent for one of an instructor, of which no card says more than its run. */
  readonly id?: DemoId;
  readonly demo: Demo;
  readonly title: string;
  /** Where it begins: `#/present/5`. */
  readonly hash: string;
  /** The query of the Lab link that opens the run which answers its question. */
  readonly inLab: string;
  /** What its link could not keep. */
  readonly problems?: readonly string[];
}

/** The hash with one more thing said of the page. */
export const saying = (hash: string, query: string): string =>
  query === '' ? hash : `${hash}${hash.includes('?') ? '&' : '?'}${query}`;

export function demoInLab(id: DemoId, { runs: [{ world }] }: Demo): string {
  const params =
    world.kind === 'run'
      ? { scenario: demoPrefix + id, tab: 'sequence' }
      : { tab: 'load', loadPolicy: world.load.policy ?? 'lab' };
  return new URLSearchParams(params).toString();
}

export function demoOfCatalogue(id: DemoId, demo: Demo): ShownDemo {
  return {
    id,
    demo,
    title: demoCatalogue.find((each) => each.id === id)?.title ?? '',
    hash: `#/present/${id}`,
    inLab: demoInLab(id, demo),
  };
}
