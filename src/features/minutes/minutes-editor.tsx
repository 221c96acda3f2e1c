/** The minutes as they are written: every point of the agenda with its text, or the one that is talked about now. */
import type { RecordId } from '../../domain/ids';
import { isBeingWritten } from '../../domain/meeting';
import { may } from '../../domain/permissions';
import { addresses } from '../../language/addresses';
import { formatTime } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import { contributionsOf, meetingOf } from '../../storage/meeting-reads';
import { membershipsOf, personOf } from '../../storage/person-reads';
import { useLive, useRead } from '../../storage/use-live';
import { Banner } from '../../ui/banner';
import { ItemState } from '../../ui/item-state';
import { ContributionList } from './contributions';
import { LostWordsList } from './lost-words-list';
import { PointsEditor, type MinutesPoint } from './points-editor';
import { useMinutesDesk, useOfDesk, type OpenMinutes } from './use-minutes-desk';

interface MinutesEditorProps {
  readonly meeting: RecordId;
  /** In the order they are talked about. */
  readonly items: readonly MinutesPoint[];
  /** Only this one is shown; the document stays open whole. */
  readonly current?: RecordId | undefined;
  /** Of the heading over each point; none where the page names the point itself. */
  readonly heading?: 'h2' | 'h3' | 'none';
  /** Where evidence of the meeting is added. */
  readonly evidenceHref?: string;
}

export const MinutesEditor = (props: MinutesEditorProps) => {
  const mayWrite = useMayWrite(props.meeting);
  const open = useMinutesDesk({ meeting: props.meeting, items: props.items.map(({ id }) => id), mayWrite: mayWrite ?? false });
  return open && mayWrite !== undefined ? <OpenEditor {...props} open={open} mayWrite={mayWrite} /> : null;
};

const useMayWrite = (id: RecordId): boolean | undefined => {
  const device = useDevice();
  const person = useRead(personOf);
  const written = useLive(async () => {
    const meeting = await meetingOf(device, id);
    return { organization: meeting && isBeingWritten(meeting.state) ? meeting.organization : null };
  }, [device, id]);
  if (!person || !written) return undefined;
  return written.organization !== null && may(person, 'meeting.write', device.today(), { organization: written.organization });
};

interface OpenEditorProps extends MinutesEditorProps {
  readonly open: OpenMinutes;
  readonly mayWrite: boolean;
}

const OpenEditor = ({ meeting, open, mayWrite, items, current, heading = 'h3', evidenceHref = addresses.newEvidence({ meeting }) }: OpenEditorProps) => {
  const { t } = useLanguage();
  const device = useDevice();
  const contributions = useLive(() => contributionsOf(device, meeting), [device, meeting]) ?? [];
  return (
    <PointsEditor
      key={open.opening}
      document={open.document}
      points={current === undefined ? items : items.filter(({ id }) => id === current)}
      heading={heading}
      evidenceHref={evidenceHref}
      isRead={(item) => !mayWrite || open.unknown.includes(item)}
      state={mayWrite && <KeptWords desk={open.desk} />}
      above={
        <>
          {open.unreadable.length > 0 && <Banner tone="soon" title={t('minutes.unreadable')} />}
          {open.isLongTogether && <Banner tone="soon" title={t('minutes.tooLongTogether')} />}
        </>
      }
      under={(item) => (
        <>
          {open.unknown.includes(item) && <Banner tone="soon" title={t('minutes.newer')} />}
          {open.long.includes(item) && <Banner tone="soon" title={t('minutes.tooLong')} />}
          <LostWordsList lost={open.lost.filter((words) => words.item === item)} onSettle={mayWrite ? open.desk.settle : undefined} />
          <WroteHere desk={open.desk} item={item} />
          <ContributionList contributions={contributions.filter(({ agendaItem }) => agendaItem === item)} />
        </>
      )}
    />
  );
};

/** Where the words are that were typed here. */
const KeptWords = ({ desk }: Pick<OpenMinutes, 'desk'>) => {
  const { t } = useLanguage();
  const keeping = useOfDesk(desk, (state) => state.keeping);
  switch (keeping.kind) {
    case 'untouched':
      return null;
    case 'saving':
      return <span className="state">{t('minutes.saving')}</span>;
    case 'saved':
      return <ItemState state="saved">{t('itemState.saved')}, {formatTime(keeping.at)}</ItemState>;
    case 'failed':
      return <ItemState state="notSaved">{t('itemState.notSaved')}</ItemState>;
  }
};

/** "Escribieron: Lucía, 10:42; Martín, 10:51". */
const WroteHere = ({ desk, item }: Pick<OpenMinutes, 'desk'> & { readonly item: RecordId }) => {
  const { t } = useLanguage();
  const device = useDevice();
  const names = useLive(async () => new Map((await membershipsOf(device)).map(({ person, name }) => [person, name])), [device]);
  const wrote = useOfDesk(desk, ({ touches }) => touches[item] ?? []);
  if (!names || wrote.length === 0) return null;
  const people = wrote.map(({ author, at }) => `${names.get(author) ?? t('minutes.somebody')}, ${formatTime(at)}`).join('; ');
  return <p className="hint">{t('minutes.wrote', { people })}</p>;
};
