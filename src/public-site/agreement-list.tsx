/** What was agreed and where it stands today; beside it, where the minutes left it. */
import { wordsIn } from '../language/words-in';
import { formatDay } from '../language/dates';
import type { Language } from '../language/language';
import { minutesName } from '../language/meeting-words';
import { DemoTag } from '../ui/demo-tag';
import { EmptyNote } from '../ui/empty-note';
import type { AgreementModel } from './meeting-model';
import { useSite } from './site-context';
import { Said, Spoken } from './spoken';

interface AgreementListProps {
  readonly agreements: readonly AgreementModel[];
  /** Names the meeting of each and leads to it. */
  readonly ofMany?: boolean;
  /** The state that the minutes printed, by agreement. */
  readonly stateThen?: ReadonlyMap<string, AgreementModel['state']>;
  /** Of the title of each. */
  readonly level?: 3 | 4;
}

export const AgreementList = ({ agreements, ...how }: AgreementListProps) => {
  const { language } = useSite();
  if (agreements.length === 0) return <EmptyNote title={language.t('siteMeeting.noAgreements')}>{language.t('siteMeeting.noAgreementsNote')}</EmptyNote>;
  return (
    <ul className="agreements">
      {agreements.map((agreement) => (
        <Agreement key={agreement.id} agreement={agreement} {...how} />
      ))}
    </ul>
  );
};

const Agreement = ({ agreement, ofMany = false, stateThen, level = 3 }: Omit<AgreementListProps, 'agreements'> & { readonly agreement: AgreementModel }) => {
  const { language } = useSite();
  const { text, organization, milestone, closingNote, state, demo, id } = agreement;
  const then = stateThen?.get(id);
  const Title = `h${level}` as const;
  return (
    <li className={`agreements__one agreements__one--${agreement.calendar.state}`} id={`acuerdo-${id}`}>
      <Title>
        <Said text={text} />
      </Title>
      <p>
        <b>{standing(language, agreement)}</b> {demo && <DemoTag>{language.t('demo.tag')}</DemoTag>}
      </p>
      <p className="small muted">
        {organization && <Spoken words={organization.name} />}
        {organization && milestone && ' · '}
        {milestone && language.t('siteMeeting.ofMilestone', { number: milestone.order })}
      </p>
      {closingNote !== null && (
        <p>
          <Said text={closingNote} />
        </p>
      )}
      {then !== undefined && then !== state && <p className="small muted">{language.t('siteMeeting.then', { state: language.t(`agreementState.${then}`).toLowerCase() })}</p>}
      {ofMany && <FromMeeting meeting={agreement.meeting} commitments={agreement.commitments} />}
    </li>
  );
};

/** "Abierto: venció el 30 de octubre de 2026, hace 24 días." */
const standing = (language: Language, { state, due, closedOn, calendar }: AgreementModel): string => {
  const name = language.t(`agreementState.${state}`);
  if (state !== 'open') return closedOn === null ? name : language.t('siteMeeting.closedOn', { state: name, day: formatDay(language, closedOn) });
  if (due === null) return language.t('siteMeeting.noDate', { state: name });
  const day = formatDay(language, due);
  return calendar.state === 'overdue' ? language.t('siteMeeting.overdue', { state: name, day, days: calendar.days ?? 0 }) : language.t('siteMeeting.due', { state: name, day });
};

const FromMeeting = ({ meeting, commitments }: Pick<AgreementModel, 'meeting' | 'commitments'>) => {
  const { language, path, plan } = useSite();
  const { page, on, number, year } = meeting;
  const name = number === null || year === null ? undefined : minutesName(language, { number, year });
  const codes = commitments.map(({ code, title }) => `${code} · ${wordsIn(title, language.locale)}`).join(', ');
  if (page === null) return null;
  return (
    <p className="small">
      <a href={path({ page: 'meeting', plan, meeting: page })}>{language.t('siteMeeting.fromMeeting', { name: name ?? '', day: formatDay(language, on) })}</a>
      {codes !== '' && <span className="muted"> {codes}</span>}
    </p>
  );
};
