/**
 * The addresses of the app's places, below its base `/app`. They are words a person reads and sends on,
 * so they are Spanish in every language and never change.
 */
import type { Day } from '../domain/day';

const code = (text: string): string => encodeURIComponent(text.toLowerCase());

export const addresses = {
  today: '/',
  commitments: '/compromisos',
  commitment: (commitmentCode: string): string => `/compromisos/${code(commitmentCode)}`,
  /** Writing the check-in of one commitment for the period that begins on a day. */
  checkIn: (commitmentCode: string, from: Day): string => `/compromisos/${code(commitmentCode)}/informes/${from}`,
  coordination: '/coordinacion',
  /** Reading a check-in that was submitted; coordination accepts or returns it there. */
  submittedCheckIn: (commitmentCode: string, from: Day): string => `/coordinacion/informes/${code(commitmentCode)}/${from}`,
  device: '/este-dispositivo',
  attention: '/este-dispositivo#atencion',
  signIn: '/ingreso',
  invitation: '/invitacion',
} as const;
