/** Where another app's sharing leads to: what came is taken in, what could not be is said, and the sheet asks what it shows. */
import './evidence.css';
import { useEffect, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { addresses } from '../../language/addresses';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import { Banner } from '../../ui/banner';
import { LinkButton } from '../../ui/button';
import { EmptyNote } from '../../ui/empty-note';
import { PageHead } from '../../ui/page-head';
import { NotKeptNotes } from './not-kept-notes';
import { takeShares, type TakenShares } from './take-shared';

export const SharedPage = () => {
  const device = useDevice();
  const { t } = useLanguage();
  const [, navigate] = useLocation();
  const [query] = useSearchParams();
  const notice = noticeIn(query.get('aviso'));
  const [taken, setTaken] = useState<TakenShares>();
  useEffect(() => {
    let isGone = false;
    takeShares(device).then(
      (all) => isGone || setTaken(all),
      // A disk that cannot be read is thrown where it is drawn, so that the page says so.
      (problem: unknown) =>
        setTaken(() => {
          throw problem;
        }),
    );
    return () => void (isGone = true);
  }, [device]);
  const [only, ...others] = taken?.begun ?? [];
  const isPlain = taken !== undefined && notice === undefined && others.length === 0 && taken.notKept.length + taken.waiting.length + taken.cut.length === 0;
  useEffect(() => {
    if (isPlain && only !== undefined) navigate(addresses.newEvidence({ begun: only }), { replace: true });
  }, [isPlain, only, navigate]);
  return (
    <>
      <title>{`${t('shared.title')} · ${t('ui.appName')}`}</title>
      <PageHead title={t('shared.title')} crumbs={[{ label: t('evidence.title'), href: addresses.evidences }]} />
      <div className="stack stack--5">
        {notice !== undefined && (
          <Banner tone="bad" live="alert" title={t(`shared.${notice}`)}>
            <p>{t('shared.again')}</p>
          </Banner>
        )}
        {!taken && <p role="status">{t('shared.taking')}</p>}
        {taken && !(isPlain && only !== undefined) && <Said taken={taken} hasNotice={notice !== undefined} />}
      </div>
    </>
  );
};

const noticeIn = (said: string | null): 'notKept' | 'noApp' | undefined => (said === 'no-guardada' ? 'notKept' : said === 'sin-app' ? 'noApp' : undefined);

const Said = ({ taken: { begun, notKept, waiting, cut }, hasNotice }: { readonly taken: TakenShares; readonly hasNotice: boolean }) => {
  const { t } = useLanguage();
  const isNothing = begun.length + notKept.length + waiting.length + cut.length === 0;
  if (isNothing && hasNotice) return <SeeAll />;
  if (isNothing) return <EmptyNote level={2} title={t('shared.none')} action={<SeeAll />}>{t('shared.noneNote')}</EmptyNote>;
  return (
    <>
      <NotKeptNotes notKept={[...notKept, ...waiting]} />
      {waiting.length > 0 && <p>{t('shared.waitsForRoom')}</p>}
      {cut.map((name, index) => (
        <Banner key={`${name} ${index}`} tone="soon" title={t('shared.cut', { name: name || t('evidenceKind.file') })} />
      ))}
      <div className="row">
        {begun.map((id, index) => (
          <LinkButton key={id} look={index === 0 ? 'go' : 'line'} href={addresses.newEvidence({ begun: id })}>
            {t('shared.say', { number: index + 1, count: begun.length })}
          </LinkButton>
        ))}
        <SeeAll />
      </div>
    </>
  );
};

const SeeAll = () => {
  const { t } = useLanguage();
  return <LinkButton href={addresses.evidences}>{t('evidence.seeAll')}</LinkButton>;
};
