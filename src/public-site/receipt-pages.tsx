/** The code of a receipt, typed by anybody, and what the server holds of what it names. Of what is not public: that it came, and nothing else. */
import { formatMoment, formatDay } from '../language/dates';
import { formatBytes } from '../language/numbers';
import { EvidenceList } from './evidence-list';
import type { ReceiptModel } from './evidence-model';
import { useSite } from './site-context';
import { Spoken } from './spoken';

export const ReceiptsPage = ({ typed }: { readonly typed: string | undefined }) => {
  const { language } = useSite();
  return (
    <>
      <header className="stack">
        <h1>{language.t('siteEvidence.receiptsHeading')}</h1>
        <p className="lead">{language.t('siteEvidence.receiptsLead')}</p>
      </header>
      <ReceiptForm typed={typed} />
      <p className="prose">{language.t('siteEvidence.receiptsNote')}</p>
    </>
  );
};

const ReceiptForm = ({ typed }: { readonly typed?: string | undefined }) => {
  const { language, path } = useSite();
  const isWrong = typed !== undefined;
  return (
    <form className="attend" method="get" action={path({ page: 'receipts' })}>
      <label>
        {language.t('siteEvidence.code')}
        <input type="text" name="code" required maxLength={40} autoCapitalize="characters" autoComplete="off" spellCheck={false} placeholder="ABCD-EFGH" defaultValue={typed} aria-invalid={isWrong ? true : undefined} aria-describedby={isWrong ? 'code-wrong' : undefined} />
      </label>
      {isWrong && (
        <p className="note" id="code-wrong" role="alert">
          {language.t('siteEvidence.codeWrong')}
        </p>
      )}
      <button className="btn btn--go" type="submit">
        {language.t('siteEvidence.look')}
      </button>
    </form>
  );
};

export const ReceiptPage = ({ model }: { readonly model: ReceiptModel }) => {
  const { language } = useSite();
  return (
    <>
      <header className="stack">
        <h1>{language.t('siteEvidence.receiptHeading', { code: model.code })}</h1>
        <p className="lead">{language.t(model.state === 'published' ? (model.evidence.original ? 'siteEvidence.holdsBytes' : 'siteEvidence.holdsWords') : 'siteEvidence.holdsInside')}</p>
      </header>
      {model.state === 'published' && <Published model={model} />}
      <section className="stack" aria-labelledby="another">
        <h2 id="another">{language.t('siteEvidence.another')}</h2>
        <ReceiptForm />
      </section>
    </>
  );
};

const Published = ({ model: { evidence, commitment } }: { readonly model: Extract<ReceiptModel, { readonly state: 'published' }> }) => {
  const { language, path, plan } = useSite();
  const { kind, original, receivedAt, publishedOn, withdrawnOn, supersededBy } = evidence;
  const state = withdrawnOn !== null ? 'withdrawn' : supersededBy !== null ? 'superseded' : 'published';
  const facts: readonly (readonly [name: string, value: string])[] = [
    [language.t('siteEvidence.factKind'), language.t(`siteEvidence.kind_${kind}`)],
    ...(original ? [[language.t('siteEvidence.factBytes'), `${formatBytes(language, original.bytes)} (${language.t('siteEvidence.bytes', { count: original.bytes })}) · ${original.type}`] as const] : []),
    ...(receivedAt === null ? [] : [[language.t('siteEvidence.factReceived'), formatMoment(language, Date.parse(receivedAt))] as const]),
    [language.t('siteEvidence.factPublished'), formatDay(language, publishedOn)],
    [language.t('siteEvidence.factState'), language.t(`siteEvidence.state_${state}`)],
  ];
  return (
    <>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {original && (
          <div>
            <dt>SHA-256</dt>
            <dd>
              <code>{original.sha256}</code>
            </dd>
          </div>
        )}
        <div>
          <dt>{language.t('siteEvidence.factCommitment')}</dt>
          <dd>
            <a href={path({ page: 'commitment', plan, code: commitment.code })}>
              <Spoken words={commitment.title} />
            </a>
          </dd>
        </div>
      </dl>
      <p className="prose">{language.t(original ? 'siteEvidence.proves' : 'siteEvidence.provesWords')}</p>
      <section className="stack" aria-labelledby="shown">
        <h2 id="shown">{language.t('siteEvidence.whatIsShown')}</h2>
        <EvidenceList evidence={[evidence]} level={3} />
      </section>
    </>
  );
};
