/** What was concluded of this before: it holds, or it was about another version and somebody has to say whether it still does. */
import { isReplyOpen, type Review } from '../../domain/review';
import { addresses } from '../../language/addresses';
import { formatDay } from '../../language/dates';
import { useLanguage } from '../../language/language-context';
import { useDevice } from '../../storage/device';
import { stateOfRow } from '../../storage/item-reads';
import type { Kept } from '../../storage/reads';
import { useLive } from '../../storage/use-live';
import { unsentOver } from '../../storage/withdraw';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { ItemState } from '../../ui/item-state';
import { Link } from '../../ui/link';
import { judgedAgain } from './judgement';
import type { DeskReading } from './read-desk';
import { useReviewSlots } from './review-slots';
import type { Sheet } from './sheet';
import type { Undo } from './use-undo';

interface FormerWordProps {
  readonly sheet: Sheet;
  readonly former: Kept<Review>;
  readonly reading: DeskReading;
  readonly undo: Undo;
  /** The verdicts are shown already. */
  readonly isOpen: boolean;
  readonly onConfirm: () => void;
  readonly onOpen: () => void;
}

export const FormerWord = (props: FormerWordProps) => {
  const { sheet, former, onConfirm } = props;
  const { spoken } = useReviewSlots();
  const language = useLanguage();
  const { t } = language;
  if (sheet.asks === undefined) return <Holds {...props} />;
  const isOther = former.of !== sheet.id;
  const said = former.sha256 !== undefined && sheet.subject === 'evidence' && sheet.evidence.original ? (former.sha256 === sheet.evidence.original.sha256 ? 'reviews.sameBytes' : 'reviews.otherBytes') : undefined;
  return (
    <Banner tone="soon" title={t(sheet.asks === 'confirm' ? 'reviews.askConfirm' : 'reviews.askAgain')}>
      <p>
        {t('reviews.formerWord', { verdict: t(`verdict.${former.verdict}`), day: formatDay(language, former.issuedOn) })}
        {former.note !== undefined && ` “${former.note}”`} {said !== undefined && t(said)} {isOther && <Link href={addresses.toReview(former.of)}>{t('reviews.seeJudged')}</Link>}
      </p>
      {spoken(former)}
      <div className="row">
        <Button look="go" onClick={onConfirm}>
          {t('reviews.confirm', { verdict: t(`verdict.${former.verdict}`) })} <kbd aria-hidden="true">C</kbd>
        </Button>
        <span className="small">{t('reviews.orAgain')}</span>
      </div>
    </Banner>
  );
};

/** It is said, and where it is. While it has not left it can be taken back; after that, said otherwise. */
const Holds = ({ sheet, former, undo, isOpen, onOpen }: FormerWordProps) => {
  const device = useDevice();
  const language = useLanguage();
  const { t } = language;
  const row = `review/${former.id}`;
  const state = useLive(() => stateOfRow(device, row), [device, row]);
  const unsent = useLive(() => unsentOver(device, row), [device, row]);
  const { spoken } = useReviewSlots();
  const { verdict, note, issuedOn, until, reply, kind } = former;
  const takeBack = (change: string): void => void undo.takeBack({ change, review: former.id, thing: sheet.id, ...(kind === 'confirmed' ? {} : { typed: judgedAgain(sheet, former) }) });
  return (
    <Banner icon="review" title={t('reviews.saidOn', { verdict: t(`verdict.${verdict}`), day: formatDay(language, issuedOn) })}>
      {note !== undefined && <p className="prewrap">“{note}”</p>}
      {spoken(former)}
      <p>{reply ? t('reviews.replied', { text: reply.text }) : isReplyOpen(former, device.today()) ? t('reviews.replyUntil', { day: formatDay(language, until ?? issuedOn) }) : t(`reviewState.${former.state}`)}</p>
      <div className="row">
        {state && <ItemState state={state}>{t(`itemState.${state}`)}</ItemState>}
        {unsent !== undefined && (
          <Button icon="undo" onClick={() => takeBack(unsent)}>
            {t('reviews.undo')}
          </Button>
        )}
        {!isOpen && unsent === undefined && <Button onClick={onOpen}>{t('reviews.sayOtherwise')}</Button>}
      </div>
    </Banner>
  );
};
