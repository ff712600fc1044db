import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

type Theme = 'light' | 'dark';

const css = readFileSync('src/page/styles/tokens.css', 'utf8');

/** `--ink: light-dark(#1a2130, #eef1f6)` read as one colour a theme. */
const palette = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(
    ([, token = '', light = '', dark = '']) => [token, { light, dark }],
  ),
);

function colour(token: string, theme: Theme): string {
  const found = palette.get(token);
  if (!found) throw new Error(`There is no token --${token}.`);
  return found[theme];
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const surfaces = ['paper', 'card', 'wash'];
const marks = ['pull', 'push', 'bad', 'wait', 'dup'];
const washes = marks.map((mark) => `${mark}-wash`);

const text: [string, string[]][] = [
  ['ink', [...surfaces, ...washes]],
  ['ink-2', [...surfaces, ...washes]],
  ['ink-3', surfaces],
  ...marks.map((mark): [string, string[]] => [mark, [...surfaces, `${mark}-wash`]]),
  ['forged', surfaces],
  ['on-mark', marks],
  ['paper', ['ink']],
];
const signs: [string, string[]][] = [
  ['wait-fill', [...surfaces, 'wait-wash']],
  ['edge', surfaces],
];

describe.each<Theme>(['light', 'dark'])('in the %s theme', (theme) => {
  test.each(text.flatMap(([on, backs]) => backs.map((back) => [on, back] as const)))(
    '--%s can be read on --%s',
    (on, back) => {
      expect(contrast(colour(on, theme), colour(back, theme))).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each(signs.flatMap(([on, backs]) => backs.map((back) => [on, back] as const)))(
    '--%s can be seen on --%s',
    (on, back) => {
      expect(contrast(colour(on, theme), colour(back, theme))).toBeGreaterThanOrEqual(3);
    },
  );
});
