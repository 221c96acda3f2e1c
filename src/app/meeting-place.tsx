/** The page of one meeting, with the evidence shown in it and the files that people leave it with. */
import { MeetingPage } from '../features/meetings/meeting-page';
import { evidenceOf } from './evidence-slots';
import { MeetingPapers } from './meeting-papers';

// One import for both: a page that is fetched in two ways would pull what it leans on into the first load.
export { prepareMeeting } from '../features/meetings/meeting-page';

export const MeetingPlace = ({ id }: { readonly id: string }) => <MeetingPage id={id} papers={<MeetingPapers meeting={id} />} evidence={evidenceOf({ of: { meeting: id } })} />;
