import { flushSync, mount, unmount } from 'svelte';
import { afterEach, describe, expect, test } from 'vitest';
import { openBench } from '../../sign/bench/currentBench.svelte.ts';
import { newVersion } from './newVersion.svelte.ts';
import NotLoaded from './NotLoaded.svelte';

let mounted: Record<string, unknown> | undefined;

afterEach(async () => {
  if (mounted) await unmount(mounted);
  mounted = undefined;
  Object.assign(newVersion, { out: false, loses: '', keepState: undefined });
});

const lab = 'The Lab comes back as it stands.';
const sign = 'What is typed in Sign is kept nowhere: copy what you need before you reload.';

describe('in a new version', () => {
  test.each([
    { keeps: false, loses: false, said: [] },
    { keeps: true, loses: false, said: [lab] },
    { keeps: false, loses: true, said: [sign] },
    { keeps: true, loses: true, said: [lab, sign] },
  ])(
    'what is missing promises the Lab only where it can be kept ($keeps), and warns of Sign wherever something is typed there ($loses)',
    ({ keeps, loses, said }) => {
      newVersion.out = true;
      newVersion.loses = loses ? sign : '';
      if (keeps) newVersion.keepState = () => undefined;
      mounted = mount(NotLoaded, {
        target: document.body,
        props: { name: 'The link', onagain: () => undefined },
      });
      flushSync();
      const text = document.querySelector('p')?.textContent.replaceAll(/\s+/g, ' ').trim();
      expect(text).toBe(
        ['The link could not be loaded. A new version of Hookscope is out.', ...said].join(' '),
      );
    },
  );

  test('what is typed in Sign is lost also after its page is left, and an untouched example is not', () => {
    const bench = openBench();
    expect(newVersion.loses).toBe('');
    bench.send({ type: 'draft.edited', change: { secrets: ['mine'] } });
    expect(newVersion.loses).toBe(sign);
    bench.send({ type: 'page.left' });
    expect(newVersion.loses).toBe(sign);
    bench.stop();
  });
});
