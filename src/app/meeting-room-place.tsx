/** The room of a meeting, with what other parts of the app bring into it: the minutes, the check-ins, the evidence, the code to sign up. */
import { lazy, Suspense, type ComponentProps } from 'react';
import { AttendanceCode } from '../features/accounts/attendance-code';
import { CheckInSlots } from '../features/check-ins/check-in-slots';
import { MeetingCheckIns } from '../features/check-ins/meeting-check-ins';
import { MeetingRoom } from '../features/meeting-room/meeting-room';
import { addresses } from '../language/addresses';
import { ErrorBoundary } from './error-boundary';
import { evidenceOf, lineEvidence, shownEvidence } from './evidence-slots';

/** The heavy part of the room: attendance and agreements do not wait for it. */
const MinutesEditor = lazy(async () => ({ default: (await import('../features/minutes/minutes-editor')).MinutesEditor }));

const minutes = (at: ComponentProps<typeof MinutesEditor>) => (
  // Whatever befalls the editor, people go on being marked and agreements written.
  <ErrorBoundary page={at.meeting}>
    <Suspense>
      <MinutesEditor {...at} heading="h2" evidenceHref={`${addresses.meetingRoom(at.meeting)}?parte=evidencia`} />
    </Suspense>
  </ErrorBoundary>
);

const ofCheckIns = { attach: lineEvidence, shown: shownEvidence };

const checkIns = (at: ComponentProps<typeof MeetingCheckIns>) => (
  <CheckInSlots value={ofCheckIns}>
    <MeetingCheckIns {...at} />
  </CheckInSlots>
);

const evidence = ({ meeting }: { readonly meeting: string }) => evidenceOf({ of: { meeting }, where: 'here' });

const attendanceCode = (at: ComponentProps<typeof AttendanceCode>) => <AttendanceCode {...at} />;

export const MeetingRoomPlace = ({ id }: { readonly id: string }) => <MeetingRoom id={id} minutes={minutes} checkIns={checkIns} evidence={evidence} attendanceCode={attendanceCode} />;
