/*
  Runs before the first paint, as a script of its own that imports nothing: it says which page index.html shows until
  the page itself is there, in which theme, and takes that back where the script of the page does not come.
*/
{
  const { dataset } = document.documentElement;
  try {
    // As settings.svelte.ts keeps it.
    const theme = localStorage.getItem('hookscope.theme');
    if (theme === 'light' || theme === 'dark') dataset['theme'] = theme;
  } catch {
    // Nothing is kept here.
  }

  const { hash, href } = location;
  if (/[?&]embed=1/.test(href)) dataset['embed'] = '';
  const [, page = 'home', place = ''] =
    /^#\/?(learn|lab|sign|present)\b\/?([^/?]*)/.exec(hash) ?? [];
  dataset['begins'] = page;
  // Else the browser would hear of each file when the one before it has come. What the page begins with goes before them.
  const filesOf = (name: string) => document.currentScript?.getAttribute(`data-${name}`);
  for (const list of [filesOf(page), filesOf(`${page}-${place}`)])
    for (const href of list?.split(' ') ?? []) {
      const how = href.endsWith('.css')
        ? { rel: 'preload', as: 'style' }
        : { rel: 'modulepreload' };
      const link = Object.assign(document.createElement('link'), how);
      document.head.append(Object.assign(link, { crossOrigin: '', fetchPriority: 'low', href }));
    }
  // The title is that of the first scenario.
  if (/[?&]scenario=(?!polling-waste(&|$))/.test(hash)) dataset['beginsWith'] = 'link';

  const giveUp = ({ target }: Event) => {
    if (target === window || target instanceof HTMLScriptElement) delete dataset['begins'];
  };
  addEventListener('error', giveUp, true);
}
