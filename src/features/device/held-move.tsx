/** An acceptance, return or publication of something that changed meanwhile: what changed, and an invitation to look again. */
import { lifeCycles, type CheckInState } from '../../domain/life-cycles';
import { formatNearMoment } from '../../language/dates';
import type { Language } from '../../language/language';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import { settleAttention } from '../../storage/item-reads';
import type { AttentionEntry } from '../../storage/words-store';
import { Button, LinkButton } from '../../ui/button';
import { Icon } from '../../ui/icons';
import { CopyAndExport } from './copy-and-export';
import type { DeviceFacts } from './device-facts';
import { itemNameOf } from './item-names';
import { speakerOf } from './speakers';
import { lineNamed, subjectOf } from './subjects';
import { groupLabel } from './two-texts';
import { writtenWords } from './written-words';

interface HeldMoveProps {
  readonly entry: AttentionEntry;
  readonly facts: DeviceFacts;
}

export const HeldMove = ({ entry, facts }: HeldMoveProps) => {
  const device = useDevice();
  const language = useLanguage();
  const { t } = language;
  const { title, href } = itemNameOf(language, subjectOf(entry.change), facts);
  const reason = writtenWords(language, entry.change, facts);
  return (
    <article className="attn">
      <div className="attn__head">
        <Icon name="warning" size={22} />
        <div>
          <h3>{title}</h3>
          <p>{t('device.moveHeld', { when: formatNearMoment(language, entry.change.at, device.now()) })}</p>
        </div>
      </div>
      <div className="attn__side">
        <ul>
          {changesOf(language, { entry, facts, user: device.user }).map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
        {reason !== '' && <p className="written">{reason}</p>}
      </div>
      <div className="attn__do">
        {href !== undefined && (
          <LinkButton href={href}>
            {t('device.lookAgain')}
          </LinkButton>
        )}
        <Button onClick={() => void settleAttention(device, entry.id, 'theirs')}>{t('device.leaveIt')}</Button>
        <CopyAndExport entry={entry} facts={facts} />
        <p className="attn__foot">{t('device.moveFoot')}</p>
      </div>
    </article>
  );
};

/** One sentence per part that changed: what, by whom, and how it stands. */
const changesOf = (language: Language, { entry, facts, user }: HeldMoveProps & { readonly user: string }): readonly string[] => {
  const { outcome } = entry;
  if (outcome.end !== 'held') return [];
  const sentences = outcome.conflicts.map(({ entity, id, group, by }) => {
    const speaker = speakerOf(by, user, facts.memberships);
    const who = { who: speaker.kind, name: speaker.kind === 'named' ? speaker.name : language.t('device.somebody') };
    const state = String(facts.rows.get(`${entity}/${id}`)?.fields['state'] ?? '');
    if (entity === 'checkIn' && isCheckInState(state)) return language.t('device.stateNow', { ...who, state: language.t(`checkInState.${state}`).toLowerCase() });
    const order = facts.milestones.find((one) => one.id === lineNamed(id)?.milestone)?.order;
    const label = groupLabel(language, group);
    return order === undefined ? language.t('device.changedBy', { ...who, label }) : language.t('device.lineChangedBy', { ...who, number: order, label });
  });
  return [...new Set(sentences)];
};

const isCheckInState = (text: string): text is CheckInState => Object.hasOwn(lifeCycles.checkIn, text);
