/** Evidence as everybody may see it: safe copies, what each shows, its day, its receipt and its hash. */
import { formatDay } from '../language/dates';
import { wordsIn } from '../language/words-in';
import { DemoTag } from '../ui/demo-tag';
import type { EvidenceModel } from './evidence-model';
import { useSite } from './site-context';
import { hostOf, Said } from './spoken';

interface EvidenceListProps {
  readonly evidence: readonly EvidenceModel[];
  /** Of the title of each. */
  readonly level: 3 | 4 | 5;
}

export const EvidenceList = ({ evidence, level }: EvidenceListProps) => (
  <ul className="shown">
    {evidence.map((one) => (
      <li key={one.id} className="shown__one" id={`evidencia-${one.code}`}>
        <EvidenceCard evidence={one} level={level} />
      </li>
    ))}
  </ul>
);

const EvidenceCard = ({ evidence, level }: { readonly evidence: EvidenceModel; readonly level: EvidenceListProps['level'] }) => {
  const { language, path } = useSite();
  const { kind, title, code, original, withdrawnOn } = evidence;
  const Title = `h${level}` as const;
  const name = title === null || title.trim() === '' ? language.t(`siteEvidence.kind_${kind}`) : title;
  return (
    <>
      <Picture evidence={evidence} name={name} />
      <div className="shown__words">
        <Title>{title === null || title.trim() === '' ? name : <Said text={title} />}</Title>
        {withdrawnOn === null ? <WhatItShows evidence={evidence} /> : <Tombstone evidence={evidence} withdrawnOn={withdrawnOn} />}
        <MadeBy evidence={evidence} />
        <p className="small">
          {language.t('siteEvidence.receipt')} <a href={path({ page: 'receipt', code })}>{code}</a>
          {original && (
            <>
              {' · '}
              {/* The whole of it stands on the page of the receipt. */}
              SHA-256 <code>{original.sha256.slice(0, 16)}…</code>
            </>
          )}
        </p>
      </div>
    </>
  );
};

/** The first picture that there is, whole behind it; of a document its pages, of sound the sound. */
const Picture = ({ evidence: { derivatives }, name }: { readonly evidence: EvidenceModel; readonly name: string }) => {
  const { language } = useSite();
  const picture = derivatives.find(({ part }) => part === 'public' || part === 'picture' || part === 'page-1');
  if (!picture) return null;
  const { path, width, height } = picture;
  return (
    <a className="shown__picture" href={path}>
      <img src={path} alt={language.t('siteEvidence.picture', { name })} loading="lazy" width={width} height={height} />
    </a>
  );
};

export const WhatItShows = ({ evidence: { shows, text, link, derivatives } }: { readonly evidence: EvidenceModel }) => {
  const { language } = useSite();
  const host = link === null ? undefined : hostOf(link.url);
  const sound = derivatives.find(({ part }) => part === 'sound');
  const pages = derivatives.filter(({ part }) => part.startsWith('page-'));
  const words = derivatives.find(({ part }) => part === 'text');
  return (
    <>
      {shows !== null && (
        <p>
          <Said text={shows} />
        </p>
      )}
      {text !== null && (
        <p>
          <Said text={text} />
        </p>
      )}
      {link !== null && host !== undefined && (
        <p>
          <a href={link.url} rel="noopener nofollow ugc">
            {language.t('siteEvidence.link', { title: link.title.trim() === '' ? host : link.title, host })}
          </a>{' '}
          <span className="small muted">{language.t('siteEvidence.seenOn', { day: formatDay(language, link.seenOn) })}</span>
        </p>
      )}
      {/* A recording as it was made has no captions: what it shows stands above it. */}
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
      {sound && <audio controls preload="none" src={sound.path} aria-label={language.t('siteEvidence.sound')} />}
      {(pages.length > 1 || words) && (
        <p className="small">
          {pages.map(({ part, path }) => (
            <span key={part}>
              <a href={path}>{language.t('siteEvidence.page', { number: Number(part.slice('page-'.length)) })}</a>{' '}
            </span>
          ))}
          {words && <a href={words.path}>{language.t('siteEvidence.words')}</a>}
        </p>
      )}
    </>
  );
};

const Tombstone = ({ evidence: { reason }, withdrawnOn }: { readonly evidence: EvidenceModel; readonly withdrawnOn: string }) => {
  const { language } = useSite();
  return (
    <p className="note">
      {language.t('siteEvidence.withdrawn', { day: formatDay(language, withdrawnOn) })} {reason !== null && <Said text={reason} />}
    </p>
  );
};

const MadeBy = ({ evidence: { kind, origin, capturedOn, organization, onBehalf, supersededBy, demo } }: { readonly evidence: EvidenceModel }) => {
  const { language, path } = useSite();
  const day = formatDay(language, capturedOn);
  return (
    <p className="small muted">
      {language.t(`siteEvidence.kind_${kind}`)} · {language.t(origin === 'captured' ? 'siteEvidence.capturedOn' : 'siteEvidence.importedOn', { day })}
      {organization && ` · ${wordsIn(organization.name, language.locale)}`}
      {onBehalf && ` · ${language.t('siteEvidence.onBehalf')}`}
      {demo && (
        <>
          {' '}
          <DemoTag>{language.t('demo.tag')}</DemoTag>
        </>
      )}
      {supersededBy !== null && (
        <>
          {' · '}
          {language.t('siteEvidence.superseded')} <a href={path({ page: 'receipt', code: supersededBy })}>{supersededBy}</a>
        </>
      )}
    </p>
  );
};
