import { bytesFromText } from '../../signing/bytes/bytes.ts';
import { parsedJson } from '../../signing/bytes/bodyFields.ts';
import type { AttackAct } from '../../model/ids.ts';
import type { SettingKey, Settings } from '../../model/settings.ts';
import type { catalogue } from '../../lessons/catalogue.ts';
import type { Scheme } from '../../signing/providers/scheme.ts';
import { mockEvent } from '../../signing/write/mockEvent.ts';
import type { Seen } from './httpNetwork.ts';
import type { EventPlan } from './letters.ts';

/** What a drill does things with. */
export interface Stage {
  /** An event happens, and sets out at once. */
  event(plan?: EventPlan): void;
  /** The same event is to be sent by the attacker again, or another in its place. */
  attack(act: AttackAct, forgery?: Settings['forgery']): void;
  /** Whatever is done in it happens at one instant. */
  together(act: () => void): void;
  /** Waits until every delivery has ended and nothing is under way. */
  settled(): Promise<void>;
  /** The last event, of which no attempt was accepted, is sent anew by hand. */
  resend(): Promise<void>;
  /** Lets time pass, in milliseconds of the run. */
  pass(ms: number): Promise<void>;
  /** Turns a setting of the sender until the end of the drill. */
  turn<K extends SettingKey>(key: K, to: Settings[K]): void;
  /** As many events as were asked for, as many at a time as there are connections. */
  stream(plan?: EventPlan): Promise<void>;
  /** Lets a sender try again that does not do so by itself: somebody asks for it in its dashboard. */
  triesAgain(): void;
  readonly scheme: Scheme;
}

/** How a request should be answered: `taken or unread` where a receiver may find that it is no JSON. */
export type Wanted = 'taken' | 'refused' | 'taken or unread';

export interface Drill {
  readonly id: string;
  readonly name: string;
  readonly says: string;
  /** What a receiver without fault does, in a few words. */
  readonly expects: string;
  /** The scenario of the Lab that shows why. */
  readonly lesson: (typeof catalogue)[number]['id'];
  /** Attempts of a delivery; all that the policy allows when absent. */
  readonly attempts?: number;
  /** Only the effects tell whether it held: what they would tell. */
  readonly effects?: string;
  /** Why it says nothing about this scheme. */
  readonly notFor?: (scheme: Scheme) => string | undefined;
  /** How a request should be answered; a genuine one is taken and another refused when absent. */
  readonly wanted?: (seen: Seen) => Wanted;
  readonly run: (stage: Stage) => Promise<void>;
}

const hourMs = 3_600_000;

const noJson = ({ id, provider }: Scheme) =>
  compact(mockEvent(id, (same) => same).body).startsWith('{')
    ? undefined
    : `${provider} sends no JSON object`;

const noTime = ({ provider, timestamp }: Scheme) => {
  if (!timestamp) return `${provider} signs no time`;
  return timestamp.toleranceSeconds === undefined
    ? `no limit of age is known of ${provider}`
    : undefined;
};

/** The body without white space, as most writers of JSON write it; as it is where it is no JSON. */
function compact(body: string): string {
  const value = parsedJson(body);
  return value === undefined ? body : JSON.stringify(value);
}

/** The event with one more member, written before the others. */
const withMember = (member: string) => (body: string) => compact(body).replace('{', `{${member},`);

/** Bodies that come out otherwise when they are parsed and written again; before them two that do not. */
const traps: readonly (EventPlan & { readonly label: string })[] = [
  { label: 'without spaces', body: compact },
  { label: 'an emoji', body: withMember('"drill":"🚀"') },
  { label: 'a number 10.0', body: withMember('"drill":10.0') },
  { label: 'an escaped é', body: withMember(String.raw`"drill":"Zo\u00eb"`) },
  { label: 'an escaped slash', body: withMember(String.raw`"drill":"1\/2"`) },
  { label: 'an escaped emoji', body: withMember(String.raw`"drill":"\ud83d\ude80"`) },
  { label: 'with spaces', body: (body) => compact(body).replace('{', '{ ') },
  { label: 'a final line feed', body: (body) => `${compact(body)}\n` },
  { label: 'a byte order mark', body: (body) => `\uFEFF${compact(body)}` },
];

const padded = (bytes: number) => (body: string) =>
  withMember(`"drill":"${'x'.repeat(Math.max(0, bytes - bytesFromText(body).length - 11))}"`)(body);

