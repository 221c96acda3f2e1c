/** The minutes of one meeting, with the files that people leave them with. */
import { MinutesPage } from '../features/minutes/minutes-page';
import { MeetingPapers } from './meeting-papers';

export const MinutesPlace = ({ id }: { readonly id: string }) => <MinutesPage id={id} paper={(meeting) => <MeetingPapers meeting={meeting} />} />;
