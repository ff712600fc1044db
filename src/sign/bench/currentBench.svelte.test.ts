import '../../signing/schemes.ts';
import { describe, expect, test } from 'vitest';
import { openBench, openedAt, verdictOf } from './bench.testkit.ts';
import type { BenchEvent } from './benchState.ts';
import { exampleDraft } from './examples.ts';
import { holdsGivenSecret } from './givenSecrets.ts';

const fromLab = { ...exampleDraft('github'), from: 'lab', neverSigned: false } as const;

describe('a request that is handed over', () => {
  test('takes the place of what somebody has changed, says so, and Undo brings all of that back', async () => {
    const { bench, settled } = openBench();
    await settled();
    bench.send({ type: 'request.pasted', text: 'X-Hub-Signature-256: sha256=00\n\n{"mine":1}' });
    await settled();
    bench.send({ type: 'draft.edited', change: { secrets: ['mine'] } });
    const { draft, pastedText, understood } = (await settled()).context;

    bench.send({ type: 'request.handed', draft: fromLab });
    const { context } = await settled();
    expect(context).toMatchObject({
      draft: fromLab,
      pastedText: '',
      note: { kind: 'handed over' },
    });
    expect(context.understood).toBeUndefined();
    expect(holdsGivenSecret(context)).toBe(true);

    bench.send({ type: 'undo.asked' });
    expect((await settled()).context).toMatchObject({ draft, pastedText, understood });
  });

  test('takes the place of an untouched example without a word, and leaves nothing to undo', async () => {
    const { bench, settled } = openBench();
    await settled();
    bench.send({ type: 'request.handed', draft: fromLab });
    expect((await settled()).context).toMatchObject({
      draft: fromLab,
      note: undefined,
      undoable: [],
    });
  });
});

test('while another page is open no second of the clock brings a check, and the next one after it does', async () => {
  const { bench, settled } = openBench();
  await settled();
  bench.send({ type: 'page.left' });
  bench.send({ type: 'clock.ticked', nowSeconds: openedAt + 9_000 });
  expect(bench.getSnapshot().matches('judged')).toBe(true);

  bench.send({ type: 'page.opened' });
  bench.send({ type: 'clock.ticked', nowSeconds: openedAt + 9_001 });
  expect(verdictOf(await settled())).toBe('Reject: the timestamp is too old');
});

const typed = (secrets: readonly string[]): BenchEvent => ({
  type: 'draft.edited',
  change: { secrets },
});
const [example = ''] = exampleDraft('standard-webhooks').secrets;

test.each<[string, readonly BenchEvent[], boolean]>([
  ['the example alone', [], false],
  ['a body that is typed', [{ type: 'draft.edited', change: { url: 'x' } }], false],
  ['a secret that is typed', [typed(['mine'])], true],
  ['one beside the example’s', [typed([example, '']), typed([example, 'mine'])], true],
  ['one that is taken away again', [typed(['mine']), typed([''])], false],
  ['the example’s typed again', [typed(['']), typed([example])], false],
  [
    'one behind another provider',
    [typed(['mine']), { type: 'provider.chosen', schemeId: 'github' }],
    true,
  ],
  [
    'one as a cure writes it',
    [typed(['mine ']), { type: 'change.used', change: { secret: 'mine' } }],
    true,
  ],
  ['a request of the Lab', [{ type: 'request.handed', draft: fromLab }], false],
  ['a secret that this page made', [{ type: 'rotate.asked' }, { type: 'rotate.asked' }], false],
])('whether the bench holds a secret of somebody’s: %s', async (_, events, expected) => {
  const { bench, settled } = openBench();
  await settled();
  for (const event of events) {
    bench.send(event);
    await settled();
  }
  expect(holdsGivenSecret(bench.getSnapshot().context)).toBe(expected);
});
