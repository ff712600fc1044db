import { expect, test } from 'vitest';
import { frameCode } from './frameCode.svelte.ts';
import { asksForPause } from './hostMessages.ts';

test('a frame is written with every sign escaped that would end its attributes', () => {
  const code = frameCode('#/lab?scenario=lost-answer&do=1:down', 'Ours & "theirs" <b>');
  document.body.innerHTML = code;
  const frame = document.querySelector('iframe');
  expect(new URL(frame?.getAttribute('src') ?? '').search).toBe('?embed=1');
  expect(new URL(frame?.getAttribute('src') ?? '').hash).toBe(
    '#/lab?scenario=lost-answer&do=1:down',
  );
  expect(frame?.title).toBe('Ours & "theirs" <b>');
  expect(frame?.getAttribute('sandbox')).not.toContain('same-origin');
  expect(document.body.children).toHaveLength(1);
});

test.each([
  [{ hookscope: 1, type: 'pause' }, true],
  [{ hookscope: 2, type: 'pause' }, false],
  [{ hookscope: '1', type: 'pause' }, false],
  [{ hookscope: 1, type: 'play' }, false],
  [{ hookscope: 1, type: 'pause', at: 3 }, false],
  [[1, 'pause'], false],
  ['pause', false],
  [null, false],
  [undefined, false],
])('of what the page around sends, %j is a wish to pause: %s', (data, isOne) => {
  expect(asksForPause(data)).toBe(isOne);
});
