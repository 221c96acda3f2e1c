/** What may be chosen in the forms of the room, in the reader's words. */
import type { RecordId } from '../../domain/ids';
import { useLanguage } from '../../language/language-context';
import { spokenIn } from '../../language/words-in';
import type { Option } from './choice';
import type { RoomFacts } from './room-facts';

/** Expected institutions first, the others after them by name. */
export const useOrganizations = ({ organizations, expected }: RoomFacts): readonly Option[] => {
  const { locale } = useLanguage();
  const all = [...organizations.values()].map((organization) => {
    const { text, lang } = spokenIn(organization.name, locale);
    return { value: organization.id, label: text, lang };
  });
  const place = (id: RecordId): number => (expected.includes(id) ? expected.indexOf(id) : expected.length);
  return all.sort((one, other) => place(one.value) - place(other.value) || one.label.localeCompare(other.label));
};

/** "ARBA0011, hito 3: …", where there are several commitments. */
export const useMilestones = ({ milestones, commitments }: RoomFacts): readonly Option[] => {
  const { t, locale } = useLanguage();
  return milestones.map((milestone) => {
    const code = commitments.length > 1 ? `${commitments.find(({ id }) => id === milestone.commitment)?.code ?? ''} · ` : '';
    const { text, lang } = spokenIn(milestone.text, locale);
    return { value: milestone.id, label: `${code}${t('room.milestone', { number: milestone.order })}: ${text}`, lang };
  });
};
