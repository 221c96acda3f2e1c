/** What stands around the meetings, fetched as one; a meeting itself, its room and its minutes are larger and come alone. */
export { AgreementsPage } from '../features/meetings/agreements-page';
export { MeetingDetailsPage } from '../features/meetings/details-page';
export { MeetingsPage, prepareMeetings } from '../features/meetings/meetings-page';
export { SchedulePage } from '../features/meetings/schedule-page';
