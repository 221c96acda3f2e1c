/** An act on these minutes that the plan did not take: why, and the way on. */
import { rowKeyText } from '../../domain/change';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import { openAttention, settleAttention } from '../../storage/item-reads';
import { standingOf, stateOfRowIn } from '../../storage/standing';
import { useLive, useReadPart } from '../../storage/use-live';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { ItemState } from '../../ui/item-state';
import { wordsOfRefusal } from './minutes-acts';

const acts = ['meeting.circulate', 'minutes.approve', 'minutes.publish', 'minutes.correct'];

export const RefusedActs = ({ meeting }: { readonly meeting: string }) => {
  const { t } = useLanguage();
  const device = useDevice();
  const refused = useLive(async () => (await openAttention(device)).filter(({ change }) => acts.includes(change.kind) && (change.arguments as { readonly meeting?: unknown }).meeting === meeting), [device, meeting]);
  return (refused ?? []).map(({ id, outcome }) => (
    <Banner key={id} tone="soon" live="alert" title={outcome.end === 'rejected' ? t(wordsOfRefusal(outcome)) : t('minutes.refused.held')}>
      <Button onClick={() => void settleAttention(device, id, 'theirs')}>{t('minutes.understood')}</Button>
    </Banner>
  ));
};

/** Where the newest act of this device on the meeting is; nothing once everything is confirmed. */
export const WhereTheActIs = ({ meeting }: { readonly meeting: string }) => {
  const { t } = useLanguage();
  const state = useReadPart(standingOf, (standing) => stateOfRowIn(standing, rowKeyText({ entity: 'meeting', id: meeting })), meeting);
  return <div role="status">{state && <ItemState state={state}>{t(`itemState.${state}`)}</ItemState>}</div>;
};
