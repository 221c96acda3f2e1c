/** What changed from one text to another: words that went, words that came. */
import { useMemo } from 'react';
import { useLanguage } from '../../language/language-context';
import { wordDifference, type TextPart } from '../../ui/word-difference';

interface DifferenceProps {
  readonly before: string;
  readonly after: string;
}

/** Longer texts are shown without marks: the table of words would take seconds. */
const longest = 20_000;

export const Difference = ({ before, after }: DifferenceProps) => {
  const { t } = useLanguage();
  const marked = useMemo(() => (before.length + after.length > longest ? { one: plain(before), other: plain(after) } : wordDifference(before, after)), [before, after]);
  return (
    <div className="acta__two">
      <div>
        <h5>{t('minutes.before')}</h5>
        <p className="prewrap">{marked.one.map((part, index) => (part.differs ? <del key={index}>{part.text}</del> : part.text))}</p>
      </div>
      <div>
        <h5>{t('minutes.after')}</h5>
        <p className="prewrap">{marked.other.map((part, index) => (part.differs ? <ins key={index}>{part.text}</ins> : part.text))}</p>
      </div>
    </div>
  );
};

const plain = (text: string): readonly TextPart[] => [{ text, differs: false }];
