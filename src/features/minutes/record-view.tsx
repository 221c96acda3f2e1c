/** Minutes as an office reads them: head, who was there, what was said on each point, what was agreed. */
import type { ReactNode } from 'react';
import { totalOf } from '../../domain/attendance';
import type { RaisedRequest } from '../../domain/evidence-request';
import type { RecordId } from '../../domain/ids';
import { headsBySector, type MinutesRecord, type RecordedAgreement, type RecordedAttendee } from '../../domain/minutes';
import { isBlankText } from '../../domain/rich-text';
import { formatDay } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import type { Language } from '../../language/language';
import { formatHours, minutesName, requestAbout, requestWords } from '../../language/meeting-words';
import { wordsIn } from '../../language/words-in';
import { Section } from '../../ui/section';
import type { MinutesNames } from './read-minutes';
import { RichTextView } from './rich-text-view';

interface RecordViewProps {
  readonly record: MinutesRecord;
  readonly names: MinutesNames;
  /** What stands under a point: words of others beside it. */
  readonly under?: (item: RecordId) => ReactNode;
}

export const RecordView = ({ record, names, under }: RecordViewProps) => {
  const { t } = useLanguage();
  return (
    <div className="acta">
      <Head record={record} names={names} />
      <Attendance record={record} names={names} />
      <Section title={t('minutes.said')}>
        <ol className="acta__items">
          {record.items.map((item) => (
            <li key={item.id} className="stack stack--2">
              <h3>{item.title}</h3>
              {(item.speaker ?? item.outcome) && <p className="hint">{[item.speaker, item.outcome && t(`agendaOutcome.${item.outcome}`)].filter(Boolean).join(' · ')}</p>}
              {isBlankText(item.body) ? <p className="hint">{t('minutes.nothingWritten')}</p> : <RichTextView text={item.body} level={4} />}
              {under?.(item.id)}
            </li>
          ))}
        </ol>
      </Section>
      <Section title={t('minutes.agreements')}>
        <Agreements agreements={record.agreements} names={names} none={t('minutes.noAgreements')} />
      </Section>
      {record.requests && (
        <Section title={t('minutes.requests')}>
          <Requests requests={record.requests} names={names} />
        </Section>
      )}
      {record.followUp.length > 0 && (
        <Section title={t('minutes.followUp')}>
          <Agreements agreements={record.followUp} names={names} none="" />
        </Section>
      )}
    </div>
  );
};

const organizationName = (names: MinutesNames, { locale }: Language, id: RecordId): string => {
  const organization = names.organizations.find((one) => one.id === id);
  return organization ? wordsIn(organization.name, locale) : id;
};

const Head = ({ record, names }: Pick<RecordViewProps, 'record' | 'names'>) => {
  const language = useLanguage();
  const { t } = language;
  const next = record.nextMeeting;
  const facts: readonly (readonly [string, string | undefined])[] = [
    [t('minutes.number'), (record.number > 0 ? minutesName(language, record) : undefined) ?? t('minutes.numberToCome')],
    [t('minutes.type'), record.title ?? t(`meetingType.${record.type}`)],
    [t('minutes.commitments'), record.commitments.map((id) => names.commitments.find((one) => one.id === id)?.code ?? id).join(', ') || undefined],
    [t('minutes.convenedBy'), organizationName(names, language, record.organization)],
    [t('minutes.when'), `${formatDay(language, record.on)}, ${formatHours(language, record)}`],
    [t('minutes.where'), [t(`modality.${record.modality}`), record.place].filter(Boolean).join(' · ')],
    [t('minutes.chair'), record.chair?.name],
    [t('minutes.noteTaker'), record.noteTaker?.name],
    [t('minutes.nextMeeting'), next && [formatDay(language, next.on), next.from, next.place].filter(Boolean).join(', ')],
  ];
  return (
    <dl className="facts">
      {facts.map(([label, value]) =>
        value === undefined ? null : (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
};

const Attendance = ({ record, names }: Pick<RecordViewProps, 'record' | 'names'>) => {
  const language = useLanguage();
  const { t } = language;
  const people = (presence: RecordedAttendee['presence']) => record.attendees.filter((each) => each.presence === presence && each.name !== undefined);
  const said = ({ name, organization, organizationName: other }: RecordedAttendee): string => [name, organization ? organizationName(names, language, organization) : other].filter(Boolean).join(', ');
  return (
    <Section title={t('minutes.attendance')}>
      <p className="strong">{t('minutes.heads', { count: totalOf(record.totals) })}</p>
      <ul className="acta__sectors">
        {headsBySector(record).map(([sector, heads]) => (
          <li key={sector}>
            {t(`sector.${sector}`)}: <b>{heads}</b>
          </li>
        ))}
      </ul>
      <People title={t('presence.present')} lines={people('present').map(said)} />
      <People title={t('minutes.apologies')} lines={people('apology').map(said)} />
      <People title={t('minutes.absent')} lines={record.absent.map((id) => organizationName(names, language, id))} />
    </Section>
  );
};

const People = ({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) =>
  lines.length === 0 ? null : (
    <div>
      <h3>{title}</h3>
      <ul className="acta__people">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );

const Agreements = ({ agreements, names, none }: { readonly agreements: readonly RecordedAgreement[]; readonly names: MinutesNames; readonly none: string }) => {
  const language = useLanguage();
  const { t } = language;
  if (agreements.length === 0) return <p className="hint">{none}</p>;
  return (
    <ol className="acta__agreements">
      {agreements.map(({ id, text, organization, person, due, state }) => (
        <li key={id}>
          <p>{text}</p>
          <p className="hint">{[person, organization && organizationName(names, language, organization), due && t('minutes.dueOn', { day: formatDay(language, due) }), t(`agreementState.${state}`)].filter(Boolean).join(' · ')}</p>
        </li>
      ))}
    </ol>
  );
};

const Requests = ({ requests, names }: { readonly requests: readonly RaisedRequest[]; readonly names: MinutesNames }) => {
  const language = useLanguage();
  const { t } = language;
  return (
    <ol className="acta__agreements">
      {requests.map(({ id, commitment, milestone, organization, question, due, state }) => {
        const about = requestAbout(language, names.commitments.find((one) => one.id === commitment)?.code ?? commitment, names.milestones.find((one) => one.id === milestone)?.order);
        return (
          <li key={id}>
            <p>{requestWords(language, question, about)}</p>
            <p className="hint">{[organizationName(names, language, organization), ...(question === undefined ? [] : [about]), t('minutes.dueOn', { day: formatDay(language, due) }), t(`requestState.${state}`)].join(' · ')}</p>
          </li>
        );
      })}
    </ol>
  );
};
