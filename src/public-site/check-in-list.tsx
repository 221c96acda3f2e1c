/** What the area said in each period, as it was published: whole, newest first. */
import { formatDay, formatPeriod } from '../language/dates';
import { wordsIn } from '../language/words-in';
import { DemoTag } from '../ui/demo-tag';
import { EmptyNote } from '../ui/empty-note';
import { ReportedGlyph } from '../ui/glyphs';
import type { CheckInModel } from './public-model';
import { useSite } from './site-context';
import { hostOf, Said, Spoken } from './spoken';

export const CheckInList = ({ checkIns }: { readonly checkIns: readonly CheckInModel[] }) => {
  const { language } = useSite();
  if (checkIns.length === 0) return <EmptyNote title={language.t('site.noCheckIns')}>{language.t('site.noCheckInsNote')}</EmptyNote>;
  return (
    <div className="periods">
      {checkIns.map((checkIn, index) => (
        <Period key={checkIn.id} checkIn={checkIn} isNewest={index === 0} />
      ))}
    </div>
  );
};

interface PeriodProps {
  readonly checkIn: CheckInModel;
  readonly isNewest: boolean;
}

/** The newest stands open; the others are a title that opens. */
const Period = ({ checkIn: { from, to, organization, submittedOn, publishedOn, onBehalf, demo, lines }, isNewest }: PeriodProps) => {
  const { language } = useSite();
  const by = {
    organization: organization ? wordsIn(organization.name, language.locale) : language.t('site.area'),
    submitted: formatDay(language, submittedOn),
    published: formatDay(language, publishedOn ?? submittedOn),
  };
  return (
    <details className="period" open={isNewest}>
      <summary>
        <h3>{withCapital(formatPeriod(language, from, to))}</h3>
      </summary>
      <p className="small muted">
        {language.t('site.checkInBy', by)} {onBehalf && language.t('site.onBehalf')} {demo && <DemoTag>{language.t('demo.tag')}</DemoTag>}
      </p>
      <ol>
        {lines.map((line) => (
          <Line key={line.milestone} line={line} />
        ))}
      </ol>
    </details>
  );
};

const Line = ({ line }: { readonly line: CheckInModel['lines'][number] }) => {
  const { language } = useSite();
  const parts = [
    { id: 'site.progress', text: line.progress },
    { id: 'site.challenges', text: line.challenges },
    { id: 'site.nextSteps', text: line.nextSteps },
  ] as const;
  return (
    <li className="line">
      <h4>
        <ReportedGlyph reported={line.reported} />
        {language.t('site.lineTitle', { number: line.order, level: language.t(`reported.${line.reported}`).toLowerCase() })}
      </h4>
      <p className="small muted">
        <Spoken words={line.text} />
      </p>
      {line.correctedOnBehalf && <p className="small muted">{language.t('line.correctedOnBehalf')}</p>}
      {line.noProgress && <p>{language.t('site.noProgress')}</p>}
      <dl className="facts">
        {parts.map(
          ({ id, text }) =>
            text !== null && (
              <div key={id}>
                <dt>{language.t(id)}</dt>
                <dd>
                  <Said text={text} />
                </dd>
              </div>
            ),
        )}
        {line.evidence && <Evidence evidence={line.evidence} />}
        {line.shown.length > 0 && <Shown shown={line.shown} />}
      </dl>
    </li>
  );
};

/** A link leads to the web and nowhere else, and takes nothing of ours with it. */
const Evidence = ({ evidence: { shows, link } }: { readonly evidence: NonNullable<CheckInModel['lines'][number]['evidence']> }) => {
  const { language } = useSite();
  const host = link === undefined ? undefined : hostOf(link);
  return (
    <div>
      <dt>{language.t('site.evidence')}</dt>
      <dd>
        <Said text={shows} />
      </dd>
      {host !== undefined && (
        <dd>
          <a href={link?.trim()} rel="noopener nofollow ugc">
            {language.t('site.evidenceLink', { host })}
          </a>
        </dd>
      )}
    </div>
  );
};

/** Each leads to the page of its receipt, where all of it is. */
const Shown = ({ shown }: { readonly shown: CheckInModel['lines'][number]['shown'] }) => {
  const { language, path } = useSite();
  return (
    <div>
      <dt>{language.t('site.evidenceShown')}</dt>
      {shown.map(({ code, kind, title }) => (
        <dd key={code}>
          <a href={path({ page: 'receipt', code })}>{title === null || title.trim() === '' ? language.t(`siteEvidence.kind_${kind}`) : <Said text={title} />}</a>
        </dd>
      ))}
    </div>
  );
};

const withCapital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
