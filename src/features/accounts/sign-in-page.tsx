/** The way in. It needs the server; who was here last and did not leave may go on without it. */
import { useLanguage } from '../../language/language-context';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { DemoPeople, useDemoPeople } from './demo-people';
import { Entrance } from './entrance';
import { useEntering, type EntranceKeeper } from './entering';
import type { Account } from './me';
import { ServerQueries } from './server-queries';
import { SignInForm } from './sign-in-form';
import { useOnline } from './use-online';

interface SignInPageProps extends EntranceKeeper {
  /** The person who holds this device and has not signed out. */
  readonly holder: Account | undefined;
  /** Back to the holder's own pages, without asking the server. */
  readonly onOpenAsHolder: () => void;
}

export const SignInPage = (props: SignInPageProps) => (
  <ServerQueries>
    <Ways {...props} />
  </ServerQueries>
);

const Ways = ({ holder, onOpenAsHolder, ...keeper }: SignInPageProps) => {
  const { t } = useLanguage();
  const entering = useEntering(keeper);
  const { people, isUnanswered, isAsking, askAgain } = useDemoPeople();
  const isOnline = useOnline();
  return (
    <Entrance>
      {!isOnline && (
        <Banner title={t('accounts.offlineTitle')} live="status">
          <p>{t(holder ? 'accounts.offlineWithHolder' : 'accounts.offlineText')}</p>
        </Banner>
      )}
      {isOnline && isUnanswered && (
        <Banner title={t('accounts.silentTitle')} live="status">
          <p>{t(holder ? 'accounts.silentWithHolder' : 'accounts.silentText')}</p>
          <Button onClick={askAgain} disabled={isAsking}>
            {t('accounts.retry')}
          </Button>
        </Banner>
      )}
      {holder && (
        <div className="stack stack--2">
          <p>{t('accounts.holderText', { name: holder.name })}</p>
          <div className="row">
            <Button look={isOnline ? 'line' : 'go'} icon="tablet" onClick={onOpenAsHolder}>
              {t('accounts.openAsHolder', { name: holder.name })}
            </Button>
          </div>
        </div>
      )}
      {people.length > 0 && <DemoPeople people={people} entering={entering} />}
      <SignInForm title={t(people.length > 0 ? 'accounts.orWithEmail' : 'accounts.withEmail')} entering={entering} email={holder?.email} />
    </Entrance>
  );
};
