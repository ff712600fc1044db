import { mount } from 'svelte';
import App from './ui/App.svelte';
import './ui/styles/fonts.css';
import './ui/styles/tokens.css';
import './ui/styles/base.css';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app to mount in.');
mount(App, { target });

if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  // Offline use is a gift, not a promise: in a private window or a sandboxed frame it may be refused.
  navigator.serviceWorker.register('./sw.js').catch(() => undefined);
}
