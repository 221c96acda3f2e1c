/** How many of each sector are here, and which institutions nobody came from. */
import { absentInstitutions, attendanceTotals } from '../../domain/attendance';
import { sectors } from '../../domain/organization';
import { useLanguage } from '../../language/language-context';
import { Spoken } from '../../language/spoken';
import { useRoom } from './room-context';

export const SectorTotals = () => {
  const { t } = useLanguage();
  const { facts } = useRoom();
  const totals = attendanceTotals(facts.attendance);
  const there = sectors.filter((sector) => totals[sector] > 0);
  const missing = absentInstitutions(facts.expected, facts.attendance);
  return (
    <div className="stack stack--2">
      <dl className="totals">
        {there.map((sector) => (
          <div key={sector} className="row">
            <dt>{t(`sector.${sector}`)}</dt>
            <dd className="push">{totals[sector]}</dd>
          </div>
        ))}
      </dl>
      {missing.length > 0 && (
        <p className="small muted">
          {t('room.missing', { count: missing.length })}{' '}
          {missing.map((id, index) => {
            const organization = facts.organizations.get(id);
            return (
              <span key={id}>
                {index > 0 && ', '}
                {organization ? <Spoken words={organization.name} /> : t('room.unknownInstitution')}
              </span>
            );
          })}
        </p>
      )}
    </div>
  );
};
