import '../../lab/state/allParts.ts';
import { readLink } from '../../lab/state/readLink.ts';
import { isChanged, writeLink, type LabLink } from '../../lab/state/link.ts';
import { recipeOf, scenarioOf, traceOf } from '../../lab/state/recipe.ts';
import { chapterPrefix } from '../../lessons/catalogue.ts';
import { chapterLessonById } from '../../lessons/chapters/chapterLessonById.ts';
import { measureTable, type MeasureName } from '../../lessons/chapters/measureTable.ts';
import {
  askableNames,
  askables,
  becauses,
  type Askable,
  type AskableName,
} from '../../lessons/demos/askable.ts';
import type { DemoPicture, DemoRun } from '../../lessons/demos/demo.ts';
import { cast } from '../../model/cast.ts';
import { grouped } from '../../model/grouped.ts';
import { shortened } from '../../model/rules/reading.ts';
import { duration, unbroken } from '../../trace/words/format.ts';
import { measureOf } from '../judge/measures.ts';
import { wholeRun, type Seen } from '../judge/seen.ts';
import { downStretches, tryRows, type TryEnd } from './pictures/tries.ts';
import { setupOf } from './own/setupOf.ts';
import { allDemos, saying, type ShownDemo } from './shownDemo.ts';

const optionsLeast = 2;
/** The most options that a question has. */
export const optionsMost = 4;

/** A run of the Lab that a question can be asked of. */
export interface OwnRun {
  readonly link: LabLink;
  readonly seen: Seen;
  /** Which questions its counts answer, in the order of their table. */
  readonly questions: readonly AskableName[];
}

/** What a link of an own demo says: its run, and the demo where a question is chosen already. */
export interface OwnReading {
  /** Undefined where it takes more work than a page that is presented should wait for. */
  readonly run: OwnRun | undefined;
  readonly shown: ShownDemo | undefined;
  readonly problems: readonly string[];
}

const valueOf = (seen: Seen, name: AskableName): number => measureOf(seen, name) ?? 0;

/** An option in words, in the unit of the count that it is of. */
export const optionText = (name: AskableName, value: number): string =>
  measureTable[name] === 'ms' ? unbroken(duration(value)) : grouped(value);

/**
 * Reads what stands behind `#/present/own?`: a link of the Lab, and with it `ask=charges&options=4.5.6.10`, the count
 * that answers and the options. Whatever does not fit is named; without a question that fits, there is none.
 */
export function readOwnDemo(params: URLSearchParams): OwnReading {
  const ofChapter = params.get('scenario')?.startsWith(chapterPrefix) === true;
  const { problems: fromLink, ...read } = readLink(
    params,
    ...(ofChapter ? [chapterLessonById] : []),
  );
  const problems = [...fromLink];
  const link: LabLink = {
    ...read,
    atMs: 0,
    tab: undefined,
    speed: undefined,
    skipQuiet: undefined,
    load: undefined,
  };
  const trace = traceOf(link);
  if (!trace)
    return {
      run: undefined,
      shown: undefined,
      problems: [...problems, 'This run has too many messages for a demo. A shorter one fits.'],
    };
  const seen = wholeRun(trace);
  const questions = askableNames.filter((name) => {
    const { needs }: Askable = askables[name];
    return measureOf(seen, name) !== undefined && (!needs || (measureOf(seen, needs) ?? 0) > 0);
  });
  const run = { link, seen, questions };

  const asked = params.get('ask');
  const ask = questions.find((name) => name === asked);
  if (asked !== null && ask === undefined)
    problems.push(
      `The link asks for “${shortened(asked, 40)}”, which nothing in this run answers. Choose a question here.`,
    );
  if (ask === undefined) return { run, shown: undefined, problems };

  const text = params.get('options') ?? '';
  const values = /^\d{1,9}(\.\d{1,9}){1,3}$/.test(text) ? text.split('.').map(Number) : [];
  const texts = new Set(values.map((value) => optionText(ask, value)));
  if (values.length === 0 || texts.size < values.length)
    return {
      run,
      shown: undefined,
      problems: [
        ...problems,
        `The options must be ${optionsLeast} to ${optionsMost} different whole numbers with a dot between. The link says “${shortened(text, 40)}”.`,
      ],
    };
  const truth = valueOf(seen, ask);
  const isAnswered = values.includes(truth);
  if (!isAnswered)
    problems.push('No option of the link is true of its run; the true one stands in place of one.');
  const options = isAnswered ? values : [...values.slice(1), truth];
  return { run, shown: { ...ownDemo(run, ask, options), problems }, problems };
}

/** The demo that asks this of a run, with these options, in their order as numbers. */
export function ownDemo(run: OwnRun, ask: AskableName, options: readonly number[]): ShownDemo {
  const { link, seen } = run;
  const { lesson } = link;
  const asked: Askable = askables[ask];
  const picture = pictureOf(seen, ask, asked);
  const inOrder = options.toSorted((a, b) => a - b);
  const query = `${writeLink(link)}&ask=${ask}&options=${inOrder.join('.')}`;
  const of = (each: LabLink, label: string): DemoRun => ({
    label,
    world: { kind: 'run', scenario: scenarioOf(each), commands: each.commands },
    seed: each.seed,
    picture,
    big: `{${ask}}`,
    told: asked.told,
  });
  const asItComes: LabLink = { ...recipeOf(lesson), atMs: 0, tab: undefined };
  const short = asked.short;
  return {
    title: lesson.title,
    hash: saying('#/present/own', query),
    inLab: writeLink({ ...link, tab: 'sequence' }),
    next: allDemos,
    demo: {
      question: {
        text: `${setupOf(link, ask, measureOf(seen, 'events') ?? 0)} ${asked.asks}`,
        options: inOrder.map((value) => ({
          text: optionText(ask, value),
          when: [{ of: ask, is: value }],
        })),
      },
      short,
      watch:
        picture.kind === 'tries' && (measureOf(seen, 'outageMs') ?? 0) > 0
          ? watchWords.triesInOutage
          : watchWords[picture.kind as keyof typeof watchWords],
      result: {
        big: `{${ask}}`,
        told: asked.told,
        was: `{${ask}}`,
        caption:
          picture.kind === 'tries' && seen.kind === 'run'
            ? legendOf(seen)
            : captions[picture.kind as keyof typeof captions],
      },
      why: [asked.why, ...reasonsFor(run, ask, picture)].join(' '),
      runs: [
        of(link, isChanged(link) ? 'as it is set up' : 'this run'),
        ...(isChanged(link) && traceOf(asItComes) ? [of(asItComes, 'as the scenario comes')] : []),
      ],
    },
  };
}

