/** How full a place is, as a bar. The amounts stand in words beside it. */
interface MeterProps {
  /** In words: "Usado 1,2 GB de 8 GB". */
  readonly label: string;
  /** From 0 to 100. */
  readonly percent: number;
}

export const Meter = ({ label, percent }: MeterProps) => (
  <svg className="meter" role="img" aria-label={label}>
    <rect className="meter__all" width="100%" height="12" />
    <rect className="meter__used" width={`${percent}%`} height="12" />
  </svg>
);
