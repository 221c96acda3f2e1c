/** The form of a meeting: kept as it is typed, refused at the field that is wrong, sent whole. */
import { useRef, useState, type FormEvent } from 'react';
import { useLocation } from 'wouter';
import { addresses } from '../../language/addresses';
import { formatNearMoment } from '../../language/dates';
import type { MessageId } from '../../language/language';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import type { Act } from '../../storage/write';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { KeptState } from './kept-state';
import type { ScheduleReading } from './read-schedule';
import { ScheduleAgenda } from './schedule-agenda';
import { owedByTyped, type OwedField, type TypedMeeting } from './schedule-draft';
import { ScheduleFields } from './schedule-fields';
import { refusalWords } from './use-acts';
import { sendFrom, throwAway, useTyped, type Desk } from '../../storage/use-desk';

interface MeetingFormProps<Typed extends TypedMeeting> {
  readonly desk: Desk<Typed>;
  readonly reading: ScheduleReading;
  readonly isNew: boolean;
  /** Undefined where there is nothing to write. */
  readonly actOf: (typed: Typed) => Act | undefined;
}

export const MeetingForm = <Typed extends TypedMeeting>({ desk, reading, isNew, actOf }: MeetingFormProps<Typed>) => {
  const device = useDevice();
  const language = useLanguage();
  const { t } = language;
  const [, navigate] = useLocation();
  const [typed, type] = useTyped(desk);
  const [owed, setOwed] = useState<OwedField>();
  const [problem, setProblem] = useState<MessageId>();
  const [isSending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const write = (part: Partial<TypedMeeting>): void => type(part as Partial<Typed>);
  const there = addresses.meeting(typed.meeting);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isSending) return;
    const missing = owedByTyped(typed, reading);
    setOwed(missing);
    setProblem(undefined);
    if (missing) return focusOnWrong(form.current);
    const act = actOf(typed);
    if (!act) return leave();
    setSending(true);
    const sending = await sendFrom(device, desk, act);
    setSending(false);
    if (sending.kind === 'sent') return navigate(there);
    setProblem(sending.kind === 'refused' ? refusalWords(sending.refusal) : 'meetings.notSaved');
  };
  const leave = async (): Promise<void> => {
    await throwAway(device, desk);
    navigate(isNew ? addresses.meetings : there);
  };
  return (
    <form ref={form} className="stack stack--5 measure" noValidate aria-label={t(isNew ? 'schedule.title' : 'schedule.editTitle')} onSubmit={(event) => void submit(event)}>
      {desk.foundAt !== undefined && (
        <Banner title={t('schedule.found')} live="status">
          <p>{t('schedule.foundNote', { when: formatNearMoment(language, desk.foundAt, device.now()) })}</p>
        </Banner>
      )}
      {(owed ?? problem) !== undefined && <Banner tone="bad" live="alert" title={owed ? t('schedule.missing') : t(problem ?? 'meetings.refused.other')}>{owed && <p>{t(`schedule.owed.${owed}`)}</p>}</Banner>}
      <ScheduleFields typed={typed} onType={write} reading={reading} owed={owed} isNew={isNew} />
      {isNew && <ScheduleAgenda typed={typed} onType={write} />}
      <div className="dock">
        <span className="state">
          <KeptState keeper={desk.keeper} />
        </span>
        <Button onClick={() => void leave()}>{t(isNew ? 'schedule.discard' : 'ui.cancel')}</Button>
        <Button look="go" type="submit" disabled={isSending}>
          {t(isNew ? 'schedule.send' : 'schedule.save')}
        </Button>
      </div>
    </form>
  );
};

/** After the words stand at the field. */
const focusOnWrong = (form: HTMLFormElement | null): void => {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('.field--bad :is(input, select, textarea)')?.focus());
};