const large: readonly EventPlan[] = [
  { label: '150 kB', body: padded(150_000) },
  { label: '1 MB', body: padded(1_000_000) },
];

/** How much later than allowed a copy comes, and how far ahead a wrong clock is, in seconds. */
const beyondSeconds = 900;

const tolerance = ({ timestamp }: Scheme) => (timestamp?.toleranceSeconds ?? 300) + beyondSeconds;

async function one(stage: Stage, plan: EventPlan = {}): Promise<void> {
  stage.event(plan);
  await stage.settled();
}

async function each(stage: Stage, plans: readonly EventPlan[]): Promise<void> {
  for (const plan of plans) await one(stage, plan);
}

const forged = (
  forgery: Settings['forgery'],
  about: Pick<Drill, 'id' | 'name' | 'says' | 'notFor'>,
): Drill => ({
  ...about,
  expects: 'refused',
  lesson: 'forged-and-replayed',
  run: async (stage) => {
    stage.attack('forge', forgery);
    await stage.settled();
  },
});

const manner = (
  sent: NonNullable<EventPlan['sent']>,
  about: Pick<Drill, 'id' | 'name' | 'says'> & Partial<Pick<Drill, 'lesson'>>,
): Drill => ({
  lesson: 'forged-and-replayed',
  ...about,
  expects: 'accepted',
  attempts: 1,
  run: (stage) => one(stage, { sent }),
});

