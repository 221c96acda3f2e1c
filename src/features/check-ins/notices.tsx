/** What stands over a form or a statement: what was recovered, returned, written for somebody, or sent meanwhile. */
import type { ReactNode } from 'react';
import { rowKeyText } from '../../domain/change';
import { checkInId } from '../../domain/check-in';
import { addresses } from '../../language/addresses';
import { formatNearMoment } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { wordsIn } from '../../language/words-in';
import { useDevice } from '../../storage/device';
import { extentOf } from '../../storage/drafts';
import { stateOfRow } from '../../storage/item-reads';
import { useLive } from '../../storage/use-live';
import { Banner } from '../../ui/banner';
import { Button, LinkButton } from '../../ui/button';
import type { PeriodFacts } from './check-in-facts';
import type { Opening } from './check-in-form';

export const Notices = ({ children }: { readonly children: ReactNode }) => <div className="stack line__note">{children}</div>;

export const Recovered = ({ opening: { content, savedAt } }: { readonly opening: Opening }) => {
  const language = useLanguage();
  const { now } = useDevice();
  if (savedAt === undefined) return null;
  const { answered, total, complete } = extentOf(content.lines);
  return (
    <Banner icon="saved" title={language.t('checkIn.recovered', { when: formatNearMoment(language, savedAt, now()) })} live="status">
      <p>{language.t(complete ? 'checkIn.recoveredComplete' : 'checkIn.recoveredPart', { answered, total })}</p>
    </Banner>
  );
};

export const OnBehalf = ({ facts }: { readonly facts: PeriodFacts }) => {
  const { t, locale } = useLanguage();
  return (
    <Banner title={t('checkIn.onBehalf', { area: facts.organization ? wordsIn(facts.organization, locale) : facts.commitment.code })}>
      <p>{t('checkIn.onBehalfNote')}</p>
    </Banner>
  );
};

export const Returned = ({ reason, children }: { readonly reason: string | undefined; readonly children?: ReactNode }) => {
  const { t } = useLanguage();
  return (
    <Banner tone="soon" title={t('checkIn.returned')}>
      <p className="prewrap">{reason}</p>
      {children}
    </Banner>
  );
};

/** What this device sent of the same check-in, and was not applied. */
export const Held = ({ facts: { commitment, slot } }: { readonly facts: PeriodFacts }) => {
  const device = useDevice();
  const { t } = useLanguage();
  const row = rowKeyText({ entity: 'checkIn', id: checkInId(commitment.id, slot.from) });
  const state = useLive(() => stateOfRow(device, row), [device, row]);
  if (state !== 'attention') return null;
  return (
    <Banner tone="soon" title={t('checkIn.lastSendHeld')} live="status">
      <p>{t('checkIn.lastSendHeldNote')}</p>
      <LinkButton href={addresses.attention}>{t('checkIn.seeAttention')}</LinkButton>
    </Banner>
  );
};

export const SubmittedMeanwhile = ({ onRead }: { readonly onRead: () => void }) => {
  const { t } = useLanguage();
  return (
    <Banner tone="soon" title={t('checkIn.meanwhile')} live="status">
      <p>{t('checkIn.meanwhileNote')}</p>
      <Button onClick={onRead}>{t('checkIn.readSubmitted')}</Button>
    </Banner>
  );
};
