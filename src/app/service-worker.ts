/**
 * Keeps every part of the app on the device and opens any of its addresses without network.
 *
 * It never touches what is not a GET, nor anything of the server's API: sending belongs to the page.
 * A new version waits; it takes over when no tab is open any more, or when a person asked for it.
 */
import { clientsClaim } from 'workbox-core';
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: readonly { readonly url: string; readonly revision: string | null }[] };

// Stands before every other listener: whoever comes later does not even see the request.
self.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method !== 'GET' || new URL(url).pathname.startsWith('/api/')) event.stopImmediatePropagation();
});

self.addEventListener('message', (event) => {
  if ((event.data as { readonly type?: unknown } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});

clientsClaim();
cleanupOutdatedCaches();
precacheAndRoute([...self.__WB_MANIFEST]);
registerRoute(new NavigationRoute(createHandlerBoundToURL('index.html')));