/** Every drill, in the order in which they are run. */
export const drills: readonly Drill[] = [
  {
    id: 'genuine',
    name: 'Genuine',
    says: 'Events one after the other, as the provider signs them.',
    expects: 'accepted',
    lesson: 'outage-and-retries',
    attempts: 1,
    run: (stage) => stage.stream(),
  },
  {
    id: 'twice',
    name: 'The same event twice',
    says: 'The answer to the first attempt is lost, so the sender tries again.',
    expects: 'accepted twice, done once',
    effects: 'whether it was done once',
    lesson: 'lost-answer',
    attempts: 2,
    run: (stage) => {
      stage.triesAgain();
      return one(stage, { first: 'answer lost' });
    },
  },
  {
    id: 'at-once',
    name: 'Twice at the same time',
    says: 'An event and its copy arrive together, before either is done.',
    expects: 'done once',
    effects: 'whether it was done once',
    lesson: 'lost-answer',
    attempts: 1,
    wanted: () => 'taken',
    run: async (stage) => {
      stage.together(() => {
        stage.event();
        stage.attack('replay');
      });
      await stage.settled();
    },
  },
  {
    id: 'an-hour-later',
    name: 'Again after an hour',
    says: 'The sender tries again after an hour, signed anew: long after the answer was lost.',
    expects: 'accepted twice, done once',
    effects: 'whether it was done once',
    lesson: 'lost-answer',
    attempts: 2,
    run: async (stage) => {
      stage.turn('retryPlan', 'fixed');
      stage.turn('jitter', 'none');
      stage.turn('firstWaitMs', hourMs);
      stage.turn('giveUpAfterMs', 0);
      await one(stage, { first: 'answer lost' });
    },
  },
  {
    id: 'out-of-order',
    name: 'Out of order',
    says: 'The first event is lost on its way, so the second one overtakes it.',
    expects: 'both accepted, done once',
    effects: 'whether both were done, but not which one your data ends with',
    lesson: 'everything-at-once',
    attempts: 2,
    run: async (stage) => {
      stage.triesAgain();
      stage.event({ first: 'lost' });
      stage.event();
      await stage.settled();
    },
  },
  {
    id: 'retried',
    name: 'Retried after a 500',
    says: 'Your answer is taken for a 500, as when the work is done and the answer fails.',
    expects: 'accepted again, done once',
    effects: 'whether it was done once',
    lesson: 'lost-answer',
    attempts: 2,
    run: (stage) => {
      stage.triesAgain();
      return one(stage, { first: 'answer broken' });
    },
  },
  {
    id: 'tampered',
    name: 'Tampered',
    says: 'A genuine event is changed on its way and keeps its signature; then it comes as it was.',
    expects: 'refused, then accepted',
    lesson: 'forged-and-replayed',
    attempts: 1,
    notFor: ({ algorithm, provider }) =>
      algorithm === 'token' ? `${provider} signs no body` : undefined,
    run: async (stage) => {
      stage.attack('tamper');
      await one(stage);
      await stage.resend();
    },
  },
  forged('wrongSecret', {
    id: 'wrong-secret',
    name: 'Forged, wrong secret',
    says: 'Somebody makes an event up and signs it with a secret of their own.',
  }),
  forged('noSignature', {
    id: 'unsigned',
    name: 'Forged, unsigned',
    says: 'Somebody makes an event up and leaves the signature out.',
  }),
  forged('plainHash', {
    id: 'plain-hash',
    name: 'Forged, plain hash',
    says: 'Somebody signs with a hash that takes no secret.',
    notFor: ({ algorithm, provider }) =>
      algorithm.startsWith('HMAC') ? undefined : `${provider} signs with no keyed hash`,
  }),
  {
    id: 'replayed',
    name: 'Replayed too late',
    says: 'A recorded event comes when its signature is older than allowed; then it is signed anew.',
    expects: 'refused, then accepted',
    lesson: 'forged-and-replayed',
    attempts: 1,
    notFor: noTime,
    run: async (stage) => {
      const seconds = tolerance(stage.scheme);
      // Nobody has seen it yet: so it is refused for its age, and not because it is known.
      stage.event({ first: 'lost', signedSecondsAgo: seconds });
      await stage.settled();
      await stage.pass(seconds * 1_000);
      stage.attack('replay');
      await stage.settled();
      await stage.resend();
    },
  },
  {
    id: 'future',
    name: 'From the future',
    says: 'An event is signed with a time further ahead than allowed; then with the right one.',
    expects: 'refused, then accepted',
    lesson: 'forged-and-replayed',
    attempts: 1,
    notFor: (scheme) =>
      noTime(scheme) ??
      (scheme.timestamp?.direction === 'past only'
        ? `${scheme.provider} looks at the age only`
        : undefined),
    wanted: ({ attempt }) => (attempt === 1 ? 'refused' : 'taken'),
    run: async (stage) => {
      await one(stage, { signedSecondsAgo: -tolerance(stage.scheme) });
      await stage.resend();
    },
  },
  {
    id: 'rotation',
    name: 'Two signatures',
    says: 'While a secret is rotated, one more signature stands before yours.',
    expects: 'accepted',
    lesson: 'forged-and-replayed',
    attempts: 1,
    notFor: ({ provider, signature: { format } }) =>
      format.kind === 'versioned list' || format.kind === 'key=value pairs'
        ? undefined
        : `${provider} sends one signature`,
    run: (stage) => one(stage, { rotating: true }),
  },
  {
    id: 'raw-body',
    name: 'Raw-body traps',
    says: 'Bodies that come out otherwise when they are parsed and written again.',
    expects: 'accepted',
    lesson: 'forged-and-replayed',
    attempts: 1,
    notFor: noJson,
    // RFC 8259 forbids to send it and allows to refuse it; but not as badly signed.
    wanted: ({ label }) => (label === 'a byte order mark' ? 'taken or unread' : 'taken'),
    run: (stage) => each(stage, traps),
  },
  {
    id: 'large',
    name: 'Large bodies',
    says: 'Events of 150 kB and of 1 MB.',
    expects: 'accepted',
    lesson: 'slow-handler',
    attempts: 1,
    notFor: noJson,
    run: (stage) => each(stage, large),
  },
  manner('chunked', {
    id: 'chunked',
    name: 'Chunked',
    says: 'The body comes in chunks, without a length before it.',
  }),
  {
    id: 'header-case',
    name: 'Header names in any case',
    says: 'The names of all headers in small letters, and in capitals.',
    expects: 'accepted',
    lesson: 'forged-and-replayed',
    attempts: 1,
    run: (stage) =>
      each(stage, [
        { sent: 'lower case', label: 'small letters' },
        { sent: 'upper case', label: 'capitals' },
      ]),
  },
  manner('slowly', {
    id: 'slow',
    name: 'A slow sender',
    says: 'The body comes piece by piece, and the answer is read late.',
    lesson: 'slow-handler',
  }),
  {
    id: 'fifty',
    name: 'Fifty at once',
    says: 'Fifty events at the same instant.',
    expects: 'all accepted in time',
    lesson: 'slow-handler',
    attempts: 1,
    run: async (stage) => {
      stage.together(() => {
        for (let n = 0; n < 50; n++) stage.event();
      });
      await stage.settled();
    },
  },
];
