/** Read aloud before it ends: what was agreed, who was there, what was not reached, when people meet again. */
import { useState, type FormEvent } from 'react';
import { isClock } from '../../domain/meeting';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import { Button, LinkButton } from '../../ui/button';
import { TextField } from '../../ui/field';
import { Section } from '../../ui/section';
import { DueField, useDayInWords } from './due-field';
import { fullDay } from './full-day';
import { KeptNote } from './kept-note';
import { askedOf, ownerWords, wordsAsked } from './owner-words';
import { finishAct, outcomeAct, type NextMeeting } from './room-acts';
import { useRoom } from './room-context';
import { SectorTotals } from './sector-totals';
import { useKeptFields } from './use-kept-fields';

interface ReadBackProps {
  /** Back to the room. */
  readonly roomHref: string;
  readonly onEnded: () => void;
}

export const ReadBack = ({ roomHref, onEnded }: ReadBackProps) => {
  const { t } = useLanguage();
  const { facts } = useRoom();
  return (
    <div className="readback stack stack--6">
      <div className="stack stack--2">
        <h2>{t('room.readBackTitle')}</h2>
        <p className="muted">{t('room.readBackNote')}</p>
      </div>
      <AgreementsRead />
      {facts.requests.length > 0 && <RequestsRead />}
      <Section title={t('room.whoWasHere')}>
        <SectorTotals />
      </Section>
      {facts.agenda.some(({ outcome }) => outcome !== 'discussed') && <PointsLeft />}
      <EndForm roomHref={roomHref} onEnded={onEnded} />
    </div>
  );
};

const AgreementsRead = () => {
  const language = useLanguage();
  const { t } = language;
  const { facts } = useRoom();
  const { agreements } = facts;
  return (
    <Section title={t('room.theseAgreements', { count: agreements.length })}>
      <ol className="readback__deals">
        {agreements.map((agreement) => {
          const owner = ownerWords(language, facts, agreement);
          return (
            <li key={agreement.id}>
              <h3>{agreement.text}</h3>
              <p className={owner === '' || agreement.due === undefined ? 'lacking' : undefined}>
                {owner === '' ? t('room.noOwner') : owner} · {agreement.due === undefined ? t('room.noDue') : fullDay(language, agreement.due)}
              </p>
            </li>
          );
        })}
      </ol>
    </Section>
  );
};

const RequestsRead = () => {
  const language = useLanguage();
  const { facts } = useRoom();
  return (
    <Section title={language.t('room.theseRequests', { count: facts.requests.length })}>
      <ol className="readback__deals">
        {facts.requests.map((request) => (
          <li key={request.id}>
            <h3>{wordsAsked(language, facts, request)}</h3>
            <p>
              {askedOf(language, facts, request)} · {fullDay(language, request.due)}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
};

const PointsLeft = () => {
  const { t } = useLanguage();
  const { facts, write } = useRoom();
  const left = facts.agenda.filter(({ outcome }) => outcome !== 'discussed');
  return (
    <Section title={t('room.pointsLeft', { count: left.length })}>
      <ul className="list">
        {left.map((item) => (
          <li key={item.id} className="item">
            <h3>{item.title}</h3>
            <div className="row">
              <Button look="line" onClick={() => void write(outcomeAct(item, 'discussed'))}>
                {t('agendaOutcome.discussed')}
              </Button>
              <Button look="quiet" aria-pressed={item.outcome === 'notReached'} onClick={() => void write(outcomeAct(item, 'notReached'))}>
                {t('agendaOutcome.notReached')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
};

const EndForm = ({ roomHref, onEnded }: ReadBackProps) => {
  const { t } = useLanguage();
  const { now } = useDevice();
  const { facts, turnTo } = useRoom();
  const draft = `next-meeting/${facts.meeting.id}`;
  const kept = useKeptFields({ key: draft, kind: 'next-meeting', start: { on: '', from: '', place: facts.meeting.place ?? '' } });
  const day = useDayInWords(kept?.fields.on ?? '', facts.today);
  const [wasTried, setTried] = useState(false);
  if (!kept) return null;
  const { fields, write } = kept;
  const isClockWrong = fields.from.trim() !== '' && !isClock(fields.from.trim());
  const end = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (day.state === 'unclear' || day.state === 'reading' || isClockWrong) return setTried(true);
    turnTo(undefined);
    if (await kept.send({ ...finishAct(facts.meeting, now(), nextOf(fields, day.day)), draft })) onEnded();
  };
  return (
    <form className="stack" noValidate aria-label={t('room.nextMeeting')} onSubmit={(event) => void end(event)}>
      <Section title={t('room.nextMeeting')}>
        <DueField label={t('room.nextOn')} value={fields.on} read={day} wasTried={wasTried} onChange={(on) => write({ on })} />
        {fields.on.trim() !== '' && (
          <div className="two">
            <TextField label={t('room.nextFrom')} value={fields.from} placeholder="10:00" inputMode="numeric" maxLength={5} onChange={(event) => write({ from: event.target.value })} error={wasTried && isClockWrong ? t('room.clockWrong') : undefined} />
            <TextField label={t('room.nextPlace')} value={fields.place} maxLength={300} onChange={(event) => write({ place: event.target.value })} />
          </div>
        )}
        <KeptNote keeper={kept.keeper} />
      </Section>
      <p className="small muted">{t('room.endNote')}</p>
      <div className="row">
        <Button look="go" type="submit">
          {t('room.end')}
        </Button>
        <LinkButton href={roomHref}>{t('room.backToRoom')}</LinkButton>
      </div>
    </form>
  );
};

const nextOf = ({ from, place }: { readonly from: string; readonly place: string }, on: string | undefined): NextMeeting | undefined =>
  on === undefined ? undefined : { on, ...(from.trim() === '' ? {} : { from: from.trim() }), ...(place.trim() === '' ? {} : { place: place.trim() }) };
