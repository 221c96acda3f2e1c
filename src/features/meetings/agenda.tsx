/** The agenda: its points in order, written, moved and taken away by whoever runs the meeting. */
import { useState } from 'react';
import { seenOf } from '../../domain/apply-operation';
import type { Fields } from '../../domain/json';
import { isAhead, orderBetween, type AgendaItem } from '../../domain/meeting';
import type { Language } from '../../language/language';
import { useLanguage } from '../../language/language-context';
import type { Kept } from '../../storage/reads';
import { Button } from '../../ui/button';
import { EmptyNote } from '../../ui/empty-note';
import { Section } from '../../ui/section';
import { SortableList, type SortableWords } from '../../ui/sortable-list';
import { AgendaItemForm } from './agenda-item-form';
import type { MeetingReading } from './read-meeting';
import type { Acts } from './use-acts';

interface AgendaProps {
  readonly reading: MeetingReading;
  readonly acts: Acts;
}

export const Agenda = ({ reading: { meeting, agenda, mayWriteAgenda }, acts }: AgendaProps) => {
  const language = useLanguage();
  const { t } = language;
  const [editing, setEditing] = useState<string>();
  /** How many were added: each new one is written in a form of its own. */
  const [added, setAdded] = useState<number>();
  const total = agenda.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
  const last = agenda.at(-1)?.order;
  const move = (id: string, to: number): void => {
    const item = agenda.find((one) => one.id === id);
    const others = agenda.filter((one) => one.id !== id);
    const set = { order: orderBetween(others[to - 1]?.order, others[to]?.order) };
    if (item) void acts.act({ kind: 'edit', operations: [{ entity: 'agendaItem', id, act: 'patch', set, seen: seenOf('agendaItem', item.row.writers, set) }] });
  };
  const content = (item: Kept<AgendaItem>) =>
    editing === item.id ? (
      <AgendaItemForm meeting={meeting.id} item={item} order={item.order} onDone={() => setEditing(undefined)} />
    ) : (
      <Item item={item} acts={mayWriteAgenda ? acts : undefined} mayRemove={isAhead(meeting.state)} onEdit={() => setEditing(item.id)} />
    );
  return (
    <Section id="orden-del-dia" title={t('meeting.agenda')} beside={total > 0 && <span className="small muted">{t('meeting.agendaTotal', { minutes: total })}</span>}>
      {agenda.length === 0 && <EmptyNote title={t('meeting.agendaEmpty')}>{t('meeting.agendaEmptyNote')}</EmptyNote>}
      {agenda.length > 0 && mayWriteAgenda && <SortableList rows={agenda.map((item) => ({ id: item.id, name: item.title, content: content(item) }))} words={sortWords(language)} onMove={move} />}
      {agenda.length > 0 && !mayWriteAgenda && (
        <ol className="list numbered">
          {agenda.map((item) => (
            <li key={item.id} className="sortable__content">
              {content(item)}
            </li>
          ))}
        </ol>
      )}
      {mayWriteAgenda && added !== undefined && <AgendaItemForm key={added} meeting={meeting.id} order={orderBetween(last, undefined)} onDone={() => setAdded(undefined)} />}
      {mayWriteAgenda && added === undefined && (
        <div className="row">
          <Button icon="plus" onClick={() => setAdded((before) => (before ?? 0) + 1)}>
            {t('meeting.addItem')}
          </Button>
        </div>
      )}
    </Section>
  );
};

interface ItemProps {
  readonly item: Kept<AgendaItem>;
  /** Undefined for whoever may only read. */
  readonly acts: Acts | undefined;
  /** Once it began there may be minutes under it: it stays. */
  readonly mayRemove: boolean;
  readonly onEdit: () => void;
}

const Item = ({ item, acts, mayRemove, onEdit }: ItemProps) => {
  const { t } = useLanguage();
  const facts = [
    item.speaker && t('meeting.speaks', { name: item.speaker }),
    item.minutes && t('meeting.minutes', { count: item.minutes }),
    item.outcome && t(`agendaOutcome.${item.outcome}`),
    item.carriedFrom && t('meeting.carried'),
  ].filter(Boolean);
  const remove = (): void => {
    const { id, row } = item;
    const fields: Fields = row.fields;
    void acts?.act(
      { kind: 'edit', operations: [{ entity: 'agendaItem', id, act: 'delete', seen: row.writers }] },
      'meeting.itemRemoved',
      { kind: 'edit', operations: [{ entity: 'agendaItem', id, act: 'create', audience: 'members', set: fields }] },
    );
  };
  return (
    <div className="agenda__entry">
      <div>
        <h3>{item.title}</h3>
        {facts.length > 0 && <p>{facts.join(' · ')}</p>}
      </div>
      {acts && (
        <div className="row">
          <Button look="quiet" aria-label={`${t('meeting.editItem')}: ${item.title}`} onClick={onEdit}>
            {t('meeting.editItem')}
          </Button>
          {mayRemove && (
            <Button look="quiet" aria-label={`${t('meeting.removeItem')}: ${item.title}`} onClick={remove}>
              {t('meeting.removeItem')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
};

const sortWords = ({ t }: Language): SortableWords => ({
  instructions: t('meeting.sort.instructions'),
  handle: (name) => t('meeting.sort.handle', { name }),
  taken: (name) => t('meeting.sort.taken', { name }),
  over: (name, place, of) => t('meeting.sort.over', { name, place, of }),
  put: (name, place) => t('meeting.sort.put', { name, place }),
  cancelled: (name) => t('meeting.sort.cancelled', { name }),
});
