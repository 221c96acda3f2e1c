/** The agenda while it is talked about: what still stands of earlier meetings, then each point with its time. */
import { useState, type FormEvent } from 'react';
import type { AgendaItem } from '../../domain/meeting';
import { useLanguage } from '../../language/language-context';
import type { Kept } from '../../storage/reads';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/field';
import { CarriedAgreements } from './carried-agreements';
import { CarriedRequests } from './carried-requests';
import { spentOn, wholeMinutes, type ItemClock } from './item-clock';
import { backAct, newPointAct, outcomeAct } from './room-acts';
import { useRoom } from './room-context';
import { useKeptFields } from './use-kept-fields';
import { useNow } from './use-now';

export const AgendaPane = ({ clock }: { readonly clock: ItemClock }) => {
  const { t } = useLanguage();
  const { facts } = useRoom();
  return (
    <>
      <div className="pane__head">
        <h2>{t('room.agenda')}</h2>
        <LeftToTalk clock={clock} />
      </div>
      <CarriedAgreements />
      <CarriedRequests />
      <ol className="agenda">
        {facts.agenda.map((item, index) => (
          <Point key={item.id} item={item} number={index + 1} clock={clock} />
        ))}
      </ol>
      {facts.agenda.length === 0 && <p className="small muted">{t('room.noPoints')}</p>}
      {facts.mayWrite && <AddPoint />}
    </>
  );
};

const LeftToTalk = ({ clock }: { readonly clock: ItemClock }) => {
  const { t } = useLanguage();
  const now = useNow(10_000);
  const ahead = useRoom().facts.agenda.filter(({ outcome, minutes }) => outcome === undefined && minutes !== undefined);
  if (ahead.length === 0) return null;
  const left = ahead.reduce((sum, { id, minutes = 0 }) => sum + Math.max(0, minutes - wholeMinutes(spentOn(clock, id, now))), 0);
  return <span className="push small muted">{t('room.minutesLeft', { minutes: left })}</span>;
};

interface PointProps {
  readonly item: Kept<AgendaItem>;
  readonly number: number;
  readonly clock: ItemClock;
}

const Point = ({ item, number, clock }: PointProps) => {
  const { t } = useLanguage();
  const { facts, current, turnTo, write, mark } = useRoom();
  const isCurrent = current === item.id;
  const talkAbout = (): void => {
    turnTo(item.id);
    mark({ agendaItem: item.id });
  };
  const settle = (outcome: 'discussed' | 'notReached'): void => {
    const next = item.outcome === outcome ? undefined : outcome;
    void write(outcomeAct(item, next), { message: t('room.outcomeKept', { point: item.title }), back: () => backAct(item, 'outcome') });
    if (isCurrent && next === 'discussed') turnTo(facts.agenda.find((other) => other.order > item.order && other.outcome === undefined)?.id);
  };
  return (
    <li className="agenda__point">
      <button type="button" className={item.outcome ? 'agenda__item agenda__item--done' : 'agenda__item'} aria-current={isCurrent ? 'step' : undefined} onClick={talkAbout}>
        <span className="k">{number}</span>
        <span>
          <b>{item.title}</b>
          <PointNote item={item} clock={clock} />
        </span>
      </button>
      {facts.mayWrite && isCurrent && (
        <div className="row agenda__do">
          <Button look="line" aria-pressed={item.outcome === 'discussed'} onClick={() => settle('discussed')}>
            {t('agendaOutcome.discussed')}
          </Button>
          <Button look="quiet" aria-pressed={item.outcome === 'notReached'} onClick={() => settle('notReached')}>
            {t('agendaOutcome.notReached')}
          </Button>
        </div>
      )}
    </li>
  );
};

const PointNote = ({ item, clock }: Pick<PointProps, 'item' | 'clock'>) => {
  const { t } = useLanguage();
  const now = useNow(5_000);
  const spent = wholeMinutes(spentOn(clock, item.id, now));
  const wasTalked = clock.current?.item === item.id || spent > 0;
  const time = timeWords({ minutes: item.minutes, spent, wasTalked });
  const parts = [item.speaker, time && t(time.id, time.values), item.outcome && t(`agendaOutcome.${item.outcome}`)].filter((part) => part !== undefined && part !== '');
  return <small>{parts.join(' · ')}</small>;
};

interface Talked {
  readonly minutes: number | undefined;
  readonly spent: number;
  readonly wasTalked: boolean;
}

/** Calm also when it takes longer than was thought: "van 22 de 20 min". */
const timeWords = ({ minutes, spent, wasTalked }: Talked) => {
  if (!wasTalked) return minutes === undefined ? undefined : ({ id: 'room.minutesPlanned', values: { minutes } } as const);
  return minutes === undefined ? ({ id: 'room.minutesSpent', values: { spent } } as const) : ({ id: 'room.minutesSpentOf', values: { spent, minutes } } as const);
};

const AddPoint = () => {
  const { t } = useLanguage();
  const { facts } = useRoom();
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <PointForm key={facts.meeting.id} onDone={() => setOpen(false)} />;
  return (
    <Button look="quiet" icon="plus" onClick={() => setOpen(true)}>
      {t('room.addPoint')}
    </Button>
  );
};

const PointForm = ({ onDone }: { readonly onDone: () => void }) => {
  const { t } = useLanguage();
  const { facts, newId } = useRoom();
  const draft = `agenda-point/${facts.meeting.id}`;
  const kept = useKeptFields({ key: draft, kind: 'agenda-point', start: { title: '', minutes: '' } });
  if (!kept) return null;
  const { title, minutes } = kept.fields;
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (title.trim() === '') return;
    const set = Number.parseInt(minutes, 10);
    const point = { id: newId(), title: title.trim(), ...(set >= 1 && set <= 1440 ? { minutes: set } : {}) };
    if (await kept.send({ ...newPointAct(facts.meeting, facts.agenda, point), draft })) onDone();
  };
  const close = (): void => {
    kept.discard();
    onDone();
  };
  return (
    <form className="stack stack--2" onSubmit={(event) => void add(event)}>
      <TextField label={t('room.pointTitle')} value={title} maxLength={500} required onChange={(event) => kept.write({ title: event.target.value })} />
      <TextField label={t('room.pointMinutes')} value={minutes} inputMode="numeric" onChange={(event) => kept.write({ minutes: event.target.value })} />
      <div className="row">
        <Button type="submit">{t('room.add')}</Button>
        <Button look="quiet" onClick={close}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
};
