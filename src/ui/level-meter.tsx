/** What the microphone hears now, as a bar: nobody finds out at the end that it was covered. */
import { useEffect, useRef } from 'react';

export const LevelMeter = ({ stream, label }: { readonly stream: MediaStream; readonly label: string }) => {
  const bar = useRef<SVGRectElement>(null);
  useEffect(() => {
    const context = new AudioContext();
    const source = context.createMediaStreamSource(stream);
    const analyser = context.createAnalyser();
    analyser.fftSize = 512;
    source.connect(analyser);
    const heard = new Float32Array(analyser.fftSize);
    // Ten times a second is enough to be seen, and costs no battery to speak of.
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(heard);
      const loudest = heard.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      bar.current?.setAttribute('width', `${Math.min(100, Math.round(Math.sqrt(loudest) * 100))}%`);
    }, 100);
    return () => {
      clearInterval(timer);
      source.disconnect();
      void context.close();
    };
  }, [stream]);
  return (
    <svg className="level" role="img" aria-label={label}>
      <rect className="meter__all" width="100%" height="12" />
      <rect ref={bar} className="meter__used" width="0" height="12" />
    </svg>
  );
};
