/** Who is at the door, or whose plan is open. */
import { Suspense, useEffect } from 'react';
import { Route, Router, Switch, useLocation } from 'wouter';
import type { Me } from '../features/accounts/me';
import { addresses } from '../language/addresses';
import { LanguageProvider } from '../language/language-context';
import { sendNow } from '../sync/status';
import { LinkProvider } from '../ui/link';
import { AppLink } from './app-link';
import { useArrival } from './arrival';
import { ErrorBoundary } from './error-boundary';
import { chooseLocale, useLanguageChoice } from './language-choice';
import { part } from './part';
import { PlanRoom } from './plan-room';
import { beforeEntering, followOtherTabs, takeDevice, useSession } from './session';

const SignInPage = part(async () => ({ Page: (await import('../features/accounts/sign-in-page')).SignInPage }), { saysFirstWords: true });
const InvitationPage = part(async () => ({ Page: (await import('../features/accounts/invitation-page')).InvitationPage }), { saysFirstWords: true });

const base = import.meta.env.BASE_URL.replace(/\/$/, '');

export const App = () => {
  const language = useLanguageChoice((choice) => choice.language);
  if (!language) return null;
  return (
    <LanguageProvider language={language} onChoose={(locale) => void chooseLocale(locale)}>
      <Router base={base}>
        <LinkProvider component={AppLink}>
          <Rooms />
        </LinkProvider>
      </Router>
    </LanguageProvider>
  );
};

const Rooms = () => {
  const [path] = useLocation();
  const holder = useSession((session) => session.holder);
  useArrival(holder?.user.id);
  useEffect(followOtherTabs, []);
  return (
    <ErrorBoundary page={path}>
      <Suspense>
        <Switch>
          <Route path={addresses.invitation}>
            <Invited />
          </Route>
          <Route path={addresses.signIn}>
            <SignIn />
          </Route>
          {/* Whoever comes to any other address without having come in signs in there, and is then where they wanted to be. */}
          <Route>{holder ? <PlanRoom key={`${holder.user.id} ${holder.plan.id}`} holder={holder} /> : <SignIn />}</Route>
        </Switch>
      </Suspense>
    </ErrorBoundary>
  );
};

const Invited = () => <InvitationPage {...useKeeper()} />;

const SignIn = () => {
  const holder = useSession((session) => session.holder);
  const goOn = useGoOn();
  return <SignInPage {...useKeeper()} holder={holder?.user} onOpenAsHolder={goOn} />;
};

/** After the door: back to the page one came from, or to today. */
const useGoOn = (): (() => void) => {
  const [path, navigate] = useLocation();
  return () => {
    if (path !== addresses.signIn && path !== addresses.invitation) return;
    const from = (history.state as { readonly from?: string } | null)?.from;
    navigate(from ?? addresses.today, { replace: true });
  };
};

const useKeeper = () => {
  const goOn = useGoOn();
  const onEntered = (me: Me): boolean => {
    const isTaken = takeDevice(me);
    if (isTaken) {
      sendNow();
      goOn();
    }
    return isTaken;
  };
  return { onBeforeEntering: beforeEntering, onEntered };
};
