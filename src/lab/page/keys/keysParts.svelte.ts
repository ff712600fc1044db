export { default as KeysDialog } from './KeysDialog.svelte';
export { asksForKeys } from './questionMark.ts';
