export { default as Explanation } from './Explanation.svelte';
export { default as Marked } from './Marked.svelte';
export { firstUses, linkedPieces } from './termsIn.ts';
