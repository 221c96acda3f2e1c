/** How a strip is read, in four glyphs. */
import { ReportedGlyph, ScheduleGlyph, VerifiedGlyph } from './glyphs';

export interface LegendWords {
  readonly title: string;
  readonly fill: string;
  readonly ring: string;
  readonly dots: string;
  readonly tail: string;
}

export const Legend = ({ words }: { readonly words: LegendWords }) => (
  <div className="legend" role="group" aria-label={words.title}>
    <span>
      <ReportedGlyph reported="substantial" />
      {words.fill}
    </span>
    <span>
      <VerifiedGlyph verified="substantial" />
      {words.ring}
    </span>
    <span>
      <VerifiedGlyph verified="unreviewed" />
      {words.dots}
    </span>
    <span>
      <ScheduleGlyph schedule="overdue" />
      {words.tail}
    </span>
  </div>
);
