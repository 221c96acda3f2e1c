/** What came from the form, read at the door: everything is text of a stranger. */
import * as v from 'valibot';
import { attendanceModes } from '../../../src/domain/attendance';
import { sectors } from '../../../src/domain/organization';
import { accept, refuse, type Result } from '../../../src/domain/result';
import type { AttendForm, AttendTrouble } from '../../../src/public-site/attend-page';
import type { SelfMarked } from './meetings-attended';

const line = (most: number) => v.optional(v.pipe(v.string(), v.transform((text) => text.replace(/[\p{Cc}\s]+/gu, ' ').trim()), v.maxLength(most)), '');
const ticked = v.pipe(v.optional(v.string(), ''), v.transform((value) => value === 'yes'));

const formSchema = v.object({
  once: v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{20,40}$/)),
  name: line(200),
  organization: line(300),
  sector: v.optional(v.union([v.picklist(sectors), v.literal('')]), ''),
  mode: v.optional(v.picklist(attendanceModes), 'inPerson'),
  consent: ticked,
  email: line(320),
  emailConsent: ticked,
});

export interface ReadForm {
  readonly once: string;
  readonly form: AttendForm;
}

/** Undefined for what our form cannot have sent. */
export const readForm = (body: unknown): ReadForm | undefined => {
  const read = v.safeParse(formSchema, body);
  if (!read.success) return undefined;
  const { once, ...form } = read.output;
  return { once, form };
};

const isEmail = (text: string): boolean => v.safeParse(v.pipe(v.string(), v.email()), text).success;

/** The person as a row, or what is still missing. An e-mail is kept with consent or not at all. */
export const personIn = ({ name, organization, sector, mode, consent, email, emailConsent }: AttendForm): Result<Omit<SelfMarked, 'id'>, AttendTrouble> => {
  if (name === '') return refuse('name');
  if (sector === '') return refuse('sector');
  if (email !== '' && !isEmail(email)) return refuse('email');
  if (email !== '' && !emailConsent) return refuse('emailConsent');
  return accept({ name, sector, mode, ...(organization === '' ? {} : { organizationName: organization }), ...(consent ? { consent } : {}), ...(email === '' ? {} : { email }) });
};
