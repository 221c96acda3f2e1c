/** Which page stands at which address of the plan. Each feature is a part of its own, fetched when it is first opened and kept by the service worker. */
import { lazy, type ReactNode } from 'react';
import { Route, Switch } from 'wouter';
import { isDay } from '../domain/day';
import { addresses } from '../language/addresses';
import { useFirstPage } from './arrival';
import { NotFoundPage } from './not-found-page';

const TodayPage = lazy(async () => ({ default: (await import('../features/today/today-page')).TodayPage }));
const CommitmentsPage = lazy(async () => ({ default: (await import('../features/commitments/commitments-page')).CommitmentsPage }));
const CommitmentPage = lazy(async () => ({ default: (await import('../features/commitments/commitment-page')).CommitmentPage }));
const CheckInPage = lazy(async () => ({ default: (await import('../features/check-ins/check-in-page')).CheckInPage }));
const CoordinationPage = lazy(async () => ({ default: (await import('./coordination-place')).CoordinationPlace }));
const SubmittedCheckInPage = lazy(async () => ({ default: (await import('../features/coordination/submitted-check-in-page')).SubmittedCheckInPage }));
const DevicePlace = lazy(async () => ({ default: (await import('./device-place')).DevicePlace }));
const FirstPreparation = lazy(async () => ({ default: (await import('../features/accounts/first-preparation')).FirstPreparation }));

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
      <Route path={addresses.coordination}>
        <CoordinationPage />
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

/** A period begins on a day; anything else in its place leads nowhere. */
const onDay = (from: string, page: ReactNode): ReactNode => (isDay(from) ? page : <NotFoundPage />);
