/**
 * Every endpoint × everybody × {own area, other area, other plan, unpublished, deleted}: what each answers. Whether an endpoint is
 * missing here is asked of the app itself.
 */
import type { Express } from 'express';
import { hashOf } from './evidence';
import { otherPlan, plan } from './plan-with-roles';
import { requestOf } from './sync-request';

/** In the order of `personNames`: coordination, focal point of norte, of sur, forum, monitor, facilitator, ended, stranger, signed out. */
type Statuses = readonly [number, number, number, number, number, number, number, number, number];

const unknownKey = 'A'.repeat(43);
const evidence = (id: string, part: string, of = plan): string => `/api/plans/${of}/evidence/${id}/${part}`;
const voice = (review: string, more = '', of = plan): string => `/api/plans/${of}/reviews/${review}/voice${more}`;
const history = (key: string, of = plan): string => `GET /api/plans/${of}/rows/${key}/history`;

export const doors: Readonly<Record<string, Statuses>> = {
  'GET /api/health': [200, 200, 200, 200, 200, 200, 200, 200, 200],
  'GET /api/me': [200, 200, 200, 200, 200, 200, 200, 200, 401],
  'GET /api/auth/get-session': [200, 200, 200, 200, 200, 200, 200, 200, 200],
  'GET /api/devices': [200, 200, 200, 200, 200, 200, 200, 200, 401],
  'DELETE /api/devices/SOMEBODY-ELSES': [404, 404, 404, 404, 404, 404, 404, 404, 401],
  'POST /api/invitations': [200, 403, 403, 403, 403, 403, 403, 403, 401],
  'POST /api/demo/sign-in': [404, 404, 404, 404, 404, 404, 404, 404, 404],
  [`POST /api/plans/${plan}/sync`]: [200, 200, 200, 200, 200, 200, 200, 403, 401],
  [`POST /api/plans/${otherPlan}/sync`]: [403, 403, 403, 403, 403, 403, 403, 200, 401],
  'POST /api/plans/no-such-plan/sync': [403, 403, 403, 403, 403, 403, 403, 403, 401],
  [`GET /api/plans/${plan}/parked`]: [200, 200, 200, 200, 200, 200, 200, 403, 401],
  [`GET /api/plans/${otherPlan}/parked`]: [403, 403, 403, 403, 403, 403, 403, 200, 401],
  [`GET /api/plans/${plan}/devices`]: [200, 403, 403, 403, 403, 403, 403, 403, 401],
  [`GET /api/plans/${otherPlan}/devices`]: [403, 403, 403, 403, 403, 403, 403, 200, 401],
  [history('milestone/h-public')]: [200, 200, 200, 200, 200, 200, 200, 403, 401],
  [history('commitment/c-inside')]: [200, 200, 200, 200, 200, 200, 404, 403, 401],
  [history('checkIn/c-norte~2025-01-01')]: [200, 200, 404, 404, 200, 404, 404, 403, 401],
  [history('checkInLine/c-sur~2025-01-01~h-sur')]: [200, 404, 200, 404, 200, 404, 404, 403, 401],
  [history('checkIn/c-norte~2025-07-01')]: [200, 200, 200, 200, 200, 200, 404, 403, 401],
  [history('checkIn/c-norte~2025-10-01')]: [200, 200, 200, 200, 200, 200, 200, 403, 401],
  [history('note/n-osc')]: [200, 404, 404, 200, 200, 404, 404, 403, 401],
  [history('note/n-moved')]: [200, 404, 200, 404, 200, 404, 404, 403, 401],
  [history('note/n-user')]: [404, 200, 404, 404, 404, 404, 404, 403, 401],
  [history('contact/k-1')]: [200, 404, 404, 404, 404, 404, 404, 403, 401],
  [history('commitment/c-gone')]: [200, 200, 200, 200, 200, 200, 200, 403, 401],
  [history('note/n-gone')]: [200, 200, 404, 404, 200, 404, 404, 403, 401],
  [history('note/never-was')]: [404, 404, 404, 404, 404, 404, 404, 403, 401],
  [history('commitment/c-b')]: [404, 404, 404, 404, 404, 404, 404, 403, 401],
  [history('commitment/c-b', otherPlan)]: [403, 403, 403, 403, 403, 403, 403, 200, 401],
  [history('note/n-b', otherPlan)]: [403, 403, 403, 403, 403, 403, 403, 200, 401],
  [history('meeting/r-held')]: [200, 200, 200, 200, 200, 200, 404, 403, 401],
  [history('meeting/r-announced')]: [200, 200, 200, 200, 200, 200, 404, 403, 401],
  [history('meeting/r-published')]: [200, 200, 200, 200, 200, 200, 404, 403, 401],
  [history('meeting/r-hidden')]: [200, 200, 200, 200, 200, 200, 404, 403, 401],
  [history('agendaItem/i-r-announced')]: [200, 200, 200, 200, 200, 200, 404, 403, 401],
  [history('attendance/r-held~focalNorte')]: [200, 200, 404, 404, 200, 200, 404, 403, 401],
  [history('attendance/r-circulated~focalNorte')]: [200, 200, 200, 200, 200, 200, 404, 403, 401],
  [history('attendance/r-circulated~left')]: [200, 200, 404, 404, 200, 200, 404, 403, 401],
  [history('attendance/r-sur~focalSur')]: [200, 404, 200, 404, 200, 200, 404, 403, 401],
  [history('attendeeContact/x-published')]: [200, 404, 404, 404, 404, 404, 404, 403, 401],
  [history('minutes/r-held~minutes')]: [200, 200, 404, 404, 200, 200, 404, 403, 401],
  [history('minutesPart/r-held~part~tablet~0')]: [200, 200, 404, 404, 200, 200, 404, 403, 401],
  [history('minutesPart/r-published~part~tablet~0')]: [200, 200, 200, 200, 200, 200, 404, 403, 401],
  [history('agreement/u-published')]: [200, 200, 200, 200, 200, 200, 404, 403, 401],
  [history('agreement/a-published')]: [200, 200, 200, 200, 200, 200, 404, 403, 401],
  [history('minutesComment/w-published')]: [200, 200, 200, 200, 200, 200, 404, 403, 401],
  [history('approvedMinutes/r-published~version~1')]: [200, 200, 200, 200, 200, 200, 404, 403, 401],
  [history('publishedMinutes/r-published~public~1')]: [200, 200, 200, 200, 200, 200, 200, 403, 401],
  [history('evidence/e-captured')]: [200, 200, 404, 404, 200, 404, 404, 403, 401],
  [history('evidence/e-restricted')]: [200, 200, 404, 404, 200, 404, 404, 403, 401],
  [history('evidence/e-accepted')]: [200, 200, 200, 200, 200, 200, 404, 403, 401],
  [history('publishedEvidence/e-published~public')]: [200, 200, 200, 200, 200, 200, 200, 403, 401],
  [history('evidenceRequest/q-open')]: [200, 200, 404, 404, 200, 404, 404, 403, 401],
  [history('evidenceRequest/q-accepted')]: [200, 200, 200, 200, 200, 200, 404, 403, 401],
  [history('publishedRequest/q-open~public')]: [200, 200, 200, 200, 200, 200, 200, 403, 401],
  [history('review/v-window')]: [200, 200, 404, 404, 200, 404, 404, 403, 401],
  [history('review/v-answered')]: [200, 200, 200, 200, 200, 200, 404, 403, 401],
  [history('assessment/c-norte~endOfCommitment')]: [404, 404, 404, 404, 200, 404, 404, 403, 401],
  [history('assessment/c-sur~inception')]: [200, 200, 200, 200, 200, 200, 404, 403, 401],
  [history('civilSocietyView/c-norte~2025-01-01~osc')]: [200, 200, 200, 200, 200, 200, 404, 403, 401],
  [history('meeting/r-b-announced', otherPlan)]: [403, 403, 403, 403, 403, 403, 403, 200, 401],
  [`GET /api/plans/${plan}/attempts`]: [200, 403, 403, 403, 200, 403, 403, 403, 401],
  [`GET /api/plans/${otherPlan}/attempts`]: [403, 403, 403, 403, 403, 403, 403, 200, 401],
  'GET /api/demo/people': [200, 200, 200, 200, 200, 200, 200, 200, 200],
  'POST /api/auth/sign-in/email': [401, 401, 401, 401, 401, 401, 401, 401, 401],
  'POST /api/auth/change-password': [401, 401, 401, 401, 401, 401, 401, 401, 401],
  'POST /api/invitations/access': [200, 403, 403, 403, 403, 403, 403, 403, 401],
  'POST /api/invitations/look': [410, 410, 410, 410, 410, 410, 410, 410, 410],
  'POST /api/invitations/accept': [410, 410, 410, 410, 410, 410, 410, 410, 410],
  [`GET /api/plans/${plan}/blobs/known?sha256=${hashOf('photo')}`]: [404, 404, 404, 404, 404, 404, 404, 403, 401],
  [`GET /api/plans/${otherPlan}/blobs/known?sha256=${hashOf('photo')}`]: [403, 403, 403, 403, 403, 403, 403, 404, 401],
  [`POST /api/plans/${plan}/blobs`]: [201, 201, 409, 409, 403, 409, 409, 403, 401],
  [`POST /api/plans/${otherPlan}/blobs`]: [403, 403, 403, 403, 403, 403, 403, 409, 401],
  [`HEAD /api/plans/${plan}/blobs/never-was`]: [404, 404, 404, 404, 404, 404, 404, 403, 401],
  [`PATCH /api/plans/${plan}/blobs/never-was`]: [404, 404, 404, 404, 404, 404, 404, 403, 401],
  [`DELETE /api/plans/${plan}/blobs/never-was`]: [404, 404, 404, 404, 404, 404, 404, 403, 401],
  [`POST ${evidence('e-captured', 'link')}`]: [404, 404, 404, 404, 404, 404, 404, 403, 401],
  [`POST ${evidence('e-published', 'link')}`]: [200, 200, 200, 200, 200, 200, 404, 403, 401],
  [`POST ${evidence('e-published', 'link', otherPlan)}`]: [403, 403, 403, 403, 403, 403, 403, 404, 401],
  [`POST ${evidence('never-was', 'link')}`]: [404, 404, 404, 404, 404, 404, 404, 403, 401],
  [`GET ${evidence('e-captured', 'preview')}`]: [404, 404, 404, 404, 404, 404, 404, 403, 401],
  [`GET ${evidence('e-published', 'original')}`]: [403, 403, 403, 403, 403, 403, 404, 403, 401],
  [`POST ${voice('v-window', '/link')}`]: [404, 404, 404, 404, 404, 404, 404, 403, 401],
  [`POST ${voice('never-was', '/link')}`]: [404, 404, 404, 404, 404, 404, 404, 403, 401],
  [`POST ${voice('v-window', '/link', otherPlan)}`]: [403, 403, 403, 403, 403, 403, 403, 404, 401],
  [`GET ${voice('v-window')}`]: [404, 404, 404, 404, 404, 404, 404, 403, 401],
  'GET /publico/evidencia/e-captured/preview': [404, 404, 404, 404, 404, 404, 404, 404, 404],
  'GET /publico/evidencia/e-published/original': [404, 404, 404, 404, 404, 404, 404, 404, 404],
  'POST /app/compartir': [303, 303, 303, 303, 303, 303, 303, 303, 303],
  'GET /app/nothing.js': [404, 404, 404, 404, 404, 404, 404, 404, 404],
  'GET /site/nothing.css': [404, 404, 404, 404, 404, 404, 404, 404, 404],
  'GET /en/asistir/r-held': [404, 404, 404, 404, 404, 404, 404, 404, 404],
  'POST /asistir/r-held': [404, 404, 404, 404, 404, 404, 404, 404, 404],
  'POST /en/asistir/r-held': [404, 404, 404, 404, 404, 404, 404, 404, 404],
  'DELETE /api/calendar-feed': [204, 204, 204, 204, 204, 204, 204, 204, 401],
  'GET /api/calendar-feed': [200, 200, 200, 200, 200, 200, 200, 200, 401],
  'POST /api/calendar-feed': [200, 200, 200, 200, 200, 200, 200, 200, 401],
  'POST /api/meetings/r-held/attendance-key': [200, 200, 403, 403, 403, 200, 403, 403, 401],
  'POST /api/meetings/r-circulated/attendance-key': [403, 403, 403, 403, 403, 403, 403, 403, 401],
  'POST /api/meetings/r-b/attendance-key': [403, 403, 403, 403, 403, 403, 403, 200, 401],
  'GET /asistir/r-held': [404, 404, 404, 404, 404, 404, 404, 404, 404],
  'GET /calendario/r-held.ics': [404, 404, 404, 404, 404, 404, 404, 404, 404],
  'GET /reuniones': [200, 200, 200, 200, 200, 200, 200, 200, 200],
  'GET /calendario.ics': [200, 200, 200, 200, 200, 200, 200, 200, 200],
  'GET /datos/reuniones/2026-3.json': [404, 404, 404, 404, 404, 404, 404, 404, 404],
  'GET /reuniones/2026-4': [200, 200, 200, 200, 200, 200, 200, 200, 200],
  'GET /': [200, 200, 200, 200, 200, 200, 200, 200, 200],
  'GET /compromisos/c-inside': [404, 404, 404, 404, 404, 404, 404, 404, 404],
  'GET /compromisos/c-gone': [404, 404, 404, 404, 404, 404, 404, 404, 404],
  'GET /datos/compromisos/c-inside.json': [404, 404, 404, 404, 404, 404, 404, 404, 404],
  [`GET /planes/${otherPlan}/compromisos/c-b`]: [200, 200, 200, 200, 200, 200, 200, 200, 200],
  // Last: whoever goes through it is nobody afterwards.
  'POST /api/auth/sign-out': [200, 200, 200, 200, 200, 200, 200, 200, 200],
};

