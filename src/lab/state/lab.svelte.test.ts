import { beforeEach, describe, expect, test } from 'vitest';
import { lessonById } from '../../lessons/lessons.ts';
import { limits } from '../../model/limits.ts';
import { selectSettings } from '../../trace/settingsAt.ts';
import { Lab } from './lab.svelte.ts';
import { writeLink } from './link.ts';
import { readLink } from './readLink.ts';

describe('the Lab', () => {
  let lab: Lab;
  beforeEach(() => {
    lab = new Lab();
    open('scenario=outage-and-retries');
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

  test('sweeps only while it plays, faster than one can watch', () => {
    const sweeps = () => lab.playback.sweeps;
    lab.playback.setSpeed(60);
    expect(sweeps()).toBe(false);
    lab.playback.play();
    expect(sweeps()).toBe(true);
    lab.playback.setStepwise(true);
    expect(sweeps()).toBe(false);
    lab.playback.setStepwise(false);
    lab.playback.setSpeed(5);
    expect(sweeps()).toBe(false);
    lab.playback.setSpeed(10);
    lab.playback.pause();
    expect(sweeps()).toBe(false);
  });

  test('drops what it said of a link when another scenario is chosen', () => {
    open('scenario=nowhere');
    expect(lab.notices).toHaveLength(1);
    const lesson = lessonById('outage-and-retries');
    if (lesson) lab.choose(lesson);
    expect(lab.notices).toEqual([]);
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

  test('counts all that one drag of a slider turns as one step of undo', () => {
    lab.turn({ pollEveryMs: 10_000 }, 1);
    lab.turn({ pollEveryMs: 15_000 }, 1);
    lab.turn({ pollEveryMs: 20_000 }, 2);

    lab.undo();
    expect(lab.settings.pollEveryMs).toBe(15_000);
    lab.undo();
    expect(lab.settings.pollEveryMs).toBe(5_000);
    expect(lab.canUndo).toBe(false);
  });

  test('counts a step of a drag that a full run refuses as none', () => {
    const full = Array.from({ length: limits.commands }, () => '1000:event').join(',');
    open(`do=${full}&t=20000`);
    lab.reseed(7);
    lab.turn({ pollEveryMs: 10_000 }, 1);
    lab.wantsWholeRun = true;
    lab.turn({ pollEveryMs: 15_000 }, 1);
    lab.undo();

    expect([lab.seed, lab.canUndo]).toEqual([7, true]);
  });

  test('counts turning a switch off and on again as two steps of undo', () => {
    lab.turn({ verifySignature: false });
    lab.turn({ verifySignature: true });

    lab.undo();
    expect(lab.settings.verifySignature).toBe(false);
    lab.undo();
    expect(lab.settings.verifySignature).toBe(true);
  });

  test('turns a setting once, where the drag began, though time runs under it', () => {
    lab.playback.seek(20_000);
    lab.turn({ pollEveryMs: 10_000 }, 1);
    lab.playback.seek(20_400);
    lab.turn({ pollEveryMs: 15_000 }, 1);

    expect(lab.trace.commands).toEqual([
      { at: 20_000, type: 'setting.set', key: 'pollEveryMs', value: 15_000 },
    ]);
    lab.undo();
    expect(lab.trace.commands).toEqual([]);
  });

  test('turns a setting for the whole run in the middle when that is wanted', () => {
    lab.playback.seek(20_000);
    lab.turn({ attempts: 2 });
    lab.wantsWholeRun = true;
    lab.turn({ attempts: 3 });

    expect(lab.trace.scenario.settings.attempts).toBe(3);
    expect(lab.trace.commands).toEqual([]);
    expect(lab.playback.at).toBe(20_000);
  });

  test('lets the run last longer and asks less often in one change, at a speed to watch it', () => {
    const before = lab.trace;
    lab.last(100_800_000, { pollEveryMs: 60_000 });

    expect(lab.trace.endsAt).toBe(100_800_000);
    expect(lab.trace.scenario.settings.pollEveryMs).toBe(60_000);
    expect(lab.playback.speed).toBe(600);
    expect(writeLink(lab.link)).toContain('length=100800000');
    lab.undo();
    expect(lab.trace).toEqual(before);
    expect(lab.isChanged).toBe(false);
  });

  test('plays again at once after an undo has made the run shorter than the playhead', () => {
    lab.playback.seek(lab.trace.endsAt);
    lab.act({ type: 'event.trigger' });
    lab.playback.seek(lab.trace.endsAt);
    lab.undo();

    lab.playback.play();
    lab.playback.frame(100);
    expect(lab.playback.playing).toBe(true);
    expect(lab.playback.at).toBeLessThan(1_000);
  });

  test('takes back the choice of a scenario with its playhead and its speed', () => {
    lab.playback.seek(42_000);
    lab.choose(lessonById('polling-waste')!);
    expect(lab.playback.speed).toBe(60);

    lab.undo();
    expect(lab.lesson.id).toBe('outage-and-retries');
    expect({ at: lab.playback.at, speed: lab.playback.speed }).toEqual({ at: 42_000, speed: 2 });
  });

  test('tries something in a scenario at the speed that was chosen, and another scenario at its own', () => {
    lab.playback.setSpeed(0.5);
    lab.choose(lab.lesson, { changes: { attempts: 3 }, commands: [] });
    expect(lab.playback.speed).toBe(0.5);

    lab.last(3_600_000, {});
    expect(lab.playback.speed).toBe(10);
    lab.choose(lab.lesson);
    expect(lab.playback.speed).toBe(2);

    lab.playback.setSpeed(0.5);
    lab.choose(lessonById('polling-waste')!);
    expect(lab.playback.speed).toBe(60);
  });

  test('opens what its own link says', () => {
    open('scenario=everything-at-once&seed=5&skipProcessed=on&do=12000:down,15000:up&t=42300');
    lab.tab = 'messages';
    const link = writeLink(lab.link);
    const { trace } = lab;

    const other = new Lab();
    other.open(readLink(new URLSearchParams(link)));
    expect(other.tab).toBe('messages');
    expect(other.trace).toEqual(trace);
    expect(other.playback.at).toBe(42_300);
  });

  test('puts a playhead beyond the end at the end, and says so', () => {
    open('scenario=slow-handler&t=86400000');
    expect(lab.playback.at).toBe(lab.trace.endsAt);
    expect(lab.notices.map(({ text }) => text)).toEqual([
      'The time 1 d 00:00:00 lies after the end of the run, 01:15.0.',
    ]);
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
