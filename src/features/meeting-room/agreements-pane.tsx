/** What is agreed in this meeting, written down while people talk. */
import { useEffect, useState } from 'react';
import type { Agreement } from '../../domain/agreement';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import { draftsOf } from '../../storage/drafts';
import type { Kept } from '../../storage/reads';
import { Button } from '../../ui/button';
import { DemoTag } from '../../ui/demo-tag';
import { AgreementForm, agreementDraftKey } from './agreement-form';
import { DueWords } from './due-note';
import { ownerWords } from './owner-words';
import { deletionAct, rebirthAct } from './room-acts';
import { useRoom } from './room-context';

/** Which agreement is being written: a new one, or the id of one that is put right. */
type Writing = 'new' | string | undefined;

export const AgreementsPane = () => {
  const { t } = useLanguage();
  const { facts } = useRoom();
  const [writing, setWriting] = useState<Writing>();
  useHalfWritten(setWriting);
  const done = (): void => setWriting(undefined);
  return (
    <>
      <div className="pane__head">
        <h2>{t('room.agreements')}</h2>
        <span className="push small muted">{facts.agreements.length}</span>
      </div>
      {facts.mayWrite && writing === 'new' && <AgreementForm onDone={done} />}
      {facts.mayWrite && writing === undefined && (
        <Button icon="plus" onClick={() => setWriting('new')}>
          {t('room.newAgreement')}
        </Button>
      )}
      {facts.agreements.length === 0 && writing === undefined && <p className="small muted">{t('room.noAgreements')}</p>}
      <ol>
        {inOrderMade(facts.agreements).map((agreement) =>
          writing === agreement.id ? (
            <li key={agreement.id}>
              <AgreementForm former={agreement} onDone={done} />
            </li>
          ) : (
            <Deal key={agreement.id} agreement={agreement} onEdit={() => setWriting(agreement.id)} />
          ),
        )}
      </ol>
    </>
  );
};

const inOrderMade = (agreements: readonly Kept<Agreement>[]): readonly Kept<Agreement>[] => [...agreements].sort((one, other) => other.id.localeCompare(one.id));

/** Opens what was half-written when the page was left, or the tablet died. */
const useHalfWritten = (open: (writing: Writing) => void): void => {
  const device = useDevice();
  const { id } = useRoom().facts.meeting;
  useEffect(() => {
    let isLeft = false;
    const key = agreementDraftKey(id);
    void draftsOf(device).then((drafts) => {
      const half = drafts.find((draft) => draft.key === key || draft.key.startsWith(`${key}/`));
      if (half && !isLeft) open(half.key === key ? 'new' : half.key.slice(key.length + 1));
    });
    return () => {
      isLeft = true;
    };
    // Once: what is opened later is opened by hand.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [device, id]);
};

const Deal = ({ agreement, onEdit }: { readonly agreement: Kept<Agreement>; readonly onEdit: () => void }) => {
  const language = useLanguage();
  const { t } = language;
  const { facts, write, newId } = useRoom();
  const milestone = facts.milestones.find(({ id }) => id === agreement.milestone);
  const owner = ownerWords(language, facts, agreement);
  const isOpen = facts.mayWrite && agreement.state === 'open';
  const remove = (): void => void write(deletionAct(agreement), { message: t('room.agreementDeleted'), back: () => rebirthAct(agreement, newId()) });
  return (
    <li className="deal">
      <h3>{agreement.text}</h3>
      <p>
        {owner === '' ? t('room.noOwner') : owner} · <DueWords agreement={agreement} />
        {milestone && ` · ${t('room.milestone', { number: milestone.order })}`}
        {agreement.state !== 'open' && ` · ${t(`agreementState.${agreement.state}`)}`} {agreement.demo && <DemoTag>{t('demo.tag')}</DemoTag>}
      </p>
      {isOpen && (
        <div className="row">
          <Button look="quiet" aria-label={t('room.editNamed', { text: agreement.text })} onClick={onEdit}>
            {t('room.edit')}
          </Button>
          {facts.meeting.state !== 'circulated' && (
            <Button look="quiet" aria-label={t('room.deleteNamed', { text: agreement.text })} onClick={remove}>
              {t('room.delete')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
};
