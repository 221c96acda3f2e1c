/** Which page stands at which address of the plan. */
import type { ReactNode } from 'react';
import { Route, Switch } from 'wouter';
import { isDay } from '../domain/day';
import { addresses } from '../language/addresses';
import { useFirstPage } from './arrival';
import { NotFoundPage } from './not-found-page';
import {
  AgreementsPage,
  AssessmentPage,
  AssessmentsPage,
  AttemptsPlace,
  CapturePage,
  CheckInPage,
  CommitmentPage,
  CommitmentsPage,
  CoordinationPage,
  DevicePlace,
  EvidenceItemPage,
  EvidencePage,
  EvidenceRequestPage,
  EvidenceRequestsPage,
  FirstPreparation,
  MeetingDetailsPage,
  MeetingPage,
  MeetingRoomPlace,
  MeetingsPage,
  MinutesPage,
  OwingDevicesPage,
  RequestFormPage,
  ReviewPackPlace,
  ReviewPlace,
  ReviewsPlace,
  ReviewPage,
  SchedulePage,
  SharedPage,
  SubmittedCheckInPage,
  TodayPage,
  TrailPlace,
  ViewPage,
} from './parts';

interface PlanRoutesProps {
  /** False until the first page of the plan has come: then only this device has something to show. */
  readonly isPrepared: boolean;
}

export const PlanRoutes = ({ isPrepared }: PlanRoutesProps) => {
  useFirstPage(isPrepared);
  return (
    <Switch>
      <Route path={addresses.device}>
        <DevicePlace />
      </Route>
      {!isPrepared && (
        <Route>
          <FirstPreparation />
        </Route>
      )}
      <Route path={addresses.today}>
        <TodayPage />
      </Route>
      <Route path={addresses.commitments}>
        <CommitmentsPage />
      </Route>
      <Route path={`${addresses.commitments}/:code`}>{({ code }) => <CommitmentPage key={code} code={code} />}</Route>
      <Route path={`${addresses.commitments}/:code/informes/:from`}>
        {({ code, from }) => onDay(from, <CheckInPage key={`${code} ${from}`} code={code} from={from} />)}
      </Route>
      <Route path={`${addresses.commitments}/:code/mirada/:from`}>{({ code, from }) => onDay(from, <ViewPage key={`${code} ${from}`} code={code} from={from} />)}</Route>
      <Route path={addresses.meetings}>
        <MeetingsPage />
      </Route>
      <Route path={addresses.newMeeting}>
        <SchedulePage />
      </Route>
      <Route path={addresses.agreements}>
        <AgreementsPage />
      </Route>
      <Route path={`${addresses.meetings}/:id`}>{({ id }) => <MeetingPage key={id} id={id} />}</Route>
      <Route path={`${addresses.meetings}/:id/datos`}>{({ id }) => <MeetingDetailsPage key={id} id={id} />}</Route>
      <Route path={`${addresses.meetings}/:id/acta`}>{({ id }) => <MinutesPage key={id} id={id} />}</Route>
      <Route path={`${addresses.meetings}/:id/sala`}>{({ id }) => <MeetingRoomPlace key={id} id={id} />}</Route>
      <Route path={addresses.evidences}>
        <EvidencePage />
      </Route>
      <Route path={`${addresses.evidences}/nueva`}>
        <CapturePage />
      </Route>
      <Route path={addresses.sharedEvidence}>
        <SharedPage />
      </Route>
      <Route path={addresses.evidenceRequests}>
        <EvidenceRequestsPage />
      </Route>
      <Route path={`${addresses.evidenceRequests}/nuevo`}>
        <RequestFormPage />
      </Route>
      <Route path={`${addresses.evidenceRequests}/:id`}>{({ id }) => <EvidenceRequestPage key={id} id={id} />}</Route>
      <Route path={`${addresses.evidences}/:id`}>{({ id }) => <EvidenceItemPage key={id} id={id} />}</Route>
      <Route path={addresses.reviews}>
        <ReviewsPlace />
      </Route>
      <Route path={addresses.reviewPack}>
        <ReviewPackPlace />
      </Route>
      <Route path={`${addresses.reviews}/:id`}>{({ id }) => <ReviewPlace id={id} />}</Route>
      {watched}
      <Route path={addresses.coordination}>
        <CoordinationPage />
      </Route>
      <Route path={addresses.owingDevices}>
        <OwingDevicesPage />
      </Route>
      <Route path={`${addresses.coordination}/informes/:code/:from`}>
        {({ code, from }) => onDay(from, <SubmittedCheckInPage key={`${code} ${from}`} code={code} from={from} />)}
      </Route>
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  );
};

/** What the monitoring body and everybody else read of its work, and of what happened. */
const watched = (
  <>
    <Route path={addresses.assessments}>
      <AssessmentsPage />
    </Route>
    <Route path={`${addresses.assessments}/:id`}>{({ id }) => <AssessmentPage key={id} id={id} />}</Route>
    <Route path={addresses.attempts}>
      <AttemptsPlace />
    </Route>
    <Route path="/registro/:entity/:id">{({ entity, id }) => <TrailPlace key={`${entity} ${id}`} entity={entity} id={id} />}</Route>
    <Route path="/revisiones/:id">{({ id }) => <ReviewPage key={id} id={id} />}</Route>
  </>
);

/** A period begins on a day; anything else in its place leads nowhere. */
const onDay = (from: string, page: ReactNode): ReactNode => (isDay(from) ? page : <NotFoundPage />);
