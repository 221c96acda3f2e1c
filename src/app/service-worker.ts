/**
 * Keeps every part of the app on the device and opens any of its addresses without network.
 *
 * It never touches what is not a GET, nor anything of the server's API: sending belongs to the page. One POST it answers alone:
 * what another app shares into this one, which no server shall see before its person has said what it is.
 * A new version waits; it takes over when no tab is open any more, or when a person asked for it.
 */
import { clientsClaim } from 'workbox-core';
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute, setCatchHandler } from 'workbox-routing';
import { holderNoted, keepShared } from '../storage/shared/keep-shared';

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: readonly { readonly url: string; readonly revision: string | null }[] };

const scope = new URL(self.registration.scope).pathname;

// Stands before every other listener: whoever comes later does not even see the request.
self.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method === 'POST' && new URL(url).pathname === `${scope}compartir`) event.respondWith(received(event.request));
  if (method !== 'GET' || new URL(url).pathname.startsWith('/api/')) event.stopImmediatePropagation();
});

/** On the disk first; then the page that asks what it shows. Where the disk refused it, that page says so. */
const received = async (request: Request): Promise<Response> => {
  const page = `${scope}evidencia/compartida`;
  try {
    await keepShared(await request.formData(), await holderNoted().catch(() => undefined));
    return Response.redirect(page, 303);
  } catch {
    return Response.redirect(`${page}?aviso=no-guardada`, 303);
  }
};

self.addEventListener('message', (event) => {
  if ((event.data as { readonly type?: unknown } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});

/*
 * The rescue page stands in a cache of its own, named by what it holds, and is answered for before anything else: it opens
 * when what the app is kept in is broken, and whatever the app's bundle does. It is small enough to be fetched whole.
 */
const manifest = [...self.__WB_MANIFEST];
const rescue = manifest.filter(({ url }) => url.startsWith('rescue/'));
const rescueCache = `bitacora-rescue ${rescue.map(({ revision }) => revision).join(' ')}`;
const rescueFolder = `${scope}rescue/`;

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(rescueCache).then((cache) => cache.addAll(rescue.map(({ url }) => new Request(url, { cache: 'no-cache' })))));
});

self.addEventListener('activate', (event) => {
  const isFormer = (name: string): boolean => name.startsWith('bitacora-rescue ') && name !== rescueCache;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(isFormer).map((name) => caches.delete(name)))));
});

self.addEventListener('fetch', (event) => {
  const { pathname } = new URL(event.request.url);
  if (!`${pathname}/`.startsWith(rescueFolder)) return;
  event.stopImmediatePropagation();
  event.respondWith(rescued(pathname.replace(/rescue\/?$/, 'rescue/index.html')));
});

/** The page of this version; where the browser deleted it, what the server has. */
const rescued = async (pathname: string): Promise<Response> => (await caches.match(pathname, { cacheName: rescueCache })) ?? fetch(pathname);

clientsClaim();
cleanupOutdatedCaches();
precacheAndRoute(manifest.filter((entry) => !rescue.includes(entry)));
registerRoute(new NavigationRoute(createHandlerBoundToURL('index.html')));
// Without network, and without the app's page in its cache (the browser may have made room), there is still the rescue page.
setCatchHandler(async ({ request }) => (request.mode === 'navigate' ? rescued(`${rescueFolder}index.html`) : Response.error()));
