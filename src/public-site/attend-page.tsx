/** Where whoever scans the code of a meeting marks themselves as there: a plain form, for a phone that has nothing of ours. */
import { sectors, type Sector } from '../domain/organization';
import type { AttendanceMode } from '../domain/attendance';
import type { Clock, MeetingType } from '../domain/meeting';
import type { Day } from '../domain/day';
import { formatDay } from '../language/dates';
import { useSite } from './site-context';

/** What the form was sent with; strings as they were typed. */
export interface AttendForm {
  readonly name: string;
  readonly organization: string;
  readonly sector: Sector | '';
  readonly mode: AttendanceMode;
  readonly consent: boolean;
  readonly email: string;
  readonly emailConsent: boolean;
}

export type AttendTrouble = 'name' | 'sector' | 'email' | 'emailConsent' | 'full';

export interface AttendModel {
  /** Where the form is sent, and where it stands in the other language. */
  readonly path: string;
  readonly otherPath: string;
  readonly meeting: { readonly type: MeetingType; readonly title?: string; readonly on: Day; readonly from: Clock; readonly place?: string };
  /** `form`: to be filled in; `done`: this phone has sent it; `closed`: not now, or no longer. */
  readonly state: 'form' | 'done' | 'closed';
  readonly form: AttendForm;
  readonly trouble?: AttendTrouble;
  /** Names what this phone sends: sent twice it counts once. */
  readonly once: string;
}

export const AttendPage = ({ model }: { readonly model: AttendModel }) => {
  const { language } = useSite();
  const { meeting, state } = model;
  const name = meeting.title ?? language.t(`meetingType.${meeting.type}`);
  return (
    <>
      <header className="stack">
        <h1>{language.t(state === 'done' ? 'attend.done' : state === 'closed' ? 'attend.closed' : 'attend.heading')}</h1>
        <p className="lead">
          {name}. {formatDay(language, meeting.on)}, {[meeting.from, meeting.place].filter((part) => part !== undefined).join(' · ')}
        </p>
      </header>
      {state === 'form' && <Form model={model} />}
      {state === 'done' && <p>{language.t('attend.doneNote')}</p>}
      {state === 'closed' && <p>{language.t('attend.closedNote')}</p>}
    </>
  );
};

const Form = ({ model: { path, form, trouble, once } }: { readonly model: AttendModel }) => {
  const { language } = useSite();
  const { t } = language;
  return (
    <form className="attend" method="post" action={path}>
      {trouble && (
        <p className="note" role="alert">
          {t(`attend.trouble_${trouble}`)}
        </p>
      )}
      <input type="hidden" name="once" value={once} />
      <label>
        {t('attend.name')}
        <input type="text" name="name" autoComplete="name" required maxLength={200} defaultValue={form.name} />
      </label>
      <label>
        {t('attend.organization')}
        <input type="text" name="organization" autoComplete="organization" maxLength={300} defaultValue={form.organization} />
      </label>
      <fieldset>
        <legend>{t('siteMeeting.sector')}</legend>
        {sectors.map((sector) => (
          <label key={sector} className="attend__choice">
            <input type="radio" name="sector" value={sector} required defaultChecked={form.sector === sector} /> {t(`sector.${sector}`)}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{t('attend.mode')}</legend>
        {(['inPerson', 'virtual'] as const).map((mode) => (
          <label key={mode} className="attend__choice">
            <input type="radio" name="mode" value={mode} defaultChecked={form.mode === mode} /> {t(`modality.${mode}`)}
          </label>
        ))}
      </fieldset>
      <label className="attend__choice">
        <input type="checkbox" name="consent" value="yes" defaultChecked={form.consent} /> {t('attend.consent')}
      </label>
      <label>
        {t('attend.email')}
        <input name="email" type="email" autoComplete="email" maxLength={320} defaultValue={form.email} />
      </label>
      <label className="attend__choice">
        <input type="checkbox" name="emailConsent" value="yes" defaultChecked={form.emailConsent} /> {t('attend.emailConsent')}
      </label>
      <button className="btn btn--go" type="submit">
        {t('attend.send')}
      </button>
    </form>
  );
};
