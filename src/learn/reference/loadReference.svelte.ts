import type { Component } from 'svelte';
import type { ReferenceId } from './referenceCatalogue.ts';

type Page = Component<Record<string, never>>;

const loadOf: Readonly<Record<ReferenceId, () => Promise<{ readonly default: Page }>>> = {
  'push-and-pull': () => import('./pushAndPull/PushAndPull.svelte'),
  'when-each-fits': () => import('./WhenEachFits.svelte'),
  'both-together': () => import('./BothTogether.svelte'),
  checklist: () => import('./Checklist.svelte'),
  questions: () => import('./Questions.svelte'),
  glossary: () => import('./Glossary.svelte'),
};

/** What loads the reference page with this id. */
export const loadReference = (id: ReferenceId): (() => Promise<{ readonly default: Page }>) =>
  loadOf[id];
