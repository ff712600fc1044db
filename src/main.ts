import { mount } from 'svelte';
import { keepOffline } from './page/here.ts';
import App from './page/App.svelte';
import './page/styles/fonts.css';
import './page/styles/tokens.css';
import './page/styles/base.css';
import './page/styles/shared.css';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app to mount in.');
// The sentence for where no script runs.
target.replaceChildren();
mount(App, { target });

if (import.meta.env.PROD) keepOffline();
