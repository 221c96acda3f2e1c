/** Whether the server answers, and when it answered last: the page may tell more than the line. */
import { addresses } from '../../language/addresses';
import { formatNearMoment } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { queuedIn, standingOf } from '../../storage/standing';
import { useDevice } from '../../storage/device';
import { useReadPart } from '../../storage/use-live';
import { useCourierStatus } from '../../sync/status';
import { Banner } from '../../ui/banner';
import { LinkButton } from '../../ui/button';

export const ConnectionNote = () => {
  const language = useLanguage();
  const { now } = useDevice();
  const { connection, exchanging, lastAnswerAt } = useCourierStatus();
  const last = lastAnswerAt === null ? language.t('device.neverAnswered') : language.t('device.lastAnswer', { when: formatNearMoment(language, lastAnswerAt, now()) });
  return (
    <p className="small muted">
      {exchanging ? language.t('device.exchanging') : language.t(`device.connection.${connection}`)} {last}
    </p>
  );
};

/** What a person must do before anything travels again; nothing here hides or deletes work. */
export const ConnectionBanner = () => {
  const { t } = useLanguage();
  const connection = useCourierStatus((status) => status.connection);
  if (connection === 'signed-out') return <SignedOutBanner />;
  if (connection === 'not-a-member' || connection === 'outdated' || connection === 'refused')
    return (
      <Banner tone="soon" title={t(`device.connection.${connection}`)}>
        <p>{t('device.stillHere')}</p>
      </Banner>
    );
  return null;
};

/** Counts only where it is shown: the line of the shell counts already with every word that is kept. */
const SignedOutBanner = () => {
  const { t } = useLanguage();
  const queued = useReadPart(standingOf, queuedIn) ?? 0;
  return (
    <Banner tone="soon" title={t(queued > 0 ? 'device.lineSignIn' : 'device.lineSignedOut', { count: queued })}>
      <p>{t('device.signInNote')}</p>
      <LinkButton href={addresses.signIn}>{t('device.signIn')}</LinkButton>
    </Banner>
  );
};
