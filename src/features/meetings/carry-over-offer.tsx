/** What the last meeting on the same commitments did not reach, brought here with one tap. */
import type { AgendaItem } from '../../domain/meeting';
import { formatDay } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { newId } from './new-id';
import type { MeetingReading } from './read-meeting';
import type { Acts } from './use-acts';

export const CarryOverOffer = ({ reading: { meeting, agenda, carryOver, mayWriteAgenda }, acts }: { readonly reading: MeetingReading; readonly acts: Acts }) => {
  const device = useDevice();
  const language = useLanguage();
  const { t } = language;
  if (!carryOver || carryOver.items.length === 0 || !mayWriteAgenda) return null;
  const bring = (items: readonly AgendaItem[]): void => {
    const first = agenda[0]?.order;
    const operations = items.map(({ id, title, speaker, minutes }, index) => ({
      entity: 'agendaItem',
      id: newId(device),
      act: 'create' as const,
      audience: 'members',
      // Before everything else, in their own order: they have waited longest.
      set: { meeting: meeting.id, order: (first ?? 1) - items.length + index, title, carriedFrom: id, ...(speaker === undefined ? {} : { speaker }), ...(minutes === undefined ? {} : { minutes }) },
    }));
    void acts.act({ kind: 'edit', operations });
  };
  return (
    <Card look="wash">
      <h3>{t('meeting.carryOverTitle', { day: formatDay(language, carryOver.from.on) })}</h3>
      <ul className="list">
        {carryOver.items.map((item) => (
          <li key={item.id} className="item">
            <span>{item.title}</span>
            {carryOver.items.length > 1 && (
              <Button look="quiet" aria-label={`${t('meeting.carryOne')}: ${item.title}`} onClick={() => bring([item])}>
                {t('meeting.carryOne')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Button onClick={() => bring(carryOver.items)}>{t('meeting.carryAll', { count: carryOver.items.length })}</Button>
    </Card>
  );
};
