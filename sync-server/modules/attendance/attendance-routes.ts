/** The door to the code of a meeting, and the plain page behind it: whoever is there marks themselves, once per phone. */
import { randomBytes } from 'node:crypto';
import express, { Router, type Request, type Response } from 'express';
import type { Day } from '../../../src/domain/day';
import { naturalId, type RecordId } from '../../../src/domain/ids';
import type { Meeting } from '../../../src/domain/meeting';
import type { AttendForm, AttendModel } from '../../../src/public-site/attend-page';
import { renderPage } from '../../../src/public-site/render-page';
import { answer, doors, nothing, signedInEndpoint } from '../../http/endpoint';
import { refuseWith, sendRefusal } from '../../http/problem';
import type { AttendanceKeys } from './attendance-key';
import { personIn, readForm } from './attend-form';
import type { MeetingsAttended } from './meetings-attended';

export interface AttendanceParts {
  readonly keys: AttendanceKeys;
  readonly meetings: MeetingsAttended;
  readonly stylesheet: string;
  readonly publicUrl: string | undefined;
  readonly today: () => Day;
}

/** `POST /meetings/:id/attendance-key` → the path that the code shows, for whoever runs the meeting. */
export const attendanceKeyRoutes = ({ keys, meetings }: Pick<AttendanceParts, 'keys' | 'meetings'>): Router =>
  doors({
    '/meetings/:id/attendance-key': {
      post: signedInEndpoint(nothing, async (_none, { visitor, params }) => {
        const meeting = params['id'] ?? '';
        return (await meetings.mayOpen(visitor.user, meeting)) ? answer({ path: `/asistir/${encodeURIComponent(keys.keyOf(meeting))}` }) : refuseWith('not-allowed');
      }),
    },
  });

const formLimit = 8 * 1024;

export const attendancePages = (parts: AttendanceParts): Router => {
  const router = Router();
  for (const locale of ['es', 'en'] as const) {
    const path = locale === 'es' ? '/asistir/:key' : '/en/asistir/:key';
    router.get(path, (request, response) => show(parts, { request, response, locale }));
    router.post(path, express.urlencoded({ extended: false, limit: formLimit, parameterLimit: 20 }), (request, response) => take(parts, { request, response, locale }));
  }
  return router;
};

interface Visit {
  readonly request: Request;
  readonly response: Response;
  readonly locale: 'es' | 'en';
}

const emptyForm: AttendForm = { name: '', organization: '', sector: '', mode: 'inPerson', consent: false, email: '', emailConsent: false };

const show = async (parts: AttendanceParts, visit: Visit): Promise<void> => {
  const found = await foundAt(parts, visit);
  if (!found) return sendRefusal(visit.response, { problem: 'not-found' });
  const once = onceOf(visit.request) ?? randomBytes(16).toString('hex');
  const isMarked = await parts.meetings.isMarked(found.meeting.id, rowOf(found.meeting.id, once));
  send(parts, visit, { meeting: found.meeting, once, state: isMarked ? 'done' : found.isOpen ? 'form' : 'closed', form: emptyForm });
};

const take = async (parts: AttendanceParts, visit: Visit): Promise<void> => {
  if (!isOwnForm(visit.request, parts.publicUrl)) return sendRefusal(visit.response, { problem: 'wrong-origin' });
  const found = await foundAt(parts, visit);
  if (!found) return sendRefusal(visit.response, { problem: 'not-found' });
  const read = readForm(visit.request.body);
  if (!read) return sendRefusal(visit.response, { problem: 'invalid-request' });
  const { once, form } = read;
  const id = rowOf(found.meeting.id, once);
  const person = personIn(form);
  if (await parts.meetings.isMarked(found.meeting.id, id)) return send(parts, visit, { meeting: found.meeting, once, state: 'done', form: emptyForm });
  if (!person.accepted) return send(parts, visit, { meeting: found.meeting, once, state: found.isOpen ? 'form' : 'closed', form, trouble: person.refusal });
  const end = await parts.meetings.mark(found.meeting.id, { id, ...person.value });
  if (end === 'full') return send(parts, visit, { meeting: found.meeting, once, state: 'form', form, trouble: 'full' });
  send(parts, visit, { meeting: found.meeting, once, state: end === 'marked' ? 'done' : 'closed', form: emptyForm });
};

const foundAt = ({ keys, meetings }: AttendanceParts, { request }: Visit) => {
  const meeting = keys.meetingOf(String(request.params['key']));
  return meeting === undefined ? Promise.resolve(undefined) : meetings.find(meeting);
};

const rowOf = (meeting: RecordId, once: string): RecordId => naturalId(meeting, 'self', once);

/** A cookie of this page alone remembers what this phone has sent. */
const cookieName = 'bitacora-asistencia';
const onceOf = (request: Request): string | undefined => new RegExp(`(?:^|; )${cookieName}=([A-Za-z0-9]{20,40})(?:;|$)`).exec(request.headers.cookie ?? '')?.[1];

/**
 * A browser says where a form comes from; only ours may be sent here. Our pages send no referrer, so it may write `null` where it
 * means us; nobody's session is at stake, and a browser that knows better says that the site is another.
 */
const isOwnForm = (request: Request, publicUrl: string | undefined): boolean => {
  const own = [undefined, 'null', publicUrl ?? `${request.protocol}://${request.host}`];
  return own.includes(request.get('origin')) && [undefined, 'same-origin'].includes(request.get('sec-fetch-site'));
};

const send = ({ stylesheet, publicUrl, today }: AttendanceParts, { request, response, locale }: Visit, { meeting, ...said }: Pick<AttendModel, 'once' | 'state' | 'form' | 'trouble'> & { readonly meeting: Meeting }): void => {
  const key = encodeURIComponent(String(request.params['key']));
  const [path, otherPath] = locale === 'es' ? [`/asistir/${key}`, `/en/asistir/${key}`] : [`/en/asistir/${key}`, `/asistir/${key}`];
  const { type, title, on, from, place } = meeting;
  const model: AttendModel = { ...said, path, otherPath, meeting: { type, on, from, ...(title === undefined ? {} : { title }), ...(place === undefined ? {} : { place }) } };
  const secure = publicUrl?.startsWith('https:') ? '; Secure' : '';
  response.append('Set-Cookie', `${cookieName}=${said.once}; Path=${path}; Max-Age=172800; HttpOnly; SameSite=Strict${secure}`);
  response.append('Set-Cookie', `${cookieName}=${said.once}; Path=${otherPath}; Max-Age=172800; HttpOnly; SameSite=Strict${secure}`);
  const text = renderPage({ page: 'attend', model }, { locale, today: today(), origin: publicUrl ?? 'http://localhost', stylesheet });
  response.status(said.trouble === undefined ? 200 : 422).set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' }).type('text/html').send(text);
};
