import { pageKeys, runKeys, tabKeys } from './keys.ts';
import { chartKeys, menuKeys, messageKeys, wireKeys } from './pictureKeys.ts';

/** Keys that do the same, by the names on a keyboard. */
interface KeyRow {
  readonly keys: readonly string[];
  readonly does: string;
}

/** Keys that act in the same place. */
interface KeyGroup {
  readonly place: string;
  readonly rows: readonly KeyRow[];
}

const caps: Readonly<Partial<Record<string, string>>> = {
  ' ': 'Space',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
  Escape: 'Esc',
};

function rowsOf<Act extends string>(
  table: Readonly<Record<string, Act>>,
  words: Readonly<Record<Act, string>>,
): readonly KeyRow[] {
  return (Object.keys(words) as Act[]).map((act) => ({
    keys: Object.keys(table)
      .filter((key) => table[key] === act)
      .map((key) => caps[key] ?? key),
    does: words[act],
  }));
}

const steps = (what: string) => ({ back: `${what} before`, on: `${what} after` });
const walk = (what: string) => ({ ...steps(what), toFirst: 'The first', toLast: 'The last' });

/** All keys of the Lab, each where it acts. */
export const keyGroups: readonly KeyGroup[] = [
  {
    place: 'With the focus in the stage',
    rows: rowsOf(runKeys, {
      play: 'Play or pause; Space also where nothing has the focus',
      step: 'To the next thing that happens',
      stepBack: 'To the one before',
      toStart: 'To the start of the run',
      toEnd: 'To its end',
    }),
  },
  { place: 'On a message on a wire', rows: rowsOf(wireKeys, steps('The message')) },
  { place: 'In the menu of a message', rows: rowsOf(menuKeys, steps('The choice')) },
  { place: 'On a tab', rows: rowsOf(tabKeys, walk('The tab')) },
  { place: 'On a message of the sequence', rows: rowsOf(messageKeys, walk('The message')) },
  {
    place: 'On a chart’s moment',
    rows: rowsOf(chartKeys, {
      ...walk('The moment'),
      farBack: 'Far back',
      farOn: 'Far on',
    }),
  },
  {
    place: 'Wherever nothing is typed',
    rows: rowsOf(pageKeys, {
      keys: 'Shows these keys',
      close: 'Closes what is open: these keys, a message, an explanation',
    }),
  },
];
