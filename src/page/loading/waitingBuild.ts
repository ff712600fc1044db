/**
 * Tells that a newer build is kept on this machine and waits for the pages of this one to go. Where nothing is kept, as
 * in a frame without an origin, on plain http or from a file, it never does.
 * @param tell is given what takes the newer build: it ends in a reload. The pages of the older one that are open in other
 *   tabs go on with the files that were kept for them.
 */
export async function onWaitingBuild(tell: (take: () => void) => void): Promise<void> {
  try {
    const { serviceWorker } = navigator;
    const registration = await serviceWorker.getRegistration();
    if (!registration) return;
    const look = () => {
      // The first one takes nobody's place.
      if (!registration.waiting || !serviceWorker.controller) return;
      tell(() => {
        const reload = () => {
          location.reload();
        };
        // Another tab may have been first.
        if (!registration.waiting) reload();
        serviceWorker.addEventListener('controllerchange', reload, { once: true });
        registration.waiting?.postMessage('take over');
      });
    };
    const watch = () => {
      registration.installing?.addEventListener('statechange', look);
    };
    registration.addEventListener('updatefound', watch);
    watch();
    look();
  } catch {
    // Nothing is kept here.
  }
}
