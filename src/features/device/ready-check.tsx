/** Ready to leave without internet: the answer first, each check after it. */
import { formatNearMoment } from '../../language/dates';
import type { Language } from '../../language/language';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import { useCourierStatus, type CourierStatus } from '../../sync/status';
import { Checks, ReadyNote, type CheckResult, type CheckTone } from '../../ui/checks';
import { readClock } from './clock';
import type { DeviceFacts } from './device-facts';
import type { StorageState } from './use-storage-state';

interface ReadyCheckProps {
  readonly facts: DeviceFacts;
  readonly storage: StorageState;
}

export const ReadyCheck = ({ facts, storage }: ReadyCheckProps) => {
  const language = useLanguage();
  const { t } = language;
  const { app, now } = useDevice();
  const status = useCourierStatus();
  const checks = [planCheck(language, facts, status, now()), appCheck(language, storage), protectionCheck(language, storage), clockCheck(language, status), sessionCheck(language, status), versionCheck(language, status, app)];
  const tone = worstOf(checks);
  return (
    <section className="section">
      <ReadyNote tone={tone} title={t(answers[tone].title)}>
        {t(answers[tone].note)}
      </ReadyNote>
      <Checks checks={checks} />
    </section>
  );
};

/** "You can disconnect now" is said only when every line holds. */
const worstOf = (checks: readonly CheckResult[]): CheckTone => (['bad', 'soon'] as const).find((tone) => checks.some((check) => check.tone === tone)) ?? 'ok';

const answers = {
  ok: { title: 'device.ready', note: 'device.readyNote' },
  soon: { title: 'device.almostReady', note: 'device.almostReadyNote' },
  bad: { title: 'device.notReady', note: 'device.notReadyNote' },
} as const;

const planCheck = (language: Language, { commitments, milestones, preparation }: DeviceFacts, { lastAnswerAt }: CourierStatus, now: number): CheckResult => {
  const { t } = language;
  const key = 'plan';
  if (commitments.length === 0) return { key, tone: 'bad', title: t('device.planMissing'), note: t('device.planMissingNote') };
  if (preparation.stage !== 'whole') return { key, tone: 'soon', title: t('device.planPart'), note: t('device.planPartNote', { taken: preparation.taken, head: preparation.total }) };
  const amounts = t('device.planAmounts', { commitments: commitments.length, milestones: milestones.length });
  const when = lastAnswerAt === null ? '' : ` · ${t('device.planWhen', { when: formatNearMoment(language, lastAnswerAt, now) })}`;
  return { key, tone: 'ok', title: t('device.planWhole'), note: `${amounts}${when}` };
};

const appCheck = ({ t }: Language, { isAppKept }: StorageState): CheckResult => {
  const key = 'app';
  if (isAppKept) return { key, tone: 'ok', title: t('device.appKept'), note: t('device.appKeptNote') };
  return { key, tone: 'soon', title: t('device.appNotKept'), note: t('device.appNotKeptNote') };
};

const protectionCheck = ({ t }: Language, { isProtected }: StorageState): CheckResult => {
  const key = 'protection';
  if (isProtected === true) return { key, tone: 'ok', title: t('device.protected'), note: t('device.protectedNote') };
  return { key, tone: 'soon', title: t('device.notProtected'), note: t(isProtected === false ? 'device.notProtectedNote' : 'device.protectionUnknown') };
};

const clockCheck = ({ t }: Language, { clockOffsetMs }: CourierStatus): CheckResult => {
  const key = 'clock';
  const clock = readClock(clockOffsetMs);
  switch (clock.kind) {
    case 'unknown':
      return { key, tone: 'soon', title: t('device.clockUnknown'), note: t('device.clockUnknownNote') };
    case 'right':
      return { key, tone: 'ok', title: t('device.clockRight'), note: t('device.clockRightNote') };
    default:
      return { key, tone: 'soon', title: t(clock.kind === 'behind' ? 'device.clockBehind' : 'device.clockAhead', { minutes: clock.minutes }), note: t('device.clockWrongNote') };
  }
};

const sessionCheck = ({ t }: Language, { connection }: CourierStatus): CheckResult => {
  const key = 'session';
  if (connection === 'signed-out') return { key, tone: 'bad', title: t('device.sessionEnded'), note: t('device.sessionEndedNote') };
  if (connection !== 'reached') return { key, tone: 'soon', title: t('device.sessionUnknown'), note: t('device.sessionNote') };
  return { key, tone: 'ok', title: t('device.session'), note: t('device.sessionNote') };
};

const versionCheck = ({ t }: Language, { connection }: CourierStatus, app: string): CheckResult => {
  const key = 'version';
  const title = t('device.version', { version: app });
  return connection === 'outdated' ? { key, tone: 'bad', title, note: t('device.versionOld') } : { key, tone: 'ok', title, note: t('device.versionNote') };
};
