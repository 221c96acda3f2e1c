/** The approved versions, each with its day, its reason, its print and what it changed. */
import { useEffect, useState } from 'react';
import type { ApprovedMinutes } from '../../domain/minutes';
import { plainText } from '../../domain/rich-text';
import { formatDay } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { Section } from '../../ui/section';
import { Difference } from './difference';
import type { MinutesReading } from './read-minutes';
import { recordHash } from './record-hash';

export const Versions = ({ reading: { versions, names } }: { readonly reading: MinutesReading }) => {
  const language = useLanguage();
  const { t } = language;
  if (versions.length === 0) return null;
  return (
    <Section title={t('minutes.versions')}>
      <ol className="acta__versions">
        {versions.map((version, index) => (
          <li key={version.id} className="stack stack--2">
            <h3>{t('minutes.version', { version: version.version })}</h3>
            <p className="hint">{t('minutes.approvedOn', { day: formatDay(language, version.approvedOn), name: names.memberships.find(({ person }) => person === version.approvedBy)?.name ?? t('minutes.somebody') })}</p>
            {version.reason !== undefined && <p>{t('minutes.why', { reason: version.reason })}</p>}
            <Print version={version} />
            <Changed from={versions[index - 1]} to={version} />
          </li>
        ))}
      </ol>
    </Section>
  );
};

const Print = ({ version }: { readonly version: ApprovedMinutes }) => {
  const { t } = useLanguage();
  const [print, setPrint] = useState<string>();
  useEffect(() => {
    void recordHash(version.record).then(setPrint);
  }, [version.record]);
  return print === undefined ? null : (
    <p className="acta__print">
      {t('minutes.print')} <code>{print}</code>
    </p>
  );
};

const Changed = ({ from, to }: { readonly from: ApprovedMinutes | undefined; readonly to: ApprovedMinutes }) => {
  const { t } = useLanguage();
  const changed = to.record.items.flatMap(({ id, title, body }) => {
    const before = from?.record.items.find((item) => item.id === id);
    const texts = { before: before ? plainText(before.body) : '', after: plainText(body) };
    return before && texts.before !== texts.after ? [{ id, title, ...texts }] : [];
  });
  if (changed.length === 0) return null;
  return (
    <details>
      <summary>{t('minutes.whatChanged')}</summary>
      {changed.map(({ id, title, before, after }) => (
        <div key={id}>
          <h4>{title}</h4>
          <Difference before={before} after={after} />
        </div>
      ))}
    </details>
  );
};
