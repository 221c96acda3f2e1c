/** "What will be public?": exactly what the whitelist lets out of a piece of evidence, drawn from it and from nothing else. Without any network. */
import { publicationRefusalOf, type Evidence, type PublicationRefusal } from '../../domain/evidence';
import { publishedEvidenceOf } from '../../domain/evidence-publication';
import { dayAt, type Day } from '../../domain/day';
import type { Milestone } from '../../domain/milestone';
import { formatDay, timeZone } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { Spoken } from '../../language/spoken';
import { usePartUrl } from '../../storage/blobs/use-blob-url';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { DemoTag } from '../../ui/demo-tag';
import { familyOf } from './kinds';
import { useReaches } from './use-reaches';

interface PublicViewProps {
  readonly evidence: Evidence;
  readonly milestones: readonly Milestone[];
  readonly today: Day;
}

export const PublicView = ({ evidence, milestones, today }: PublicViewProps) => {
  const language = useLanguage();
  const { t } = language;
  const refusal = publicationRefusalOf(evidence, today);
  const isNever = refusal !== undefined && neverPublic.includes(refusal);
  // What an embargo, a scanner or the network still holds back is shown as it will be.
  const open = publishedEvidenceOf(evidence, evidence.publishedOn ?? today);
  return (
    <div className="stack">
      {refusal !== undefined && refusal !== 'published' && <Banner tone="soon" title={t(`publication.${refusal}`, { day: evidence.embargoedUntil === undefined ? '' : formatDay(language, evidence.embargoedUntil) })} />}
      {isNever ? (
        <p>{t('publication.nothing')}</p>
      ) : (
        <article className="preview">
          <PublicPicture evidence={evidence} />
          <h3>
            {open.title || t(`evidenceKind.${open.kind}`)} {open.demo && <DemoTag>{t('demo.tag')}</DemoTag>}
          </h3>
          {open.shows && <p className="prewrap">{open.shows}</p>}
          {open.text && <blockquote className="written">{open.text}</blockquote>}
          {open.link && (
            <p>
              {open.link.title} <span className="small muted">{t('evidence.linkSeenOn', { url: open.link.url, day: formatDay(language, open.link.seenOn) })}</span>
            </p>
          )}
          <p className="small">
            {t(`evidenceKind.${open.kind}`)} · {formatDay(language, dayAt(open.capturedAt, timeZone))} · {t(`evidenceOrigin.${open.origin}`)}
            {open.onBehalf && ` · ${t('evidence.onBehalf')}`}
          </p>
          <ul className="small">
            {milestones
              .filter(({ id }) => open.milestones.includes(id))
              .map(({ id, order, text }) => (
                <li key={id}>
                  {order}. <Spoken words={text} />
                </li>
              ))}
          </ul>
          <p className="receipt__hash">
            {open.code} {open.original && `· SHA-256 ${open.original.sha256}`}
          </p>
        </article>
      )}
      <p className="small muted">{t('publication.absent')}</p>
    </div>
  );
};

/** Whatever else happens, this does not become public as it is. */
const neverPublic: readonly PublicationRefusal[] = ['not-standing', 'not-public', 'minors', 'infected'];

/** The blurred picture in the place of the original. What the server makes of it has the same look, and none of what a camera hides in its files. */
const PublicPicture = ({ evidence }: { readonly evidence: Evidence }) => {
  const { t } = useLanguage();
  const { original, publicPicture } = evidence;
  const isPicture = original !== undefined && familyOf(original.type) === 'picture';
  const blurred = usePartUrl(evidence, 'public');
  const whole = usePartUrl(evidence, 'original');
  const made = usePartUrl(evidence, 'picture');
  const small = usePartUrl(evidence, 'preview');
  const urls = publicPicture ? [blurred?.url] : [whole?.url, made?.url, small?.url];
  const shown = useReaches(isPicture ? urls : []);
  if (!original) return null;
  if (isPicture && shown && shown !== 'looking') return <img className="public__pic" src={shown.url} alt={t(publicPicture ? 'publication.blurred' : 'publication.picture')} />;
  const family = familyOf(original.type);
  return <p className="small muted">{t(family === 'sound' ? 'publication.noSound' : family === 'document' ? 'publication.madeByServer' : isPicture ? 'publication.pictureOfServer' : 'publication.onlyWords')}</p>;
};

interface PublicDialogProps extends PublicViewProps {
  readonly onClose: () => void;
  /** Publishes it, where that may be done here and now. */
  readonly onPublish?: (() => void) | undefined;
}

export const PublicDialog = ({ onClose, onPublish, ...view }: PublicDialogProps) => {
  const { t } = useLanguage();
  const mayNow = publicationRefusalOf(view.evidence, view.today) === undefined;
  return (
    <Dialog
      title={t(view.evidence.publishedOn === undefined ? 'publication.title' : 'publication.isPublic')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('ui.close')}</Button>
          {onPublish && mayNow && (
            <Button look="go" onClick={onPublish}>
              {t('publication.publish')}
            </Button>
          )}
        </>
      }
    >
      <PublicView {...view} />
    </Dialog>
  );
};
