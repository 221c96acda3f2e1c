/** Every published version of the minutes: when, why, what it says otherwise, and how anybody can check that it is the one. */
import { formatDay } from '../language/dates';
import { dataPathTo } from './addresses';
import type { PublicMeetingModel, VersionModel } from './meeting-model';
import { useSite } from './site-context';
import { Said } from './spoken';
import { recordDifference, type ItemDifference } from './version-difference';

export const VersionList = ({ versions, page }: { readonly versions: PublicMeetingModel['versions']; readonly page: string }) => {
  const { language, plan } = useSite();
  const file = dataPathTo({ plan, meeting: page });
  return (
    <>
      <ol className="versions" reversed>
        {versions.map((version, index) => (
          <Version key={version.version} version={version} former={versions[index + 1]} />
        ))}
      </ol>
      <div className="prose">
        <h3>{language.t('siteMeeting.checkHeading')}</h3>
        <p>
          {language.t('siteMeeting.checkNote')} <a href={file}>{language.t('site.dataOfPage')}</a>
        </p>
        <pre tabIndex={0}>
          <code>{`jq -cSj .versions[0].record ${page}.json | sha256sum`}</code>
        </pre>
      </div>
    </>
  );
};

interface VersionProps {
  readonly version: VersionModel;
  readonly former: VersionModel | undefined;
}

const Version = ({ version, former }: VersionProps) => {
  const { language } = useSite();
  const { version: number, approvedOn, publishedOn, reason, sha256, record } = version;
  const differences = former ? recordDifference(former.record, record) : [];
  return (
    <li className="versions__one">
      <h3>{language.t('siteMeeting.version', { number })}</h3>
      <p className="small muted">{language.t('siteMeeting.versionDates', { approved: formatDay(language, approvedOn), published: formatDay(language, publishedOn) })}</p>
      {reason !== null && (
        <p>
          {language.t('siteMeeting.versionReason')} <Said text={reason} />
        </p>
      )}
      {differences.map((difference) => (
        <Difference key={difference.id} difference={difference} />
      ))}
      <p className="hash">
        SHA-256 <code>{sha256}</code>
      </p>
    </li>
  );
};

const Difference = ({ difference: { title, before, after } }: { readonly difference: ItemDifference }) => {
  const { language } = useSite();
  const lang = language.locale === 'es' ? undefined : 'es-AR';
  return (
    <dl className="facts">
      <div>
        <dt>{language.t('siteMeeting.before', { title })}</dt>
        <dd className="said" lang={lang}>
          {before.map(({ text, differs }, index) => (differs ? <del key={index}>{text}</del> : text))}
        </dd>
      </div>
      <div>
        <dt>{language.t('siteMeeting.after')}</dt>
        <dd className="said" lang={lang}>
          {after.map(({ text, differs }, index) => (differs ? <ins key={index}>{text}</ins> : text))}
        </dd>
      </div>
    </dl>
  );
};
