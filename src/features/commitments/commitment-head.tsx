/** Where one is, what it is called, who carries it, and what can be done with it. */
import { useCourierStatus } from '../../sync/status';
import { addresses } from '../../language/addresses';
import { formatLongMonth } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { Spoken } from '../../language/spoken';
import { LinkButton } from '../../ui/button';
import { DemoTag } from '../../ui/demo-tag';
import { LinkProvider, type LinkProps } from '../../ui/link';
import { PageHead } from '../../ui/page-head';
import { partiesInWords } from './parties-in-words';
import type { CommitmentReading } from './read-commitment';

export const CommitmentHead = ({ reading: { commitment, organizations, toReport } }: { readonly reading: CommitmentReading }) => {
  const language = useLanguage();
  const { code, lifecycle, title, start, end, demo } = commitment;
  const months = language.t('commitments.months', { from: formatLongMonth(language, start), to: formatLongMonth(language, end) });
  const sub = [months.charAt(0).toUpperCase() + months.slice(1), ...partiesInWords(language, commitment, organizations)].join(' · ');
  return (
    <PageHead
      crumbs={[{ label: language.t('commitments.title'), href: addresses.commitments }, { label: code }, { label: language.t(`commitmentLifecycle.${lifecycle}`) }]}
      title={<Spoken words={title} />}
      sub={demo ? <>{sub} <DemoTag>{language.t('commitments.demo')}</DemoTag></> : sub}
      actions={
        <>
          {toReport && (
            <LinkButton look="go" href={addresses.checkIn(code, toReport.from)}>
              {language.t('commitment.report')}
            </LinkButton>
          )}
          <PublicLink code={code} />
        </>
      }
    />
  );
};

/** The public page lives on the server, so it opens with the network only; offline the button is not there. */
const PublicLink = ({ code }: { readonly code: string }) => {
  const language = useLanguage();
  const isReachable = useCourierStatus(({ connection }) => connection !== 'unreachable');
  if (!isReachable) return <p className="small muted">{language.t('commitment.publicOffline')}</p>;
  const slug = encodeURIComponent(code.toLowerCase());
  return (
    <LinkProvider component={OtherSite}>
      <LinkButton icon="eye" href={language.locale === 'en' ? `/en/commitments/${slug}` : `/compromisos/${slug}`}>
        {language.t('commitment.public')}
        <span className="vh"> {language.t('commitment.publicOpens')}</span>
      </LinkButton>
    </LinkProvider>
  );
};

const OtherSite = (props: LinkProps) => <a {...props} target="_blank" rel="noopener" />;
