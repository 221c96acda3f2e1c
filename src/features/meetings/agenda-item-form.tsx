/** One point of the agenda being written, new or changed. */
import { useEffect, useId, useRef, useState } from 'react';
import { seenOf } from '../../domain/apply-operation';
import type { RowOperation, Writers } from '../../domain/change';
import type { Fields } from '../../domain/json';
import type { AgendaItem } from '../../domain/meeting';
import type { MessageId } from '../../language/language';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import { agendaItemDraft } from '../../storage/meeting-drafts';
import type { Kept } from '../../storage/reads';
import { Button } from '../../ui/button';
import { FieldError, TextField } from '../../ui/field';
import { KeptState } from './kept-state';
import { newId } from './new-id';
import { refusalWords } from './use-acts';
import { sendFrom, throwAway, useDesk, useTyped, type Desk } from '../../storage/use-desk';

interface ItemWords {
  readonly title: string;
  readonly speaker: string;
  readonly minutes: string;
}

/** What is typed, and what stood there when its author began: what others write meanwhile stays theirs. */
interface TypedItem extends ItemWords {
  readonly base: ItemWords;
  readonly seen: Writers;
}

interface AgendaItemFormProps {
  readonly meeting: string;
  /** The point that is changed; undefined for a new one, which stands at `order`. */
  readonly item?: Kept<AgendaItem> | undefined;
  readonly order: number;
  readonly onDone: () => void;
}

const typedOf = (item: Kept<AgendaItem> | undefined): TypedItem => ({ ...wordsOf(item), base: wordsOf(item), seen: item?.row.writers ?? {} });

const wordsOf = (item: AgendaItem | undefined): ItemWords => ({ title: item?.title ?? '', speaker: item?.speaker ?? '', minutes: item?.minutes === undefined ? '' : String(item.minutes) });

export const AgendaItemForm = (props: AgendaItemFormProps) => {
  const desk = useDesk<TypedItem>({ ...agendaItemDraft(props.meeting, props.item?.id), start: () => typedOf(props.item) });
  return desk ? <Open {...props} desk={desk} /> : null;
};

const Open = ({ meeting, item, order, onDone, desk }: AgendaItemFormProps & { readonly desk: Desk<TypedItem> }) => {
  const device = useDevice();
  const { t } = useLanguage();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [typed, type] = useTyped(desk);
  const [wasTried, setTried] = useState(false);
  const [problem, setProblem] = useState<MessageId>();
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const isTimed = typed.minutes.trim() === '' || (/^\d{1,4}$/.test(typed.minutes.trim()) && Number(typed.minutes) >= 1 && Number(typed.minutes) <= 1440);
  const submit = async (): Promise<void> => {
    setTried(true);
    if (typed.title.trim() === '' || !isTimed) return;
    const operation = operationOf(typed, { meeting, item, order, id: item?.id ?? newId(device) });
    if (!operation) return leave();
    const sending = await sendFrom(device, desk, { kind: 'edit', operations: [operation] });
    if (sending.kind === 'sent') return onDone();
    setProblem(sending.kind === 'refused' ? refusalWords(sending.refusal) : 'meetings.notSaved');
  };
  const leave = async (): Promise<void> => {
    await throwAway(device, desk);
    onDone();
  };
  return (
    <form
      ref={form}
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <FieldError id={id} text={problem && t(problem)} />
      <TextField label={t('meeting.itemTitle')} value={typed.title} maxLength={500} required onChange={(event) => type({ title: event.target.value })} error={wasTried && typed.title.trim() === '' ? t('meeting.itemTitleMissing') : undefined} />
      <div className="two">
        <TextField label={t('meeting.itemSpeaker')} value={typed.speaker} maxLength={200} onChange={(event) => type({ speaker: event.target.value })} />
        <TextField label={t('meeting.itemMinutes')} inputMode="numeric" value={typed.minutes} onChange={(event) => type({ minutes: event.target.value })} error={wasTried && !isTimed ? t('meeting.itemMinutesWrong') : undefined} />
      </div>
      <div className="row">
        <Button look="go" type="submit">
          {t('meeting.save')}
        </Button>
        <Button onClick={() => void leave()}>{t('ui.cancel')}</Button>
        <KeptState keeper={desk.keeper} />
      </div>
    </form>
  );
};

interface Target {
  readonly meeting: string;
  readonly item: Kept<AgendaItem> | undefined;
  readonly order: number;
  readonly id: string;
}

/** What is typed as an operation; undefined where nothing differs from what its author saw. */
const operationOf = (typed: TypedItem, { meeting, item, order, id }: Target): RowOperation | undefined => {
  const said = saidOf(typed);
  if (!item) return { entity: 'agendaItem', id, act: 'create', audience: 'members', set: { meeting, order, ...withoutEmpty(said) } };
  const before = saidOf(typed.base);
  const set = Object.fromEntries(Object.entries(said).filter(([field, value]) => value !== before[field as keyof typeof said]));
  return Object.keys(set).length === 0 ? undefined : { entity: 'agendaItem', id, act: 'patch', set, seen: seenOf('agendaItem', typed.seen, set) };
};

const saidOf = ({ title, speaker, minutes }: ItemWords) => ({ title: title.trim(), speaker: speaker.trim() || null, minutes: minutes.trim() === '' ? null : Number(minutes) });

const withoutEmpty = (fields: Fields): Fields => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
