/** Putting right what evidence says of itself, until it is published. */
import { useId } from 'react';
import { seenOf } from '../../domain/apply-operation';
import type { Evidence } from '../../domain/evidence';
import { evidenceLimits } from '../../domain/evidence';
import type { Fields, Json } from '../../domain/json';
import { sameJson } from '../../domain/json';
import type { Milestone } from '../../domain/milestone';
import { useLanguage } from '../../language/language-context';
import type { Kept } from '../../storage/reads';
import { describeDraftKind } from '../../storage/evidence-drafts';
import { useDesk, useTyped, type Desk } from '../../storage/use-desk';
import type { Act } from '../../storage/write';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { FieldError, TextArea, TextField } from '../../ui/field';
import { SharedFields } from './shared-fields';
import { placeSaid, sharedOf, type TypedShared } from './typed-details';
import { useAct } from './use-act';
import { useState } from 'react';

interface Typed extends TypedShared {
  readonly title: string;
  readonly shows: string;
}

interface DescribeProps {
  readonly evidence: Kept<Evidence>;
  readonly milestones: readonly Milestone[];
  readonly onClose: () => void;
}


export const DescribeDialog = (props: DescribeProps) => {
  const { evidence } = props;
  const desk = useDesk<Typed>({ key: `${describeDraftKind}/${evidence.id}`, kind: describeDraftKind, start: () => ({ title: evidence.title, shows: evidence.shows, ...sharedOf(evidence) }) });
  return desk ? <Open {...props} desk={desk} /> : null;
};

const Open = ({ evidence, milestones, onClose, desk }: DescribeProps & { readonly desk: Desk<Typed> }) => {
  const { t } = useLanguage();
  const form = useId();
  const [typed, type] = useTyped(desk);
  const [wasTried, setTried] = useState(false);
  const { problem, act } = useAct();
  const submit = async (): Promise<void> => {
    setTried(true);
    await desk.keeper.flush();
    const resume = desk.keeper.pause();
    const described = describeAct(evidence, typed, desk.key);
    if (described === undefined || (await act(described))) onClose();
    else resume();
  };
  return (
    <Dialog
      title={t('evidence.describe')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button look="go" type="submit" form={form}>
            {t('evidence.save')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <FieldError id={`${form}p`} text={problem && t(problem)} />
        <TextField label={t('capture.title')} value={typed.title} maxLength={evidenceLimits.title} onChange={(event) => type({ title: event.target.value })} />
        <TextArea label={t('capture.shows')} hint={t('capture.showsHint')} rows={3} maxLength={evidenceLimits.shows} value={typed.shows} onChange={(event) => type({ shows: event.target.value })} />
        <SharedFields typed={typed} onType={type} milestones={milestones} wasTried={wasTried} />
      </form>
    </Dialog>
  );
};

/** Only what its author changed; undefined where nothing was. */
const describeAct = (evidence: Kept<Evidence>, typed: Typed, draft: string): Act | undefined => {
  const was = saidOf({ title: evidence.title, shows: evidence.shows, ...sharedOf(evidence) });
  const is = saidOf(typed);
  const set = Object.fromEntries(Object.entries(is).filter(([field, value]) => !sameJson(was[field], value))) as Fields;
  if (Object.keys(set).length === 0) return undefined;
  return { kind: 'evidence.describe', arguments: { evidence: evidence.id, set, seen: { [evidence.id]: seenOf('evidence', evidence.row.writers, set) } }, draft };
};

const saidOf = ({ title, shows, milestones, sensitivity, embargoedUntil, people, place }: Typed): Readonly<Record<string, Json>> => ({
  title: title.trim(),
  shows: shows.trim(),
  milestones,
  sensitivity,
  embargoedUntil: sensitivity === 'embargoed' && embargoedUntil !== '' ? embargoedUntil : null,
  people,
  place: (placeSaid(place) as Json | undefined) ?? null,
});
