import { beforeEach, describe, expect, test } from 'vitest';
import { lessonById } from '../lessons/lessons.ts';
import { selectSettings } from '../view/settingsAt.ts';
import { Lab } from './lab.svelte.ts';
import { writeLink } from './link.ts';
import { readLink } from './readLink.ts';

describe('the Lab', () => {
  let lab: Lab;
  beforeEach(() => {
    lab = new Lab();
  });

  const open = (query: string) => lab.open(readLink(new URLSearchParams(query)));
  const modeFacts = () =>
    lab.trace.facts.flatMap((fact) => (fact.type === 'receiver.changed' ? [fact.mode] : []));

  test('turns a setting for the whole run at its start', () => {
    lab.turn({ verifySignature: false });

    expect(lab.trace.scenario.settings.verifySignature).toBe(false);
    expect(lab.trace.commands).toEqual([]);
  });

  test('turns a setting from the playhead on in the middle', () => {
    lab.playback.seek(20_000);
    lab.turn({ verifySignature: false });

    expect(selectSettings(lab.trace, 19_999 as never).verifySignature).toBe(true);
    expect(selectSettings(lab.trace, 20_000 as never).verifySignature).toBe(false);
  });

  test('turns a setting for the whole run at its end, and stays there', () => {
    lab.playback.seek(lab.trace.endsAt);
    lab.turn({ pollEveryMs: 10_000 });

    expect(lab.trace.scenario.settings.pollEveryMs).toBe(10_000);
    expect(lab.playback.at).toBe(lab.trace.endsAt);
  });

  test('forks the run when something is done in its past, and says what it dropped', () => {
    lab.playback.seek(30_000);
    lab.act({ type: 'event.trigger' });
    lab.playback.seek(20_000);
    lab.act({ type: 'endpoint.set', mode: 'slow' });

    expect(lab.trace.commands).toEqual([{ at: 20_000, type: 'endpoint.set', mode: 'slow' }]);
    expect(lab.notices.map(({ text }) => text)).toEqual([
      'You changed the past: 1 later action was dropped.',
    ]);

    lab.undo();
    expect(lab.trace.commands).toEqual([{ at: 30_000, type: 'event.trigger' }]);
    expect(lab.notices).toEqual([]);
  });

  test('goes on for a while when something is done at the end of the run', () => {
    const { endsAt } = lab.trace;
    lab.playback.seek(endsAt);
    lab.act({ type: 'event.trigger' });

    expect(lab.trace.endsAt).toBe(endsAt + 60_000);
    expect(lab.playback.at).toBe(endsAt);
  });

  test('walks back and forth through what was done', () => {
    const traces = [lab.trace];
    lab.turn({ attempts: 3 });
    traces.push(lab.trace);
    lab.playback.seek(15_000);
    lab.act({ type: 'endpoint.set', mode: 'restarting' });
    traces.push(lab.trace);

    lab.undo();
    expect(lab.trace).toEqual(traces[1]);
    lab.undo();
    expect(lab.trace).toEqual(traces[0]);
    expect(lab.canUndo).toBe(false);
    lab.redo();
    lab.redo();
    expect(lab.trace).toEqual(traces[2]);
    expect(lab.canRedo).toBe(false);
  });

  test('counts a dragged slider as one step of undo', () => {
    lab.turn({ pollEveryMs: 10_000 });
    lab.turn({ pollEveryMs: 15_000 });
    lab.turn({ pollEveryMs: 20_000 });

    lab.undo();
    expect(lab.settings.pollEveryMs).toBe(5_000);
  });

  test('refuses a link to a run that would be too long, and opens the scenario as it is', () => {
    open('scenario=polling-waste&burstEveryMs=1000&burstSize=50');

    expect(lab.lesson.id).toBe('polling-waste');
    expect(lab.trace.scenario.settings.burstEveryMs).toBe(0);
    expect(lab.notices.map(({ text }) => text)).toEqual([
      '180,006 payments could bring 1,080,036 attempts; a run takes 20,000 requests at most.',
    ]);
  });

  test('opens what its own link says', () => {
    open('scenario=everything-at-once&seed=5&skipProcessed=on&do=12000:down,15000:up&t=42300');
    const link = writeLink(lab.link('messages'));
    const { trace } = lab;

    const other = new Lab();
    const read = readLink(new URLSearchParams(link));
    other.open(read);
    expect(read.tab).toBe('messages');
    expect(other.trace).toEqual(trace);
    expect(other.playback.at).toBe(42_300);
  });

  test('puts a playhead beyond the end at the end', () => {
    open('scenario=slow-handler&t=86400000');
    expect(lab.playback.at).toBe(lab.trace.endsAt);
  });

  test('never starts to play by itself', () => {
    open('scenario=polling-waste&t=1000');
    expect(lab.playback.playing).toBe(false);
    lab.choose(lessonById('slow-handler')!);
    expect(lab.playback.playing).toBe(false);
  });

  test('takes a scenario back to how it came, and that can be undone', () => {
    open('scenario=outage-and-retries&do=5000:down');
    expect(lab.isChanged).toBe(true);

    lab.restore();
    expect(lab.isChanged).toBe(false);
    expect(modeFacts()).toEqual(['up', 'down', 'up']);
    lab.undo();
    expect(lab.trace.commands).toHaveLength(1);
  });
});
