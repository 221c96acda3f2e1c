/**
 * What a browser may do with anything that comes from here: only what is our own, and nothing from a line of script in a page.
 * Trusted Types know two policies: through `bitacora` the app names its service worker's address; through `ProseMirrorClipboard`
 * the editor of minutes reads what is pasted, in a document without a window where nothing runs and nothing is fetched.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';

const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    // What was recorded on the device is heard from its memory.
    mediaSrc: ["'self'", 'blob:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    manifestSrc: ["'self'"],
    workerSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
    requireTrustedTypesFor: ["'script'"],
    trustedTypes: ['bitacora', 'ProseMirrorClipboard'],
  },
};

/** Only features that browsers know by this name: Chromium complains of any other on every page. */
const permissions = 'camera=(self), microphone=(self), geolocation=(self), display-capture=(), payment=(), usb=(), serial=(), midi=(), browsing-topics=()';

/** `onTls`: people reach the server over https, so a browser may be told never to try anything else. */
export const securityHeaders = (onTls: boolean): SetHeaders => {
  const set = helmet({
    contentSecurityPolicy,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
    strictTransportSecurity: onTls ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  });
  return (request, response, next) => {
    response.setHeader('Permissions-Policy', permissions);
    set(request, response, next);
  };
};

/** Of Node's own request and response, so that every door can use it. It is done when it returns. */
export type SetHeaders = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
