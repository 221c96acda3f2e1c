/** A sound as a picture: how loud it is from its beginning to its end, and how far it has been heard. */
interface WaveformProps {
  /** From 0 to 1, from the beginning to the end. */
  readonly peaks: readonly number[];
  /** From 0 to 1. */
  readonly heard: number;
  /** In words: "Sonido de 2:31". */
  readonly label: string;
}

const height = 48;

export const Waveform = ({ peaks, heard, label }: WaveformProps) => (
  <svg className="wave" viewBox={`0 0 ${peaks.length * 3} ${height}`} preserveAspectRatio="none" role="img" aria-label={label}>
    {peaks.map((peak, index) => {
      const tall = Math.max(2, peak * height);
      return <rect key={index} className={index / peaks.length < heard ? 'wave__heard' : undefined} x={index * 3} y={(height - tall) / 2} width="2" height={tall} />;
    })}
  </svg>
);
