/** Showing evidence: what it is, piece by piece, and what is said of all of it. Everything is on the disk before it is called saved. */
import { useEffect, useState, type FormEvent } from 'react';
import type { RecordId } from '../../domain/ids';
import { useLanguage } from '../../language/language-context';
import { wordsIn } from '../../language/words-in';
import { capturesLeft, takeUpCapture } from '../../storage/blobs/captures';
import { captureDraftKind } from '../../storage/evidence-drafts';
import { useDevice } from '../../storage/device';
import { useLive } from '../../storage/use-live';
import { useDesk, type Desk } from '../../storage/use-desk';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { EmptyNote } from '../../ui/empty-note';
import { KeepingNote } from '../../ui/keeping-note';
import { Segmented } from '../../ui/segmented';
import { CapturePanes } from './capture-panes';
import { captureDraftKey, lackingOf, nothingShown, type CaptureTyped, type ShownAbout } from './capture-items';
import { ItemForm } from './item-form';
import { NotKeptNotes } from './not-kept-notes';
import { readCapture, type CaptureFacts } from './read-capture';
import { sharedOf } from './typed-details';
import { SharedFields } from './shared-fields';
import { useCapture, type Capture } from './use-capture';
import { useKeeping } from './use-keeping';

interface CaptureFormProps {
  readonly id: RecordId;
  readonly about: ShownAbout;
  readonly onSaved: (ids: readonly RecordId[]) => void;
  readonly onGivenUp: () => void;
}

export const CaptureForm = ({ id, about, onSaved, onGivenUp }: CaptureFormProps) => {
  const device = useDevice();
  const { t } = useLanguage();
  const desk = useDesk<CaptureTyped>({ key: captureDraftKey(id), kind: captureDraftKind, start: () => nothingShown(about) });
  // What a draft is about was settled when it was begun.
  const asked = desk ? desk.store.getState().about : about;
  const facts = useLive(() => readCapture(device, asked), [device, JSON.stringify(asked)]);
  if (!desk || !facts) return null;
  if (facts.commitments.length === 0) return <EmptyNote level={2} title={t('capture.nothingToShow')}>{t('capture.nothingToShowNote')}</EmptyNote>;
  return <Open desk={desk} facts={facts} onSaved={onSaved} onGivenUp={onGivenUp} />;
};

interface OpenProps extends Pick<CaptureFormProps, 'onSaved' | 'onGivenUp'> {
  readonly desk: Desk<CaptureTyped>;
  readonly facts: CaptureFacts;
}

const Open = ({ desk, facts, onSaved, onGivenUp }: OpenProps) => {
  const { t } = useLanguage();
  const capture = useCapture(desk);
  const { typed, problem, keeping } = capture;
  const [isSaving, setSaving] = useState(false);
  const [wasTried, setTried] = useState(false);
  useWhatWasKnown(capture, facts);
  useWhatWasLeft(capture);
  const { items } = typed;
  const lacks = items.some((item) => lackingOf(item) !== undefined) || typed.commitment === '' || typed.organization === '' || (typed.sensitivity === 'embargoed' && typed.embargoedUntil === '');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (lacks || isSaving || keeping > 0) return;
    setSaving(true);
    const ids = await capture.save();
    setSaving(false);
    if (ids) onSaved(ids);
  };
  return (
    <form className="stack stack--5" noValidate aria-label={t('capture.name')} onSubmit={(event) => void submit(event)}>
      <CapturePanes capture={capture} />
      <NotKeptNotes notKept={capture.notKept} />
      {keeping > 0 && (
        <p className="state" role="status">
          {t('capture.keeping', { count: keeping })}
        </p>
      )}
      {items.length > 0 && (
        <>
          <ol className="stack stack--5" aria-label={t('capture.pieces')}>
            {items.map((item, index) => (
              <ItemForm
                key={item.id}
                item={item}
                number={index + 1}
                all={facts.evidence}
                codes={facts.codes}
                wasTried={wasTried}
                onType={(part) => capture.typeItem(item.id, part)}
                onCover={(picture) => capture.cover(item.id, picture)}
                onRemove={() => capture.remove(item.id)}
              />
            ))}
          </ol>
          <Whose capture={capture} facts={facts} wasTried={wasTried} />
          <SharedFields typed={typed} onType={capture.type} milestones={facts.milestones.filter(({ commitment }) => commitment === typed.commitment)} wasTried={wasTried} />
          {problem && <Banner tone="bad" live="alert" title={t(problem)} />}
          {wasTried && lacks && <Banner tone="soon" live="alert" title={t('capture.lacks')} />}
          <Dock desk={desk} capture={capture} isSaving={isSaving} onGivenUp={onGivenUp} />
        </>
      )}
    </form>
  );
};

