/** The source of a worker that keeps the whole page, so that it opens without a network. */
export function serviceWorker({
  version,
  files,
}: {
  version: string;
  files: readonly string[];
}): string {
  // The page has more names than one: its folder, index.html, and either with a query.
  // A new version waits until the last tab of the old one is closed, or until a person asks for it: then the files of all
  // older ones are kept for the other tabs, which may be of any, until a version comes while no tab is open.
  // Caches belong to the whole host, where another folder may hold another copy of the page.
  return `const ours = 'hookscope ' + registration.scope + ' ';
const cacheName = ours + '${version}';
const files = ${JSON.stringify(files)};

addEventListener('install', (event) => {
  event.waitUntil(
    caches.open(cacheName).then((cache) =>
      cache.addAll(files.map((file) => new Request(file, { cache: 'reload' })))
    )
  );
});

addEventListener('activate', (event) => {
  event.waitUntil(
    Promise.all([caches.keys(), clients.matchAll({ type: 'window', includeUncontrolled: true })])
      .then(([names, windows]) => {
        const isOpen = windows.some(({ url }) => url.startsWith(registration.scope));
        const old = names.filter((name) => name.startsWith(ours) && name !== cacheName);
        return isOpen ? [] : Promise.all(old.map((name) => caches.delete(name)));
      })
      .then(() => clients.claim())
  );
});

addEventListener('message', ({ data }) => {
  if (data === 'take over') skipWaiting();
});

addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== location.origin) return;
  const { origin, pathname } = new URL(request.url);
  const isPage = request.mode === 'navigate' &&
    [registration.scope, registration.scope + 'index.html'].includes(origin + pathname);
  event.respondWith(
    caches.open(cacheName)
      .then((cache) => cache.match(isPage ? registration.scope : request, { ignoreVary: true }))
      // A file of an older version has a name of its own, and a page of it may still be open.
      .then((kept) => kept ?? (isPage ? undefined : caches.match(request, { ignoreVary: true })))
      .then((kept) => kept ?? fetch(request))
  );
});
`;
}
