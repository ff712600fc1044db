import { keep, readKept } from '../../../page/here.ts';

const kept = 'hookscope.questionMark';
const typedIn =
  'input:not([type="range"], [type="radio"], [type="checkbox"]), textarea, select, [contenteditable]:not([contenteditable="false"]), dialog';

/** Whether the key shows the keys: a person may turn that off (WCAG 2.1.4). */
export const questionMarkActs = (): boolean => readKept(kept) !== 'off';

export function keepQuestionMark(on: boolean): void {
  keep(kept, on ? 'on' : 'off');
}

/** Whether a press of the key asks for the keys: not where it is typed, nor in a dialog. */
export function asksForKeys({ target, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  if (ctrlKey || altKey || metaKey || !questionMarkActs()) return false;
  return !(target instanceof Element && target.closest(typedIn));
}
