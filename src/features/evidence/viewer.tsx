/** Looking at evidence: a picture closely, a document page by page, a sound with its shape. From this device where it is here, and honest where it is not. */
import type { Evidence } from '../../domain/evidence';
import { dayAt } from '../../domain/day';
import { formatDay, timeZone } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { usePartUrl } from '../../storage/blobs/use-blob-url';
import { Banner } from '../../ui/banner';
import { Icon } from '../../ui/icons';
import { Zoom } from '../../ui/zoom';
import { DocumentPages } from './document-pages';
import { titleOf } from '../../language/evidence-words';
import { familyOf } from './kinds';
import { NoPicture } from './no-picture';
import { SoundPlayer } from './sound-player';
import { useReaches } from './use-reaches';
import { useZoomWords } from './use-zoom-words';

export const Viewer = ({ evidence }: { readonly evidence: Evidence }) => {
  const language = useLanguage();
  const { original, text, link } = evidence;
  return (
    <figure className="viewer">
      {original && <Bytes evidence={evidence} type={original.type} />}
      {text !== undefined && text.trim() !== '' && <blockquote className="written">{text}</blockquote>}
      {link && (
        <p className="viewer__link">
          <Icon name="link" size={20} />
          <span>
            <a href={link.url} rel="noreferrer noopener" target="_blank">
              {link.title || link.url}
            </a>
            <br />
            <span className="small muted">{language.t('evidence.linkSeenOn', { day: formatDay(language, link.seenOn), url: link.url })}</span>
          </span>
        </p>
      )}
    </figure>
  );
};

const Bytes = ({ evidence, type }: { readonly evidence: Evidence; readonly type: string }) => {
  switch (familyOf(type)) {
    case 'picture':
      return <Picture evidence={evidence} />;
    case 'document':
      return <DocumentPages evidence={evidence} />;
    case 'sound':
      return <SoundPlayer evidence={evidence} />;
    case 'film':
      return <Film evidence={evidence} />;
    case 'other':
      return <NoPicture evidence={evidence} />;
  }
};

/** The original where it is on this device; else the picture that the server made of it; else the small one that travels first. */
const Picture = ({ evidence }: { readonly evidence: Evidence }) => {
  const language = useLanguage();
  const { t } = language;
  const { preview, derivatives = [] } = evidence;
  const whole = usePartUrl(evidence, 'original');
  const made = usePartUrl(evidence, 'picture');
  const small = usePartUrl(evidence, 'preview');
  const isSmaller = preview !== undefined || derivatives.some(({ part }) => part === 'picture');
  const shown = useReaches([whole?.url, made?.url, small?.url]);
  const words = useZoomWords();
  if (shown === 'looking') return <div className="viewer__wait" />;
  if (shown === undefined) return <NoPicture evidence={evidence} />;
  return (
    <>
      <Zoom src={shown.url} alt={t('evidence.pictureOf', { title: titleOf(language, evidence) })} words={words} />
      {shown.place === 2 && isSmaller && <figcaption className="small muted">{t('evidence.smallOnly')}</figcaption>}
    </>
  );
};

const Film = ({ evidence }: { readonly evidence: Evidence }) => {
  const original = usePartUrl(evidence, 'original');
  if (!original) return <NoPicture evidence={evidence} />;
  // oxlint-disable-next-line jsx-a11y/media-has-caption
  return <video className="viewer__film" src={original.url} controls preload="metadata" />;
};

/** Taken back: what it was is told by its tombstone alone. */
export const Tombstone = ({ evidence }: { readonly evidence: Evidence }) => {
  const language = useLanguage();
  const { t } = language;
  return (
    <Banner tone="soon" title={t('evidence.withdrawnTitle', { day: formatDay(language, evidence.withdrawnOn ?? dayAt(evidence.capturedAt, timeZone)) })}>
      <p>“{evidence.reason}”</p>
      <p>{t('evidence.withdrawnNote')}</p>
    </Banner>
  );
};
