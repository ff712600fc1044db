/** What a key of a presenter remote or of the keyboard does in a demo. */
type PresenterAct = 'next' | 'back' | 'restart' | 'blank' | 'code' | 'play';

const acts: Readonly<Record<string, PresenterAct>> = {
  PageDown: 'next',
  ArrowRight: 'next',
  PageUp: 'back',
  ArrowLeft: 'back',
  Home: 'restart',
  F5: 'restart',
  '.': 'blank',
  b: 'blank',
  B: 'blank',
  q: 'code',
  Q: 'code',
  ' ': 'play',
};

/** Those that a remote sends: they hold wherever the focus is. */
const ofRemotes: readonly string[] = ['PageDown', 'PageUp', 'F5'];

/** Whether a field takes this key: votes are digits, and nothing else of a presenter's keys is lost to them. */
export const isOfVotes = (key: string): boolean => key.length > 1 || /\d/.test(key);

/** The act of a key, or undefined where it belongs to somebody else: the browser, a field, a button. */
export function presenterAct(
  event: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'target'>,
): PresenterAct | undefined {
  if (event.altKey || event.ctrlKey || event.metaKey) return undefined;
  const { target, key } = event;
  // Of those of a remote and of letters a choice among few has no use, and votes need only what edits them.
  const notOfVotes = key === 'Home' ? '' : ':not([type="number"])';
  const owners =
    key === ' '
      ? `a, button, input${notOfVotes}, summary`
      : `input${notOfVotes}${key.startsWith('Arrow') ? '' : ':not([type="radio"])'}, textarea, select`;
  const isOwn = target instanceof Element && target.closest(owners) !== null;
  return isOwn && !ofRemotes.includes(key) ? undefined : acts[key];
}