/** Beside the question; the counts come when the run has answered. */
const watchWords = {
  wall: 'Each mark is one question.',
  tries: `A row is one payment, and a mark one attempt of the ${cast.sender}.`,
  triesInOutage: `A row is one payment, a mark one attempt; ${cast.receiver} is down where it is hatched.`,
  arrivals: `Each box is one request that ${cast.receiver} got, in their order.`,
  bars: 'What has come so far.',
} as const;

/** Below the picture, once the run has answered. */
const captions = {
  wall: 'Each mark is one question; {usefulPolls} brought news.',
  arrivals: 'Each box is one request, and below it what became of it.',
  bars: 'All of the run: {#events}, {#polls}, {#webhooks}.',
} as const;

/** What has happened in a run, as the reason for its count; of more there would be no room for the picture. */
function reasonsFor(
  { seen, link }: OwnRun,
  ask: AskableName,
  picture: DemoPicture,
): readonly string[] {
  const has = (name: MeasureName) => (measureOf(seen, name) ?? 0) > 0;
  const isDown = has('outageMs');
  if (askables[ask].look === 'wall')
    return isDown && scenarioOf(link).settings.downStops === 'receiver'
      ? [`While ${cast.receiver} was down, it did not ask.`]
      : [];
  const down = isDown
    ? [
        picture.kind === 'tries'
          ? `${cast.receiver} was down where it is hatched.`
          : `${cast.receiver} was down.`,
      ]
    : [];
  const because = becauses.find(({ some, none = [] }) => some.every(has) && !none.some(has));
  // How long something took is no matter of who was charged.
  return measureTable[ask] === 'ms' || !because ? down : [...down, because.why];
}

const endWords: readonly (readonly [TryEnd, string])[] = [
  ['taken', '✓ taken'],
  ['refused', '✕ refused'],
  ['hungUp', '✕ hung up'],
  ['answerLost', '? the answer is lost'],
  ['seen', '= known already'],
  ['found', '✓ asked for'],
];

/** What the marks mean that are drawn of a run, and no others. */
function legendOf(seen: Extract<Seen, { kind: 'run' }>): string {
  const ends = new Set(tryRows(seen).flatMap(({ tries }) => tries.map(({ end }) => end)));
  return `${[
    ...endWords.flatMap(([end, words]) => (ends.has(end) ? [words] : [])),
    ...(downStretches(seen).length > 0 ? [`hatched: ${cast.receiver} is down`] : []),
  ].join(', ')}.`;
}

const hourMs = 3_600_000;
/** More do not fit onto a projector. */
const rowsMost = 8;
const boxesMost = 8;
const marksMost = 1_000;

/** The picture that has room for a run, or two bars, which always fit. */
function pictureOf(seen: Seen, ask: AskableName, { look, bars }: Askable): DemoPicture {
  const counted = (name: Parameters<typeof measureOf>[1]) => measureOf(seen, name) ?? 0;
  const lastsMs = seen.kind === 'run' ? seen.trace.endsAt : 0;
  const hasRoom = {
    // Ten minutes are a row of it.
    wall: lastsMs >= hourMs / 6 && lastsMs <= hourMs && counted('polls') <= marksMost,
    tries: counted('events') > 0 && counted('events') <= rowsMost && counted('orders') === 0,
    arrivals: counted('webhooks') + counted('forged') + counted('replays') <= boxesMost,
  };
  const [label, other] = bars;
  return hasRoom[look] ? { kind: look } : { kind: 'bars', of: [{ measure: ask, label }, other] };
}

/** Wrong answers that somebody might give, the likeliest first; none reads like the true one or another. */
export function plausibleOf({ seen, link }: OwnRun, ask: AskableName): readonly number[] {
  const truth = valueOf(seen, ask);
  const unit = measureTable[ask] === 'ms';
  const others = askableNames
    .filter((name) => name !== ask && (measureTable[name] === 'ms') === unit)
    .map((name) => valueOf(seen, name));
  const settings = scenarioOf(link).settings;
  const guesses = unit
    ? [settings.pollEveryMs, truth / 2, truth * 2, settings.requestTimeoutMs, ...others, 10 * truth]
    : [measureOf(seen, 'events') ?? 0, truth + 1, 0, truth * 2, truth - 1, truth / 2, ...others];
  const texts = new Set([optionText(ask, truth)]);
  return guesses
    .map((value) => Math.round(value))
    .filter((value) => {
      const text = optionText(ask, value);
      if (value < 0 || value > 999_999_999 || texts.has(text)) return false;
      texts.add(text);
      return true;
    })
    .slice(0, 8);
}

/** The true value of a question. */
export const trueValueOf = ({ seen }: OwnRun, ask: AskableName): number => valueOf(seen, ask);