/** What the record that is asked for or replaced says already is not typed again. */
const useWhatWasKnown = (capture: Capture, { commitments, areasFor, former, request }: CaptureFacts): void => {
  const { typed, know } = capture;
  const only = commitments.length === 1 ? commitments[0] : commitments.find(({ id }) => id === typed.commitment);
  const areas = only ? areasFor(only) : [];
  const organization = areas.includes(typed.organization) ? typed.organization : (areas[0] ?? '');
  const isNew = typed.items.length === 0 && typed.captures.length === 0 && typed.commitment === '' && typed.organization === '';
  useEffect(() => {
    if (only && (typed.commitment !== only.id || typed.organization !== organization))
      know({ commitment: only.id, organization, ...(isNew && former ? sharedOf(former) : {}), ...(isNew && request?.milestone !== undefined && typed.milestones.length === 0 ? { milestones: [request.milestone] } : {}) });
    // What was found out once is not written over what the person chooses later.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [only?.id, organization]);
};

/** Files that a page which died had kept: they are pieces too. */
const useWhatWasLeft = ({ typed, takeIn }: Capture): void => {
  const device = useDevice();
  const [left, setLeft] = useState(typed.captures);
  useEffect(() => {
    if (left.length === 0) return;
    let isGone = false;
    void capturesLeft(device).then((all) => {
      if (isGone) return;
      for (const one of all.filter(({ id }) => left.includes(id))) {
        takeUpCapture(device, one.id);
        takeIn(one.kept, one.openedAt);
      }
      setLeft([]);
    });
    return () => void (isGone = true);
    // Once per opening: captures of this very page are no remains.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [device, left]);
};

const Whose = ({ capture: { typed, type }, facts, wasTried }: { readonly capture: Capture; readonly facts: CaptureFacts; readonly wasTried: boolean }) => {
  const { t, locale } = useLanguage();
  const { commitments, isFixed, organizations, areasFor } = facts;
  const commitment = commitments.find(({ id }) => id === typed.commitment);
  const areas = commitment ? areasFor(commitment) : [];
  const choose = (id: string): void => {
    const chosen = commitments.find((one) => one.id === id);
    type({ commitment: id, organization: chosen ? (areasFor(chosen)[0] ?? '') : '', milestones: [] });
  };
  return (
    <div className="stack stack--2">
      {!isFixed && commitments.length > 1 && (
        <label className={wasTried && typed.commitment === '' ? 'field field--bad' : 'field'}>
          <span className="label">{t('capture.commitment')}</span>
          <select className="input" required value={typed.commitment} onChange={(event) => choose(event.target.value)}>
            <option value="">{t('capture.chooseCommitment')}</option>
            {commitments.map(({ id, code, title }) => (
              <option key={id} value={id}>
                {code}: {wordsIn(title, locale)}
              </option>
            ))}
          </select>
        </label>
      )}
      {areas.length > 1 && (
        <Segmented
          legend={t('capture.organization')}
          value={typed.organization}
          onChange={(organization) => type({ organization })}
          segments={areas.map((value) => ({ value, label: wordsIn(organizations.find(({ id }) => id === value)?.name ?? { es: value }, locale) }))}
        />
      )}
    </div>
  );
};

const Dock = ({ desk, capture, isSaving, onGivenUp }: { readonly desk: Desk<CaptureTyped>; readonly capture: Capture; readonly isSaving: boolean; readonly onGivenUp: () => void }) => {
  const { t } = useLanguage();
  const keeping = useKeeping(desk.keeper);
  return (
    <div className="dock">
      <KeepingNote keeping={keeping} onAgain={() => void desk.keeper.flush()} />
      <Button onClick={() => void capture.giveUp().then(onGivenUp)}>{t('capture.giveUp')}</Button>
      <Button look="go" type="submit" disabled={isSaving || capture.keeping > 0}>
        {t('capture.save', { count: capture.typed.items.length })}
      </Button>
    </div>
  );
};