/** What is sent through a door, by the end of its path. */
export const bodies: Readonly<Record<string, object>> = {
  sync: requestOf(),
  invitations: { membership: 'open', email: 'por-venir@example.org' },
  'sign-in': { key: 'coordination' },
  'calendar-feed': { locale: 'es' },
  email: { email: 'nobody@example.org', password: 'palabras-que-no-son-90' },
  'change-password': { currentPassword: 'palabras-que-no-son-90', newPassword: 'otras-palabras-91-aire' },
  access: { membership: 'ended' },
  look: { token: unknownKey },
  accept: { token: unknownKey, password: 'otras-palabras-91-aire' },
};

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** What an upload says of itself. */
export const uploadHeaders: Readonly<Record<string, string>> = {
  'tus-resumable': '1.0.0',
  'upload-length': '1234567',
  'upload-metadata': Object.entries({ evidence: 'e-captured', part: 'original', sha256: hashOf('photo'), type: 'image/jpeg' }).map(([name, value]) => `${name} ${base64(value)}`).join(','),
};

interface Layer {
  readonly slash: boolean;
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle: { readonly stack?: readonly Layer[] };
  readonly match: (path: string) => boolean;
}

/** Where routers are mounted; express keeps no more of it than a way to ask. */
const mounts = ['/api', '/app', '/site'];

