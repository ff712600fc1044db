import { mount } from 'svelte';
import { keepOffline } from './app/here.ts';
import App from './ui/App.svelte';
import './ui/styles/fonts.css';
import './ui/styles/tokens.css';
import './ui/styles/base.css';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app to mount in.');
// The sentence for where no script runs.
target.replaceChildren();
mount(App, { target });

if (import.meta.env.PROD) keepOffline();
