/** The key behind a meeting's code: made of the meeting and the secret of the house, so it need not be kept, and nobody guesses one. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { RecordId } from '../../../src/domain/ids';

export interface AttendanceKeys {
  readonly keyOf: (meeting: RecordId) => string;
  /** The meeting of a key; undefined for what this house never made. */
  readonly meetingOf: (key: string) => RecordId | undefined;
}

export const attendanceKeys = (secret: string): AttendanceKeys => {
  const sealOf = (meeting: RecordId): string => createHmac('sha256', secret).update(`attendance of a meeting\0${meeting}`).digest('base64url').slice(0, 22);
  return {
    keyOf: (meeting) => `${meeting}.${sealOf(meeting)}`,
    meetingOf: (key) => {
      const at = key.lastIndexOf('.');
      const meeting = key.slice(0, at);
      const [seal, own] = [Buffer.from(key.slice(at + 1)), Buffer.from(sealOf(meeting))];
      return at > 0 && seal.length === own.length && timingSafeEqual(seal, own) ? meeting : undefined;
    },
  };
};
