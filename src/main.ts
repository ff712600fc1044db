import { mount } from 'svelte';
import { keepOffline } from './page/here.ts';
import App from './page/App.svelte';
import { need } from './page/loading/missing.svelte.ts';
import { loadPart } from './page/loading/part.svelte.ts';
import { pages } from './page/pages.svelte.ts';
import { parseHash } from './page/route.svelte.ts';
import './page/styles/fonts.css';
import './page/styles/tokens.css';
import './page/styles/base.css';
import './page/styles/shared.css';
import './page/shell.css';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app to mount in.');

// Until then index.html shows how the page begins. Where it does not come, the page says so.
await loadPart<unknown>(pages[parseHash(location.hash).page]).catch(() => undefined);
// What came is drawn in a task of its own.
await new Promise((go) => setTimeout(go));
target.replaceChildren();
mount(App, { target });
const { dataset } = document.documentElement;
delete dataset['begins'];

if ('embed' in dataset) {
  const embedded = await need('The frame', () => import('./page/embed/Embedded.svelte'));
  mount(embedded.default, { target: document.body });
} else if (import.meta.env.PROD) keepOffline();
