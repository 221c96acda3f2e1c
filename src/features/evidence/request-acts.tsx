/** What comes next of a request: the area answers or says why not; whoever asked says whether it suffices, or asks once more. */
import { useState } from 'react';
import { addDays, type Day } from '../../domain/day';
import { isStandingEvidence } from '../../domain/evidence';
import { requestLimits } from '../../domain/evidence-request';
import type { RecordId } from '../../domain/ids';
import type { Json } from '../../domain/json';
import { seenOf } from '../../domain/apply-operation';
import { addresses } from '../../language/addresses';
import { useLanguage } from '../../language/language-context';
import { answerDraftKind } from '../../storage/evidence-drafts';
import { useDesk, useTyped, type Desk } from '../../storage/use-desk';
import { Banner } from '../../ui/banner';
import { Button, LinkButton } from '../../ui/button';
import { Check } from '../../ui/check';
import { TextArea, TextField } from '../../ui/field';
import { KeepingNote } from '../../ui/keeping-note';
import { Section } from '../../ui/section';
import { kindAndDay, titleOf } from '../../language/evidence-words';
import { KeptReason } from './kept-reason';
import type { RequestReading } from './read-requests';
import { useAct } from './use-act';
import { useKeeping } from './use-keeping';


export const RequestActs = ({ reading }: { readonly reading: RequestReading }) => (
  <>
    {reading.mayAnswer && <AnswerPart reading={reading} />}
    {reading.mayJudge && <JudgePart reading={reading} />}
    {reading.mayAsk && <AskAgain reading={reading} />}
  </>
);

const seenIn = ({ request }: RequestReading): Json => ({ [request.id]: seenOf('evidenceRequest', request.row.writers, { state: '' }) });

interface Typed {
  /** Chosen by hand; what was captured for this very request is chosen by itself. */
  readonly left: readonly RecordId[];
  readonly chosen: readonly RecordId[];
  readonly note: string;
}

const AnswerPart = ({ reading }: { readonly reading: RequestReading }) => {
  const desk = useDesk<Typed>({ key: `${answerDraftKind}/${reading.request.id}`, kind: answerDraftKind, start: () => ({ left: [], chosen: [], note: '' }) });
  return desk ? <Answer reading={reading} desk={desk} /> : null;
};

const Answer = ({ reading, desk }: { readonly reading: RequestReading; readonly desk: Desk<Typed> }) => {
  const language = useLanguage();
  const { t } = language;
  const { request, evidence } = reading;
  const [typed, type] = useTyped(desk);
  const keeping = useKeeping(desk.keeper);
  const [isDeclining, setDeclining] = useState(false);
  const [wasTried, setTried] = useState(false);
  const { problem, act } = useAct();
  const possible = evidence.filter((one) => isStandingEvidence(one) && one.commitment === request.commitment && one.organization === request.organization);
  const answered = new Set(request.replies.flatMap((reply) => reply.evidence));
  const isChosen = (id: RecordId): boolean => typed.chosen.includes(id) || (!typed.left.includes(id) && !answered.has(id) && possible.some((one) => one.id === id && one.request === request.id));
  const chosen = possible.filter(({ id }) => isChosen(id)).map(({ id }) => id);
  const toggle = (id: RecordId, isOn: boolean): void =>
    type(isOn ? { chosen: [...typed.chosen, id], left: typed.left.filter((one) => one !== id) } : { chosen: typed.chosen.filter((one) => one !== id), left: [...typed.left, id] });
  const answer = async (): Promise<void> => {
    setTried(true);
    if (chosen.length === 0) return;
    await desk.keeper.flush();
    const resume = desk.keeper.pause();
    const note = typed.note.trim();
    if (!(await act({ kind: 'request.answer', arguments: { request: request.id, evidence: chosen, seen: seenIn(reading), ...(note === '' ? {} : { note }) }, draft: desk.key }))) resume();
  };
  const draft = `evidence-reason/${request.id}/decline`;
  return (
    <Section title={t('request.answerTitle')}>
      {problem && !isDeclining && <Banner tone="bad" live="alert" title={t(problem)} />}
      {wasTried && chosen.length === 0 && <Banner tone="soon" live="alert" title={t('evidence.refused.evidenceMissing')} />}
      <div className="row">
        <LinkButton look={possible.length === 0 ? 'go' : 'line'} icon="camera" href={addresses.newEvidence({ request: request.id })}>
          {t('request.capture')}
        </LinkButton>
      </div>
      {possible.length > 0 && (
        <>
          <fieldset className="checklist">
            <legend className="label">{t('request.choose')}</legend>
            {possible.map((one) => (
              <Check key={one.id} label={`${titleOf(language, one)} · ${kindAndDay(language, one)}`} checked={isChosen(one.id)} onChange={(isOn) => toggle(one.id, isOn)} />
            ))}
          </fieldset>
          <TextArea label={t('request.note')} rows={3} maxLength={requestLimits.note} value={typed.note} onChange={(event) => type({ note: event.target.value })} />
          <div className="row">
            <Button look="go" onClick={() => void answer()}>
              {t('request.answer', { count: chosen.length })}
            </Button>
            <KeepingNote keeping={keeping} onAgain={() => void desk.keeper.flush()} />
          </div>
        </>
      )}
      <div className="row">
        <Button look="quiet" onClick={() => setDeclining(true)}>
          {t('request.decline')}
        </Button>
      </div>
      {isDeclining && (
        <KeptReason
          title={t('request.decline')}
          note={t('request.declineNote')}
          label={t('request.declineReason')}
          word={t('request.declineSend')}
          draft={draft}
          problem={problem && t(problem)}
          onClose={() => setDeclining(false)}
          onSend={(reason) => void act({ kind: 'request.decline', arguments: { request: request.id, reason, seen: seenIn(reading) }, draft }).then((written) => written && setDeclining(false))}
        />
      )}
    </Section>
  );
};

