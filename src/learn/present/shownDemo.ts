import type { Demo } from '../../lessons/demos/demo.ts';
import { demoCatalogue, demoPrefix, type DemoId } from '../../lessons/demos/demoCatalogue.ts';

interface Place {
  readonly name: string;
  readonly hash: string;
}

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
  /** Where a class goes on by itself, without the answer: the chapter in Learn that it belongs to. */
  readonly forClass?: string;
  /** What comes after it: another demo, or the index. */
  readonly next: Place;
  /** What its link could not keep. */
  readonly problems?: readonly string[];
}

/** Where every demo is. */
export const allDemos = { name: 'All demos', hash: '#/present' } as const;

/** The places that a class may be led to: what answers its question is not the first of them. */
export function linksOf({ hash, inLab, forClass }: ShownDemo): readonly [Place, ...Place[]] {
  const lab = { name: 'Lab', hash: `#/lab?${inLab}` };
  const own = { name: 'Presenter', hash };
  return forClass === undefined ? [lab, own] : [{ name: 'Chapter', hash: forClass }, lab, own];
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
  const place = demoCatalogue.findIndex((each) => each.id === id);
  const about = demoCatalogue[place];
  const after = demoCatalogue[place + 1];
  return {
    id,
    demo,
    title: about?.title ?? '',
    forClass: `#/learn/${about?.chapter ?? ''}`,
    next: after ? { name: after.title, hash: `#/present/${after.id}` } : allDemos,
    hash: `#/present/${id}`,
    inLab: demoInLab(id, demo),
  };
}
