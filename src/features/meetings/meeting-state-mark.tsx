/** Where a meeting stands: word and shape. */
import type { MeetingState } from '../../domain/life-cycles';
import { useLanguage } from '../../language/language-context';
import { Icon, type IconName } from '../../ui/icons';

const icons: Readonly<Record<MeetingState, IconName>> = {
  scheduled: 'calendar',
  held: 'clock',
  minutesDraft: 'file',
  circulated: 'eye',
  approved: 'confirmed',
  published: 'seal',
  postponed: 'next',
  cancelled: 'stop',
};

export const MeetingStateMark = ({ state }: { readonly state: MeetingState }) => {
  const { t } = useLanguage();
  return (
    <span className="state" data-state={state}>
      <Icon name={icons[state]} size={18} />
      <span>{t(`meetingState.${state}`)}</span>
    </span>
  );
};
