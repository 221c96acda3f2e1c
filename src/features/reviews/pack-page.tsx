/** Before going where there is no network: what is taken along to be judged there, what it weighs, and what is not here. */
import './reviews.css';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'wouter';
import { packOf, packTiers, type PackTier } from '../../domain/review-pack';
import { addresses } from '../../language/addresses';
import { useLanguage } from '../../language/language-context';
import { formatBytes } from '../../language/numbers';
import { keptBlobs } from '../../storage/blobs/read-blob';
import { useDevice } from '../../storage/device';
import { dropPack, keptPackParts, packBudget } from '../../storage/review-pack';
import { useLive, useRead } from '../../storage/use-live';
import { Button } from '../../ui/button';
import { Check } from '../../ui/check';
import { EmptyNote } from '../../ui/empty-note';
import { PageHead } from '../../ui/page-head';
import { Section } from '../../ui/section';
import { entriesOf } from './inbox-entry';
import { NotForYou } from './not-for-you';
import { PackBudget } from './pack-budget';
import { evidenceIn, inScope, partName, presenceOf, type Scope } from './pack-choice';
import { PackItems } from './pack-items';
import { PackProgressNote } from './pack-progress-note';
import { amountOf, runPack, usePackRun } from './pack-run';
import { readDesk, type DeskReading } from './read-desk';

export const PackPage = () => {
  const { t } = useLanguage();
  const reading = useRead(readDesk);
  if (!reading) return null;
  return (
    <>
      <title>{`${t('reviews.packTitle')} · ${t('ui.appName')}`}</title>
      {reading.mayReview ? <Pack reading={reading} /> : <NotForYou />}
    </>
  );
};

/** The address says the scope, so that a link opens the same. */
const scopeFrom = (query: URLSearchParams): Scope => {
  const commitment = query.get('compromiso');
  if (commitment) return { commitment };
  return query.get('todo') === 'si' ? 'all' : 'week';
};

const queryOf = (value: string): Record<string, string> => (value === 'week' ? {} : value === 'all' ? { todo: 'si' } : { compromiso: value });

const Pack = ({ reading }: { readonly reading: DeskReading }) => {
  const device = useDevice();
  const language = useLanguage();
  const { t } = language;
  const [query, setQuery] = useSearchParams();
  const scope = scopeFrom(query);
  const scopeName = typeof scope === 'string' ? scope : scope.commitment;
  const [tiers, setTiers] = useState<readonly PackTier[]>(['preview', 'copy']);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const kept = useLive(() => keptPackParts(device), [device]);
  const captured = useLive(() => keptBlobs(device), [device]);
  const budget = useLive(() => packBudget(device), [device]);
  const run = usePackRun();
  const entries = useMemo(() => entriesOf(reading), [reading]);
  const among = useMemo(() => evidenceIn(inScope(entries, scope, reading.today), reading.evidence), [entries, scope, reading]);
  if (!kept || !captured || budget === undefined) return null;
  const names = new Set(kept.map(partName));
  const own = new Set(captured.map(({ sha256 }) => sha256));
  const chosen = among.filter(({ id }) => !left.has(id));
  const { parts, sizes } = packOf(chosen, tiers);
  const missing = amountOf(parts.filter((part) => !names.has(partName(part))));
  const used = kept.reduce((sum, { bytes }) => sum + bytes, 0);
  const commitments = [...new Map(entries.flatMap(({ commitment }) => (commitment ? [[commitment.id, commitment] as const] : []))).values()];
  const toggle = (id: string, isIn: boolean): void => setLeft(new Set(isIn ? [...left].filter((one) => one !== id) : [...left, id]));
  return (
    <>
      <PageHead title={t('reviews.packTitle')} crumbs={[{ label: t('app.reviews'), href: addresses.reviews }]} sub={t('reviews.packLead')} />
      <div className="stack stack--5">
        <label className="field">
          <span className="label">{t('reviews.packWhat')}</span>
          <select className="input" value={scopeName} onChange={(event) => (setLeft(new Set()), setQuery(queryOf(event.target.value), { replace: true }))}>
            <option value="week">{t('reviews.packWeek')}</option>
            <option value="all">{t('reviews.packAll')}</option>
            {commitments.map(({ id, code }) => (
              <option key={id} value={id}>
                {code}
              </option>
            ))}
          </select>
        </label>
        {among.length === 0 ? (
          <EmptyNote level={2} title={t('reviews.packEmpty')}>
            {t('reviews.packEmptyNote')}
          </EmptyNote>
        ) : (
          <>
            <fieldset className="pack__sizes">
              <legend className="label">{t('reviews.packHow')}</legend>
              {packTiers.map((tier) => (
                <Check
                  key={tier}
                  label={t('reviews.packTier', { what: t(`reviews.tier.${tier}`), count: sizes[tier].parts, size: formatBytes(language, sizes[tier].bytes) })}
                  checked={tiers.includes(tier)}
                  disabled={run.kind === 'running'}
                  onChange={(isOn) => setTiers(isOn ? [...tiers, tier] : tiers.filter((one) => one !== tier))}
                />
              ))}
            </fieldset>
            <p role="status">{missing.parts === 0 ? t('reviews.packWhole') : t('reviews.packMissing', { count: missing.parts, size: formatBytes(language, missing.bytes) })}</p>
            {missing.bytes > budget - used && <p className="small asked--soon">{t('reviews.packOverBudget', { size: formatBytes(language, budget) })}</p>}
            <PackProgressNote run={run} />
            {run.kind !== 'running' && missing.parts > 0 && (
              <Button look="go" icon="download" onClick={() => void runPack(device, parts)}>
                {t('reviews.packGo', { size: formatBytes(language, missing.bytes) })}
              </Button>
            )}
            <Section title={t('reviews.packItems')}>
              <PackItems evidence={among} left={left} onToggle={toggle} presenceOf={(one) => presenceOf(one, names, (sha256) => own.has(sha256))} reading={reading} />
            </Section>
          </>
        )}
        <PackBudget used={used} budget={budget} onDrop={run.kind === 'running' || kept.length === 0 ? undefined : () => dropPack(device)} />
      </div>
    </>
  );
};
