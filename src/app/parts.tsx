/** The parts of the app: each is fetched when it is first opened, and kept by the service worker. */
import { part } from './part';

export const TodayPage = part(async () => {
  const { TodayPage: Page, prepareToday: prepare } = await import('../features/today/today-page');
  return { Page, prepare };
}, { saysFirstWords: true });

export const CommitmentsPage = part(async () => {
  const { CommitmentsPage: Page, prepareCommitments: prepare } = await import('../features/commitments/commitments-page');
  return { Page, prepare };
}, { saysFirstWords: true });

export const CommitmentPage = part(async () => {
  const { CommitmentPlace: Page, prepareCommitment: prepare } = await import('./commitment-place');
  return { Page, prepare };
});

export const CheckInPage = part(async () => ({ Page: (await import('./check-in-place')).CheckInPlace }));

export const EvidencePage = part(async () => ({ Page: (await import('./evidence-room')).EvidencePage }));

export const CapturePage = part(async () => ({ Page: (await import('./evidence-room')).CapturePage }));

export const SharedPage = part(async () => ({ Page: (await import('./evidence-room')).SharedPage }));

export const EvidenceItemPage = part(async () => ({ Page: (await import('./evidence-room')).EvidenceItemPlace }));

export const ViewPage = part(async () => ({ Page: (await import('./reading-room')).ViewPage }));

export const TrailPlace = part(async () => ({ Page: (await import('./reading-room')).TrailPlace }));

export const AttemptsPlace = part(async () => ({ Page: (await import('./reading-room')).AttemptsPlace }));

export const AssessmentsPage = part(async () => ({ Page: (await import('./reading-room')).AssessmentsPage }));

export const AssessmentPage = part(async () => ({ Page: (await import('./reading-room')).AssessmentPlace }));

export const ReviewPage = part(async () => ({ Page: (await import('./reading-room')).ReviewTrailPlace }));

export const EvidenceRequestsPage = part(async () => ({ Page: (await import('./evidence-room')).EvidenceRequestsPage }));

export const RequestFormPage = part(async () => ({ Page: (await import('./evidence-room')).RequestFormPage }));

export const EvidenceRequestPage = part(async () => ({ Page: (await import('./evidence-room')).EvidenceRequestPage }));

export const MeetingsPage = part(async () => {
  const { MeetingsPage: Page, prepareMeetings: prepare } = await import('./meetings-room');
  return { Page, prepare };
});

export const SchedulePage = part(async () => ({ Page: (await import('./meetings-room')).SchedulePage }));

export const AgreementsPage = part(async () => ({ Page: (await import('./meetings-room')).AgreementsPage }));

export const MeetingPage = part(async () => {
  const { MeetingPlace: Page, prepareMeeting: prepare } = await import('./meeting-place');
  return { Page, prepare };
});

export const MeetingDetailsPage = part(async () => ({ Page: (await import('./meetings-room')).MeetingDetailsPage }));

export const MinutesPage = part(async () => ({ Page: (await import('./minutes-place')).MinutesPlace }));

export const MeetingRoomPlace = part(async () => ({ Page: (await import('./meeting-room-place')).MeetingRoomPlace }));

export const ReviewsPlace = part(async () => ({ Page: (await import('./review-place')).ReviewsPlace }));

export const ReviewPackPlace = part(async () => ({ Page: (await import('./review-place')).ReviewPackPlace }));

export const ReviewPlace = part(async () => ({ Page: (await import('./review-place')).ReviewPlace }));

export const CoordinationPage = part(async () => ({ Page: (await import('./coordination-place')).CoordinationPlace }));

export const SubmittedCheckInPage = part(async () => ({ Page: (await import('./coordination-place')).SubmittedCheckInPlace }));

export const OwingDevicesPage = part(async () => ({ Page: (await import('./coordination-place')).OwingDevicesPlace }));

export const DevicePlace = part(async () => ({ Page: (await import('./device-place')).DevicePlace }));

export const FirstPreparation = part(async () => ({ Page: (await import('../features/accounts/first-preparation')).FirstPreparation }), { saysFirstWords: true });
