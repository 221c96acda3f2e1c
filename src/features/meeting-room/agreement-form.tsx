/** One agreement: what, who, until when. Typed in a hurry, so every key is kept and little is asked for. */
import { useState, type FormEvent } from 'react';
import { agreementTextLimit, type Agreement } from '../../domain/agreement';
import type { Writers } from '../../domain/change';
import type { RecordId } from '../../domain/ids';
import { inAgendaOrder, type Participant } from '../../domain/meeting';
import { useLanguage } from '../../language/language-context';
import type { Kept } from '../../storage/reads';
import { Button } from '../../ui/button';
import { TextArea, TextField } from '../../ui/field';
import { Choice } from './choice';
import { DueField, useDayInWords } from './due-field';
import { focusFirst } from './focus-first';
import { KeptNote } from './kept-note';
import { agreementAct, rewordAct, type Said } from './room-acts';
import { useRoom } from './room-context';
import type { RoomFacts } from './room-facts';
import { useKeptFields, type KeptFields } from './use-kept-fields';
import { useMilestones, useOrganizations } from './use-options';

const draftKind = 'agreement';

/** Of a new agreement of the meeting; of one that is put right, with its id behind it. */
export const agreementDraftKey = (meeting: RecordId, agreement?: RecordId): string => [draftKind, meeting, ...(agreement === undefined ? [] : [agreement])].join('/');

type Words = Readonly<Record<'text' | 'organization' | 'person' | 'due' | 'milestone' | 'agendaItem', string>>;

/** What is typed, and what stood there when its author began: what others write meanwhile stays theirs. */
interface Typed extends Words {
  readonly base: Words;
  readonly seen: Writers;
}

const startOf = (former: Kept<Agreement> | undefined, current: RecordId | undefined): Typed => {
  const base = wordsOf(former, current);
  return { ...base, base, seen: former?.row.writers ?? {} };
};

const wordsOf = (former: Agreement | undefined, current: RecordId | undefined): Words => ({
  text: former?.text ?? '',
  organization: former?.organization ?? '',
  person: former?.person?.name ?? '',
  due: former?.due ?? '',
  milestone: former?.milestone ?? '',
  agendaItem: former ? (former.agendaItem ?? '') : (current ?? ''),
});

interface AgreementFormProps {
  /** The agreement that is put right; a new one without it. */
  readonly former?: Kept<Agreement>;
  readonly onDone: () => void;
}

export const AgreementForm = ({ former, onDone }: AgreementFormProps) => {
  const { t } = useLanguage();
  const { facts, current, newId, mark } = useRoom();
  const draft = agreementDraftKey(facts.meeting.id, former?.id);
  const kept = useKeptFields<Typed>({ key: draft, kind: draftKind, start: startOf(former, current) });
  const [wasTried, setTried] = useState(false);
  const due = useDayInWords(kept?.fields.due ?? '', facts.today);
  if (!kept) return null;
  const { fields } = kept;
  const isUnclear = due.state === 'unclear';
  const cancel = (): void => {
    kept.discard();
    onDone();
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (fields.text.trim() === '' || isUnclear || due.state === 'reading') return setTried(true);
    const agreement = saidOf(fields, { due: due.day, facts });
    const id = former?.id ?? newId();
    const act = former ? rewordAct({ id, before: saidOf(fields.base, { due: fields.base.due || undefined, facts }), now: agreement, seen: fields.seen, draft }) : agreementAct({ meeting: facts.meeting, agreement, id, draft });
    if (!act) return cancel();
    if (!(await kept.send(act))) return;
    if (!former) mark({ agreement: id, ...(agreement.agendaItem === undefined ? {} : { agendaItem: agreement.agendaItem }) });
    onDone();
  };
  return (
    <form ref={focusFirst} className="stack deal__form" noValidate aria-label={t(former ? 'room.editAgreement' : 'room.newAgreement')} onSubmit={(event) => void submit(event)}>
      <TextArea
        label={t('room.agreementText')}
        value={fields.text}
        rows={3}
        maxLength={agreementTextLimit}
        onChange={(event) => kept.write({ text: event.target.value })}
        error={wasTried && fields.text.trim() === '' ? t('room.agreementTextMissing') : undefined}
      />
      <Owner kept={kept} />
      <DueField value={fields.due} read={due} wasTried={wasTried} onChange={(said) => kept.write({ due: said })} />
      <Links kept={kept} />
      <KeptNote keeper={kept.keeper} />
      <div className="row">
        <Button look="go" type="submit">
          {t(former ? 'room.keepChange' : 'room.keepAgreement')}
        </Button>
        <Button look="quiet" onClick={cancel}>
          {t('room.throwAway')}
        </Button>
      </div>
    </form>
  );
};

const Owner = ({ kept: { fields, write } }: { readonly kept: KeptFields<Typed> }) => {
  const { t } = useLanguage();
  const { facts } = useRoom();
  const organizations = useOrganizations(facts);
  const list = `people-${facts.meeting.id}`;
  return (
    <>
      <Choice label={t('room.ownerOrganization')} value={fields.organization} none={t('room.nobodyYet')} options={organizations} onChange={(organization) => write({ organization })} />
      <TextField
        label={t('room.ownerPerson')}
        value={fields.person}
        maxLength={200}
        list={list}
        autoComplete="off"
        onChange={(event) => write({ person: event.target.value, ...organizationOf(facts, event.target.value, fields) })}
      />
      <datalist id={list}>
        {namesOf(facts).map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
};

const Links = ({ kept: { fields, write } }: { readonly kept: KeptFields<Typed> }) => {
  const { t } = useLanguage();
  const { facts } = useRoom();
  const milestones = useMilestones(facts);
  const points = inAgendaOrder(facts.agenda).map(({ id, title }) => ({ value: id, label: title }));
  return (
    <>
      {milestones.length > 0 && <Choice label={t('room.ofMilestone')} value={fields.milestone} none={t('room.noMilestone')} options={milestones} onChange={(milestone) => write({ milestone })} />}
      {points.length > 0 && <Choice label={t('room.ofPoint')} value={fields.agendaItem} none={t('room.noPoint')} options={points} onChange={(agendaItem) => write({ agendaItem })} />}
    </>
  );
};

const namesOf = ({ members, attendance }: Pick<RoomFacts, 'members' | 'attendance'>): readonly string[] => [...new Set([...attendance.flatMap(({ name }) => name ?? []), ...members.map(({ name }) => name)])];

/** Whose person it is says whose agreement it is, where nobody said otherwise. */
const organizationOf = ({ members, attendance }: RoomFacts, name: string, { organization }: Words): Partial<Words> => {
  const found = organization === '' ? (members.find((member) => member.name === name) ?? attendance.find((row) => row.name === name)) : undefined;
  return found?.organization === undefined ? {} : { organization: found.organization };
};

const saidOf = (fields: Words, { due, facts }: { readonly due: string | undefined; readonly facts: RoomFacts }): Said => ({
  text: fields.text.trim(),
  ...(fields.organization === '' ? {} : { organization: fields.organization }),
  ...(fields.person.trim() === '' ? {} : { person: participantNamed(facts, fields.person.trim()) }),
  ...(due === undefined ? {} : { due }),
  ...(fields.milestone === '' ? {} : { milestone: fields.milestone }),
  ...(fields.agendaItem === '' ? {} : { agendaItem: fields.agendaItem }),
});

export const participantNamed = ({ members }: Pick<RoomFacts, 'members'>, name: string): Participant => {
  const member = members.find((one) => one.name === name);
  return { name, ...(member ? { membership: member.id } : {}) };
};
