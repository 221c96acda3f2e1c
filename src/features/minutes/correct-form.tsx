/** A correction of approved minutes: the text as it will read from now on, and why. The former version stays beside it. */
import { useEffect, useState, type FormEvent } from 'react';
import type { Doc } from 'yjs';
import type { Json } from '../../domain/json';
import type { ApprovedMinutes } from '../../domain/minutes';
import { isRichText, plainText, type RichText } from '../../domain/rich-text';
import type { MessageId } from '../../language/language';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import { keepDraft } from '../../storage/draft-keeper';
import { discardDraft, draftOf } from '../../storage/drafts';
import { useKeptText } from '../../storage/use-kept-text';
import { Button } from '../../ui/button';
import { TextArea } from '../../ui/field';
import { Section } from '../../ui/section';
import { Difference } from './difference';
import { documentOf } from './fragment-of-text';
import { correct } from './minutes-acts';
import { PointsEditor } from './points-editor';
import type { MinutesReading } from './read-minutes';
import { textOfFragment } from './text-of-fragment';

interface CorrectFormProps {
  readonly reading: MinutesReading;
  readonly version: ApprovedMinutes;
  readonly onDone: () => void;
}

export const CorrectForm = (props: CorrectFormProps) => {
  const device = useDevice();
  const [document, setDocument] = useState<Doc>();
  const key = `minutes-correction/${props.version.id}`;
  useEffect(() => {
    let isGone = false;
    void draftOf(device, key).then((draft) => {
      const kept = draft?.content as Readonly<Record<string, RichText>> | undefined;
      const bodies = Object.fromEntries(props.version.record.items.map(({ id, body }) => [id, isRichText(kept?.[id]) ? kept[id] : body]));
      if (!isGone) setDocument((known) => known ?? documentOf(bodies));
    });
    return () => void (isGone = true);
  }, [device, key, props.version.record]);
  return document ? <OpenCorrection {...props} document={document} draft={key} /> : null;
};

interface OpenCorrectionProps extends CorrectFormProps {
  readonly document: Doc;
  readonly draft: string;
}

const OpenCorrection = ({ reading, version, onDone, document, draft }: OpenCorrectionProps) => {
  const { t } = useLanguage();
  const device = useDevice();
  const { items } = version.record;
  const reasonDraft = `minutes-reason/${version.id}`;
  const { text: reason, write } = useKeptText(reasonDraft, 'minutes-reason');
  const [refused, setRefused] = useState<MessageId>();
  const bodies = useBodies(document, items.map(({ id }) => id), draft);
  const changed = items.flatMap(({ id, title, body }) => {
    const texts = { before: plainText(body), after: plainText(bodies[id] ?? null) };
    return JSON.stringify(bodies[id]) === JSON.stringify(body) ? [] : [{ id, title, ...texts }];
  });
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (changed.length === 0) return setRefused('minutes.refused.nothing-changed');
    const given = { version: version.version, items: changed.map(({ id }) => ({ id, body: bodies[id] ?? null })), reason: reason ?? '', draft };
    const problem = await correct(device, reading, given);
    setRefused(problem);
    if (problem) return;
    await discardDraft(device, reasonDraft);
    onDone();
  };
  return (
    <Section title={t('minutes.correct')}>
      <p>{t('minutes.correctNote')}</p>
      <PointsEditor document={document} points={items} heading="h3" />
      {changed.map(({ id, title, before, after }) => (
        <details key={id}>
          <summary>{t('minutes.changedIn', { title })}</summary>
          <Difference before={before} after={after} />
        </details>
      ))}
      <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
        <TextArea label={t('minutes.reason')} hint={t('minutes.reasonHint')} rows={2} required value={reason ?? ''} onChange={(event) => write(event.target.value)} error={refused && t(refused)} />
        <div className="row">
          <Button look="go" type="submit">
            {t('minutes.saveCorrection')}
          </Button>
          <Button onClick={onDone}>{t('minutes.later')}</Button>
        </div>
      </form>
    </Section>
  );
};

const bodiesOf = (document: Doc, items: readonly string[]): Readonly<Record<string, RichText>> => Object.fromEntries(items.map((item) => [item, textOfFragment(document.getXmlFragment(item))]));

/** The texts as they are typed, kept as a draft. */
const useBodies = (document: Doc, ids: readonly string[], draft: string): Readonly<Record<string, RichText>> => {
  const device = useDevice();
  const points = ids.join(' ');
  const [bodies, setBodies] = useState(() => bodiesOf(document, ids));
  useEffect(() => {
    const read = () => bodiesOf(document, points.split(' '));
    const keeper = keepDraft(device, { key: draft, kind: 'minutes-correction', content: () => read() as Json });
    const typed = (): void => {
      setBodies(read());
      keeper.touch();
    };
    document.on('update', typed);
    const stop = keeper.watch();
    return () => {
      document.off('update', typed);
      stop();
    };
  }, [device, document, draft, points]);
  return bodies;
};
