import { expect } from '@playwright/test';
import type { Engine } from './engine.ts';

/** What is looked for: an element that is seen, by its role and its name. */
interface Seen {
  readonly role: keyof typeof selectors;
  /** All of its name; a part of it where it is a `RegExp`. */
  readonly name: string | RegExp;
}

const selectors = {
  button: 'button',
  combobox: 'select',
  dialog: 'dialog',
  heading: 'h1, h2, h3',
  link: 'a[href]',
  radio: 'input[type=radio]',
  region: 'section, [role=region]',
  slider: 'input[type=range]',
  status: '[role=status]',
  switch: '[role=switch]',
  tab: '[role=tab]',
  table: 'table',
  textbox: 'textarea, input:not([type=radio], [type=checkbox], [type=range], [type=file])',
} as const;

/** What is known of an element that was found. */
interface Found {
  /** Its middle, in CSS pixels of the window. */
  readonly x: number;
  readonly y: number;
  /** False where it is disabled, or something else lies over it. */
  readonly canBePressed: boolean;
  readonly text: string;
  readonly value: string;
  readonly checked: boolean;
}

/** Runs in the page. */
function find(selector: string, source: string, isPart: boolean): Found | null {
  const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();
  const nameOf = (element: Element) => {
    const by = element.getAttribute('aria-labelledby');
    const labels =
      by !== null
        ? by.split(' ').map((id) => document.getElementById(id))
        : Array.from((element as HTMLInputElement).labels ?? []);
    const own =
      element.getAttribute('aria-label') ??
      element.querySelector(':scope > caption')?.textContent ??
      (labels.length > 0 ? undefined : element.textContent) ??
      labels.map((label) => label?.textContent ?? '').join(' ');
    return squeezed(own);
  };
  const element = Array.from(document.querySelectorAll(selector)).find((each) => {
    const name = nameOf(each);
    return (isPart ? new RegExp(source).test(name) : name === source) && each.checkVisibility();
  }) as HTMLInputElement | undefined;
  if (!element) return null;
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { left, top, width, height } = element.getBoundingClientRect();
  const [x, y] = [Math.round(left + width / 2), Math.round(top + height / 2)];
  const on = document.elementFromPoint(x, y);
  const isOnIt =
    element.contains(on) || Array.from(element.labels ?? []).some((l) => l.contains(on));
  return {
    x,
    y,
    canBePressed: isOnIt && !element.matches(':disabled, [aria-disabled=true]'),
    text: squeezed(element.innerText),
    value: element.value,
    checked: element.checked || element.getAttribute('aria-checked') === 'true',
  };
}

/** Runs in the page, and writes down whatever it should never do. */
function watch(): void {
  const complaints: string[] = [];
  Object.assign(window, { complaints });
  addEventListener('error', ({ message }) => {
    // A notice of every engine that what it measured has changed meanwhile, and will be measured again.
    if (!message.startsWith('ResizeObserver loop')) complaints.push(message);
  });
  addEventListener('unhandledrejection', ({ reason }) => complaints.push(String(reason)));
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    complaints.push(`policy: ${violatedDirective} ${blockedURI}`),
  );
}

const keys = { End: '\uE010', Enter: '\uE007', PageDown: '\uE00F' } as const;

/** A page as somebody sees it in any engine: by role and name, with a pointer and keys. */
export class Screen {
  readonly engine: Engine;

  constructor(engine: Engine) {
    this.engine = engine;
  }

  /** Opens an address anew. */
  async open(url: string): Promise<void> {
    // To another place on the same page a browser only goes.
    await this.engine.open('about:blank');
    await this.engine.open(url);
    await this.run(watch);
  }

  /** Calls a function in the page; it knows nothing but what it is given, all of it JSON. */
  async run<A extends readonly unknown[], T>(call: (...args: A) => T, ...args: A) {
    return JSON.parse(
      await this.engine.evaluate(`(${call.toString()})(...${JSON.stringify(args)})`),
    ) as Awaited<T>;
  }

  async find(role: Seen['role'], name: Seen['name']): Promise<Found | null> {
    const isPart = name instanceof RegExp;
    return this.run(find, selectors[role], isPart ? name.source : name, isPart);
  }

  async sees(role: Seen['role'], name: Seen['name']): Promise<Found> {
    let found: Found | null = null;
    await expect
      .poll(async () => (found = await this.find(role, name)), {
        message: `${role} ${String(name)}`,
      })
      .not.toBeNull();
    return found as unknown as Found;
  }

  async press(role: Seen['role'], name: Seen['name']): Promise<void> {
    let at = { x: 0, y: 0 };
    await expect
      .poll(
        async () => {
          const found = await this.find(role, name);
          const hasMoved = found?.x !== at.x || found.y !== at.y;
          if (found) at = { x: found.x, y: found.y };
          return found?.canBePressed === true && !hasMoved;
        },
        { message: `${role} ${String(name)} can be pressed` },
      )
      .toBe(true);
    await this.engine.act([
      {
        type: 'pointer',
        id: 'pointer',
        parameters: { pointerType: 'mouse' },
        actions: [
          { type: 'pointerMove', ...at, duration: 0 },
          { type: 'pointerDown', button: 0 },
          { type: 'pointerUp', button: 0 },
        ],
      },
    ]);
  }

  async key(key: keyof typeof keys): Promise<void> {
    await this.type(keys[key]);
  }

  /** Types into what has the focus. */
  async type(text: string): Promise<void> {
    const actions = Array.from(text).flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    await this.engine.act([{ type: 'key', id: 'keys', actions }]);
  }

  /** What the page did that it should never do, since it was opened. */
  complaints(): Promise<readonly string[]> {
    return this.run(() => (window as unknown as { complaints: readonly string[] }).complaints);
  }
}
