/** A percentage that hides nothing: solid is reached, white is measured and not reached, hatched is what nobody measured. */
import { useId } from 'react';

interface ProgressBarProps {
  /** "Informado" or "Verificado". */
  readonly label: string;
  /** The percentage in words: "33 %". */
  readonly value: string;
  readonly percent: number;
  /** How much was measured at all, from 0 to 100. */
  readonly measuredPercent: number;
  /** Says how many are unmeasured; a percentage never stands without it. */
  readonly note: string;
  /** Said by the area (ink) or seen by somebody else (green). */
  readonly by: 'said' | 'seen';
}

export const ProgressBar = ({ label, value, percent, measuredPercent, note, by }: ProgressBarProps) => {
  const hatch = `hatch${useId()}`;
  const measured = Math.max(measuredPercent, percent);
  return (
    <div className="prog">
      <p className="prog__top">
        <span>{label}</span> <b>{value}</b>
      </p>
      <svg className="prog__bar" role="img" aria-label={`${label}: ${value}. ${note}`}>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path className="hatch-line" d="M1 0V5" />
        </pattern>
        <rect className="prog__frame" x="0.6" y="0.6" height="12.8" rx="3" />
        {measured < 100 && (
          <>
            <rect fill={`url(#${hatch})`} x={`${measured}%`} y="1" width={`${100 - measured}%`} height="12" />
            <line className="prog__edge" x1={`${measured}%`} x2={`${measured}%`} y1="0" y2="14" />
          </>
        )}
        <rect className={`prog__${by}`} x="0" y="0" width={`${percent}%`} height="14" rx="3" />
      </svg>
      <p className="prog__note">{note}</p>
    </div>
  );
};
