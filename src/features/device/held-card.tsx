/** Two people wrote the same part: both texts in full, three ways out, none of them loses a word. */
import { useState } from 'react';
import { formatNearMoment } from '../../language/dates';
import type { Language } from '../../language/language';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import { settleAttention } from '../../storage/item-reads';
import type { AttentionEntry } from '../../storage/words-store';
import { AttentionCard, type TextPair } from '../../ui/attention-card';
import { Button } from '../../ui/button';
import { CombineForm, combineDraftKey } from './combine-form';
import { CopyAndExport } from './copy-and-export';
import type { DeviceFacts } from './device-facts';
import { itemNameOf } from './item-names';
import { RefusedHere, useSettle } from './use-settle';
import { speakerOf, type Speaker } from './speakers';
import { subjectOf } from './subjects';
import { groupLabel, groupText, type TwoTexts } from './two-texts';
import { keepBoth, keepMine } from './ways-out';

interface HeldCardProps {
  readonly entry: AttentionEntry;
  readonly pairs: readonly TwoTexts[];
  readonly facts: DeviceFacts;
}

export const HeldCard = ({ entry, pairs, facts }: HeldCardProps) => {
  const device = useDevice();
  const language = useLanguage();
  const { t } = language;
  const [isCombining, setCombining] = useState(() => facts.drafts.some((draft) => draft.key === combineDraftKey(entry.id)));
  const { settle, refused } = useSettle();
  const theirs = speakerOf(pairs[0]?.by ?? '', device.user, facts.memberships);
  const held = { change: entry.change, rows: facts.rows };
  const [first, ...more] = pairs.map((pair) => sidesOf(language, pair, { entry, facts, user: device.user, now: device.now(), several: pairs.length > 1 }));
  const mayCombine = pairs.every((pair) => pair.milestone !== undefined);
  if (!first) return null;
  return (
    <AttentionCard
      title={titleOf(language, pairs, facts)}
      note={`${itemNameOf(language, subjectOf(entry.change), facts).title}. ${t('device.heldNote')}`}
      {...first}
      more={more}
      actions={
        isCombining ? (
          <CombineForm entry={entry} pairs={pairs} facts={facts} onCancel={() => setCombining(false)} onCombined={(combined) => settle(keepBoth(held, combined))} />
        ) : (
          <>
            {mayCombine && (
              <Button look="go" onClick={() => setCombining(true)}>
                {t('device.combine')}
              </Button>
            )}
            <Button onClick={() => void settle(keepMine(held))}>{t('device.useMine')}</Button>
            <Button onClick={() => void settleAttention(device, entry.id, 'theirs')}>{theirsWord(language, theirs)}</Button>
            <CopyAndExport entry={entry} facts={facts} />
          </>
        )
      }
      foot={
        <>
          {refused && <RefusedHere refused={refused} />}
          {t('device.heldFoot')}
        </>
      }
    />
  );
};

const titleOf = (language: Language, pairs: readonly TwoTexts[], { milestones }: DeviceFacts): string => {
  const [pair] = pairs;
  if (!pair || pairs.length > 1) return language.t('device.heldMany', { count: pairs.length });
  const order = milestones.find((one) => one.id === pair.milestone)?.order;
  const label = groupLabel(language, pair.group);
  return order === undefined ? language.t('device.heldOne', { label }) : language.t('device.heldOneOf', { label, number: order });
};

interface Sides {
  readonly entry: AttentionEntry;
  readonly facts: DeviceFacts;
  readonly user: string;
  readonly now: number;
  readonly several: boolean;
}

const sidesOf = (language: Language, pair: TwoTexts, { entry, facts, user, now, several }: Sides): TextPair => {
  const speaker = speakerOf(pair.by, user, facts.memberships);
  const order = facts.milestones.find((one) => one.id === pair.milestone)?.order;
  const label = groupLabel(language, pair.group);
  const words = (fields: TwoTexts['mine']): string => groupText(language, fields) || language.t('device.emptyText');
  return {
    ...(several ? { label: order === undefined ? label : language.t('device.partOf', { label, number: order }) } : {}),
    one: { heading: language.t('device.youWrote'), when: formatNearMoment(language, entry.change.at, now), text: words(pair.mine) },
    other: { heading: theyWrote(language, speaker), when: formatNearMoment(language, pair.at, now), text: words(pair.theirs) },
  };
};

const theyWrote = ({ t }: Language, speaker: Speaker): string => {
  if (speaker.kind === 'self') return t('device.youWroteElsewhere');
  return speaker.kind === 'named' ? t('device.theyWrote', { name: speaker.name, role: t(`role.${speaker.role}`).toLowerCase() }) : t('device.somebodyWrote');
};

const theirsWord = ({ t }: Language, speaker: Speaker): string => {
  if (speaker.kind === 'self') return t('device.useOther');
  return speaker.kind === 'named' ? t('device.useTheirs', { name: speaker.name }) : t('device.useWhatStands');
};