/** Every endpoint that the app answers, as `GET /api/plans/:plan/parked`, read from its own router. */
export const endpointsOf = (app: Express): readonly string[] => {
  const walk = (layers: readonly Layer[], at: string): readonly string[] =>
    layers.flatMap((layer) => {
      const { route, handle, slash } = layer;
      if (route) return Object.keys(route.methods).filter((method) => method !== '_all').map((method) => `${method.toUpperCase()} ${at}${route.path}`);
      if (!handle.stack) return [];
      const mount = slash ? '' : mounts.find((each) => layer.match(each));
      if (mount === undefined) throw new Error('a router stands where nobody looks for it');
      return walk(handle.stack, at + mount);
    });
  return walk((app.router as unknown as { readonly stack: readonly Layer[] }).stack, '');
};

/** Whether a row of the table goes through an endpoint. */
export const goesThrough = (door: string, endpoint: string): boolean => {
  const [method = '', path = ''] = door.split('?')[0]?.split(' ') ?? [];
  const [ofMethod = '', pattern = ''] = endpoint.split(' ');
  const segments = pattern.split('/').map((each) => (each.startsWith(':') ? '[^/]+' : each === '{*file}' ? '.*' : each));
  return method === ofMethod && new RegExp(`^${segments.join('/')}$`).test(path);
};
