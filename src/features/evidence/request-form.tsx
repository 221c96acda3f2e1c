/** What is asked of an area: what it should show, of which milestone, by when. */
import { useState, type FormEvent } from 'react';
import { addDays } from '../../domain/day';
import { requestLimits } from '../../domain/evidence-request';
import { recordId, type RecordId } from '../../domain/ids';
import { isWithdrawn } from '../../domain/milestone';
import { may } from '../../domain/permissions';
import { useLanguage } from '../../language/language-context';
import { wordsIn } from '../../language/words-in';
import type { Device } from '../../storage/device';
import { useDevice } from '../../storage/device';
import { meetingOf } from '../../storage/meeting-reads';
import { organizationsOf, personOf } from '../../storage/person-reads';
import { allMilestones, commitmentsOf } from '../../storage/plan-reads';
import { requestDraftKind } from '../../storage/evidence-drafts';
import { sendFrom, useDesk, useTyped, type Desk } from '../../storage/use-desk';
import { useLive } from '../../storage/use-live';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { EmptyNote } from '../../ui/empty-note';
import { TextArea, TextField } from '../../ui/field';
import { KeepingNote } from '../../ui/keeping-note';
import type { MessageId } from '../../language/language';
import { refusalWords } from './refusals';
import { SelectField } from './select-field';
import { useKeeping } from './use-keeping';

interface Typed {
  readonly commitment: RecordId;
  readonly milestone: RecordId;
  readonly organization: RecordId;
  readonly question: string;
  readonly due: string;
}

export interface AskedOf {
  readonly commitment: string;
  readonly milestone: string;
  readonly meeting: string;
}


/** Time enough to gather something; whoever asks may give less. */
const usualDays = 14;

const readAsking = async (device: Device, meeting: string) => {
  const [commitments, milestones, organizations, person, met] = await Promise.all([commitmentsOf(device), allMilestones(device), organizationsOf(device), personOf(device), meeting === '' ? undefined : meetingOf(device, meeting)]);
  const named = met?.commitments ?? [];
  return { commitments: commitments.filter(({ id }) => named.length === 0 || named.includes(id)), milestones: milestones.filter((one) => !isWithdrawn(one)), organizations, mayAsk: may(person, 'request.open', device.today()) };
};

type Asking = Awaited<ReturnType<typeof readAsking>>;

interface RequestFormProps {
  readonly of: AskedOf;
  readonly onAsked: (id: RecordId) => void;
  readonly onClose: () => void;
}

export const RequestForm = (props: RequestFormProps) => {
  const device = useDevice();
  const { t } = useLanguage();
  const { of } = props;
  const asking = useLive(() => readAsking(device, of.meeting), [device, of.meeting]);
  const desk = useDesk<Typed>({ key: `${requestDraftKind}/${of.meeting}/${of.milestone || of.commitment}`, kind: requestDraftKind, start: () => ({ commitment: of.commitment, milestone: of.milestone, organization: '', question: '', due: addDays(device.today(), usualDays) }) });
  if (!asking || !desk) return null;
  if (!asking.mayAsk) return <EmptyNote level={2} title={t('request.notYours')}>{t('request.notYoursNote')}</EmptyNote>;
  return <Open {...props} asking={asking} desk={desk} />;
};

const Open = ({ of, onAsked, onClose, asking, desk }: RequestFormProps & { readonly asking: Asking; readonly desk: Desk<Typed> }) => {
  const device = useDevice();
  const { t, locale } = useLanguage();
  const [typed, type] = useTyped(desk);
  const keeping = useKeeping(desk.keeper);
  const [wasTried, setTried] = useState(false);
  const [problem, setProblem] = useState<MessageId>();
  const commitment = asking.commitments.find(({ id }) => id === typed.commitment) ?? (asking.commitments.length === 1 ? asking.commitments[0] : undefined);
  const milestones = asking.milestones.filter((one) => one.commitment === commitment?.id);
  const milestone = milestones.find(({ id }) => id === typed.milestone);
  // Who answers for the milestone, else whoever takes part in the commitment, its lead first.
  const areas = [...new Set([...(milestone?.responsible === undefined ? [] : [milestone.responsible]), ...(commitment?.parties ?? []).map(({ organization }) => organization)])];
  const organization = areas.includes(typed.organization) ? typed.organization : (areas[0] ?? '');
  const today = device.today();
  const lacks = !commitment || organization === '' || typed.question.trim() === '' || typed.due < today;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (lacks || !commitment) return;
    const request = recordId(device.now(), device.random(10));
    const sending = await sendFrom(device, desk, {
      kind: 'request.open',
      arguments: { request, commitment: commitment.id, organization, question: typed.question.trim(), due: typed.due, ...(milestone ? { milestone: milestone.id } : {}), ...(of.meeting === '' ? {} : { meeting: of.meeting }) },
    });
    if (sending.kind === 'sent') onAsked(request);
    else setProblem(sending.kind === 'refused' ? refusalWords(sending.refusal) : 'evidence.notSaved');
  };
  return (
    <form className="stack" noValidate aria-label={t('request.new')} onSubmit={(event) => void submit(event)}>
      {problem && <Banner tone="bad" live="alert" title={t(problem)} />}
      <SelectField label={t('evidence.commitment')} none={t('capture.chooseCommitment')} value={commitment?.id ?? ''} options={asking.commitments.map(({ id, code, title }) => ({ value: id, label: `${code}: ${wordsIn(title, locale)}` }))} onChoose={(id) => type({ commitment: id, milestone: '', organization: '' })} error={wasTried && !commitment ? t('request.commitmentMissing') : undefined} />
      {milestones.length > 0 && <SelectField label={t('evidence.milestone')} none={t('request.wholeCommitment')} value={milestone?.id ?? ''} options={milestones.map(({ id, order, text }) => ({ value: id, label: `${order}. ${wordsIn(text, locale)}` }))} onChoose={(id) => type({ milestone: id, organization: '' })} />}
      {areas.length > 1 && <SelectField label={t('request.area')} value={organization} options={areas.map((id) => ({ value: id, label: wordsIn(asking.organizations.find((one) => one.id === id)?.name ?? { es: id }, locale) }))} onChoose={(id) => type({ organization: id })} />}
      <TextArea label={t('request.question')} hint={t('request.questionHint')} rows={3} required maxLength={requestLimits.question} value={typed.question} onChange={(event) => type({ question: event.target.value })} error={wasTried && typed.question.trim() === '' ? t('evidence.refused.question') : undefined} />
      <TextField label={t('request.due')} type="date" min={today} required value={typed.due} onChange={(event) => type({ due: event.target.value })} error={wasTried && typed.due < today ? t('evidence.refused.due') : undefined} />
      <div className="row">
        <Button look="go" type="submit">
          {t('request.ask')}
        </Button>
        <Button onClick={onClose}>{t('ui.cancel')}</Button>
        <KeepingNote keeping={keeping} onAgain={() => void desk.keeper.flush()} />
      </div>
    </form>
  );
};