const usualDays = 14;

const JudgePart = ({ reading }: { readonly reading: RequestReading }) => {
  const { t } = useLanguage();
  const { request, today } = reading;
  const [isInsufficient, setInsufficient] = useState(false);
  const [due, setDue] = useState<Day>(addDays(today, usualDays));
  const { problem, act } = useAct();
  const draft = `evidence-reason/${request.id}/insufficient`;
  return (
    <Section title={t('request.judge')}>
      {problem && !isInsufficient && <Banner tone="bad" live="alert" title={t(problem)} />}
      <div className="row">
        <Button look="go" onClick={() => void act({ kind: 'request.accept', arguments: { request: request.id, seen: seenIn(reading) } })}>
          {t('request.accept')}
        </Button>
        <Button onClick={() => setInsufficient(true)}>{t('request.insufficient')}</Button>
      </div>
      <p className="small muted">{t('request.judgeNote')}</p>
      {isInsufficient && (
        <KeptReason
          title={t('request.insufficient')}
          note={t('request.insufficientNote')}
          label={t('request.insufficientReason')}
          word={t('request.insufficientSend')}
          draft={draft}
          problem={problem && t(problem)}
          onClose={() => setInsufficient(false)}
          onSend={(reason) => void act({ kind: 'request.insufficient', arguments: { request: request.id, reason, due, seen: seenIn(reading) }, draft }).then((written) => written && setInsufficient(false))}
        >
          <TextField label={t('request.newDue')} type="date" min={today} required value={due} onChange={(event) => setDue(event.target.value)} error={due < today ? t('evidence.refused.due') : undefined} />
        </KeptReason>
      )}
    </Section>
  );
};

/** Nothing came: it is asked once more, by another day, and that is counted. */
const AskAgain = ({ reading }: { readonly reading: RequestReading }) => {
  const { t } = useLanguage();
  const { request, today } = reading;
  const [due, setDue] = useState<Day>(addDays(today, usualDays));
  const { problem, act } = useAct();
  if (request.due >= today) return null;
  return (
    <Section title={t('request.againTitle')}>
      {problem && <Banner tone="bad" live="alert" title={t(problem)} />}
      <TextField label={t('request.newDue')} type="date" min={today} value={due} onChange={(event) => setDue(event.target.value)} error={due < today ? t('evidence.refused.due') : undefined} />
      <div className="row">
        <Button disabled={due < today} onClick={() => void act({ kind: 'request.ask-again', arguments: { request: request.id, due, seen: seenIn(reading) } })}>
          {t('request.again')}
        </Button>
      </div>
    </Section>
  );
};
