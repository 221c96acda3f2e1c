/** One piece of what is being shown: its picture, and what its author says of it. */
import { useState } from 'react';
import type { Evidence } from '../../domain/evidence';
import { evidenceLimits } from '../../domain/evidence';
import { addresses } from '../../language/addresses';
import { formatMoment } from '../../language/dates';
import { formatBytes } from '../../language/numbers';
import { useLanguage } from '../../language/language-context';
import { useBlobUrl } from '../../storage/blobs/use-blob-url';
import { useDevice } from '../../storage/device';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { TextArea, TextField } from '../../ui/field';
import { Icon } from '../../ui/icons';
import { Link } from '../../ui/link';
import { BlurDialog } from './blur-dialog';
import { kindsOf, lackingOf, type CaptureItem } from './capture-items';
import { titleOf } from '../../language/evidence-words';
import { familyOf, kindIcons } from './kinds';
import { alreadyPresented } from '../../domain/already-presented';

interface ItemFormProps {
  readonly item: CaptureItem;
  readonly number: number;
  readonly all: readonly Evidence[];
  readonly codes: ReadonlyMap<string, string>;
  readonly wasTried: boolean;
  readonly onType: (part: Partial<CaptureItem>) => void;
  readonly onCover: (picture: Blob) => Promise<boolean>;
  readonly onRemove: () => void;
}

export const ItemForm = (props: ItemFormProps) => {
  const { item, number, onType, onRemove } = props;
  const language = useLanguage();
  const { t } = language;
  const kinds = kindsOf(item);
  const name = titleOf(language, item);
  return (
    <li className="shown" aria-label={t('capture.piece', { number, name })}>
      <Picture {...props} />
      <div className="stack stack--2">
        <TextField label={t('capture.title')} hint={t('capture.titleHint')} maxLength={evidenceLimits.title} value={item.title} onChange={(event) => onType({ title: event.target.value })} />
        <OwnWords {...props} />
        <TextArea label={t('capture.shows')} hint={t('capture.showsHint')} rows={2} maxLength={evidenceLimits.shows} value={item.shows} onChange={(event) => onType({ shows: event.target.value })} />
        {kinds.length > 1 && (
          <label className="field">
            <span className="label">{t('capture.kind')}</span>
            <select className="input" value={item.kind} onChange={(event) => onType({ kind: kinds.find((kind) => kind === event.target.value) ?? item.kind })}>
              {kinds.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`evidenceKind.${kind}`)}
                </option>
              ))}
            </select>
          </label>
        )}
        <AlreadyPresented {...props} />
        <div className="row">
          <Button look="quiet" aria-label={t('capture.removeNamed', { name })} onClick={onRemove}>
            {t('capture.remove')}
          </Button>
        </div>
      </div>
    </li>
  );
};

const Picture = ({ item, onCover }: ItemFormProps) => {
  const language = useLanguage();
  const { t } = language;
  const { kind, original, preview, publicPicture, origin, capturedAt } = item;
  const small = useBlobUrl(publicPicture?.sha256 ?? preview?.sha256);
  const [isCovering, setCovering] = useState(false);
  const isPicture = original !== undefined && familyOf(original.type) === 'picture';
  return (
    <div className="stack stack--2">
      {small === undefined ? (
        <span className="shown__kind">
          <Icon name={kindIcons[kind]} size={40} />
        </span>
      ) : (
        <img className="shown__pic" src={small} alt={t(publicPicture ? 'capture.publicPicture' : 'capture.picture')} />
      )}
      {original && (
        <p className="small muted">
          {[original.name, formatBytes(language, original.bytes), t(`evidenceOrigin.${origin}`), formatMoment(language, capturedAt)].filter(Boolean).join(' · ')}
        </p>
      )}
      {isPicture && <Button onClick={() => setCovering(true)}>{t(publicPicture ? 'blur.again' : 'blur.open')}</Button>}
      {publicPicture && <p className="small">{t('blur.covered')}</p>}
      {isCovering && original && <BlurDialog sha256={original.sha256} onPicture={onCover} onClose={() => setCovering(false)} />}
    </div>
  );
};

/** What stands in the place of a file: the page that was seen, or what was seen with one's own eyes. */
const OwnWords = ({ item, wasTried, onType }: ItemFormProps) => {
  const { t } = useLanguage();
  const today = useDevice().today();
  const lacking = wasTried ? lackingOf(item) : undefined;
  const { link, text } = item;
  if (link)
    return (
      <>
        <TextField label={t('link.address')} type="url" inputMode="url" autoComplete="off" required value={link.url} onChange={(event) => onType({ link: { ...link, url: event.target.value.trim() } })} error={lacking === 'link' ? t('evidence.refused.link') : undefined} />
        <TextField label={t('link.title')} hint={t('link.titleHint')} maxLength={evidenceLimits.title} value={link.title} onChange={(event) => onType({ link: { ...link, title: event.target.value } })} />
        <TextField label={t('link.seenOn')} type="date" max={today} required value={link.seenOn} onChange={(event) => onType({ link: { ...link, seenOn: event.target.value } })} hint={t('link.note')} error={lacking === 'seenOn' ? t('link.seenMissing') : undefined} />
      </>
    );
  if (text === undefined) return null;
  return <TextArea label={t('observation.text')} hint={t('observation.hint')} rows={5} required maxLength={evidenceLimits.text} value={text} onChange={(event) => onType({ text: event.target.value })} error={lacking === 'text' ? t('observation.missing') : undefined} />;
};

/** Said to whoever attaches, before it is kept, and without any network. */
const AlreadyPresented = ({ item, all, codes }: ItemFormProps) => {
  const language = useLanguage();
  const { t } = language;
  const before = alreadyPresented(item, all);
  if (before.length === 0) return null;
  return (
    <Banner tone="soon" live="status" title={t(before.some(({ how }) => how === 'sameBytes') ? 'presented.same' : 'presented.alike')}>
      <ul className="plain">
        {before.slice(0, 3).map(({ evidence, how }) => (
          <li key={evidence.id}>
            <Link href={addresses.evidence(evidence.id)} target="_blank">
              {t(`presented.where.${how}`, { title: titleOf(language, evidence), code: codes.get(evidence.commitment) ?? '', when: formatMoment(language, evidence.capturedAt) })}
            </Link>
          </li>
        ))}
      </ul>
    </Banner>
  );
};
